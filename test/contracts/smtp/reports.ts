import { readFileSync } from 'node:fs';

/** By what a report may know the letter that it is about. */
interface Known {
  returnPath?: string;
  messageId?: string;
}

/** The names of the letter in the recorded bounces. */
const theirs = { returnPath: /bounce\+[a-z]+-d41@tidings\.test/g, messageId: /d41\.[a-z]+@tidings\.test/g };

/**
 * A bounce that a mail server in use has made, of a letter of ours. All were made by OpenSMTPD 6.8, Exim 4.96 and Postfix
 * 3.7 in front of a server that refuses by the name of the recipient.
 */
export function recorded(name: string, { returnPath, messageId }: Known): string {
  return readFileSync(new URL(`dsn/${name}.eml`, import.meta.url), 'utf8')
    .replaceAll(theirs.returnPath, returnPath ?? 'nobody@shop.example')
    .replaceAll(theirs.messageId, messageId ?? 'nothing@shop.example');
}

/** A letter of several parts, each with its own headers. */
export function multipart(type: string, parts: readonly string[], boundary = 'b'): string {
  const inside = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `Content-Type: multipart/${type}; boundary="${boundary}"\r\n\r\n${inside}--${boundary}--\r\n`;
}

/** A bounce as RFC 3464 has it; `fields` are those of the recipients, a blank line between two. */
export function dsn({
  to,
  fields = 'Final-Recipient: rfc822; ann@mail.example\nAction: failed\nStatus: 5.1.1',
  date = 'Wed, 25 Nov 2026 18:00:00 +0000',
}: {
  to: string;
  fields?: string;
  date?: string;
}): string {
  const status = `Reporting-MTA: dns; mail.example\n\n${fields}`.replaceAll('\n', '\r\n');
  const head = `From: MAILER-DAEMON@mail.example\r\nTo: ${to}\r\nDate: ${date}\r\nMIME-Version: 1.0\r\n`;
  const parts = [
    'Content-Type: text/plain\r\n\r\nIt did not arrive.\r\n',
    `Content-Type: message/delivery-status\r\n\r\n${status}\r\n`,
    'Content-Type: text/rfc822-headers\r\n\r\nSubject: Your order\r\n',
  ];
  return head + multipart('report; report-type=delivery-status', parts);
}

/** A complaint as RFC 5965 has it, which comes to an address of its own. */
export function complaint({ type, returnPath, messageId, date }: Known & { type: string; date?: string }): string {
  const fields = [
    `Feedback-Type: ${type}`,
    'User-Agent: Mailbox/1.0',
    'Version: 1',
    ...(returnPath ? [`Original-Mail-From: <${returnPath}>`] : []),
  ];
  const letter = ['Subject: Offers', ...(messageId ? [`Message-ID: <${messageId}>`] : [])].join('\r\n');
  const parts = [
    'Content-Type: text/plain\r\n\r\nThis is an abuse report.\r\n',
    `Content-Type: message/feedback-report\r\n\r\n${fields.join('\r\n')}\r\n`,
    `Content-Type: message/rfc822\r\n\r\n${letter}\r\n\r\nBuy!\r\n`,
  ];
  const head = 'From: complaints@mail.example\r\nTo: complaints@shop.example\r\nMIME-Version: 1.0\r\n';
  return (date ? `Date: ${date}\r\n` : '') + head + multipart('report; report-type=feedback-report', parts);
}

/** What a reader's machine says while the reader is away (RFC 3834). */
export function autoReply(to: string): string {
  const head = `From: ann@mail.example\r\nTo: ${to}\r\nAuto-Submitted: auto-replied\r\nSubject: Away until Monday\r\n`;
  return `${head}\r\nI am away. In urgent cases: 550 5.1.1\r\n`;
}
