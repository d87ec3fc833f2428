import { text as readAll } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutboundEmail } from '../../../models/domain/deliveries/provider.ts';
import { asHtml } from './as-html.ts';

/** Whom letters of a route come from, and who signs for them. */
export interface Letterhead {
  from: Mailbox;
  replyTo?: Mailbox | undefined;
  dkim?: { domainName: string; keySelector: string; privateKey: string } | undefined;
}

export interface Mailbox {
  name: string;
  address: string;
}

/** A letter as it leaves. */
export interface Letter {
  envelope: { from: string; to: string[] };
  /** As it stands in the letter, without its angle brackets. */
  messageId: string;
  content: string;
}

/**
 * Writes a letter with a plain and an HTML part of the same words. Its Message-ID is made of our reference, so that every
 * try has the same; one click ends what can be ended (RFC 8058), and no machine answers it (RFC 3834).
 */
export async function writeLetter(message: OutboundEmail, { from, replyTo, dkim }: Letterhead): Promise<Letter> {
  const { reference, to, subject, text, locale, unsubscribeUrl } = message;
  const messageId = `${reference.replaceAll(/[^\w.-]/g, '-')}@${from.address.split('@').at(-1) ?? ''}`;
  const composed = new MailComposer({
    from,
    to: { name: '', address: to },
    ...(replyTo ? { replyTo } : {}),
    subject,
    text,
    html: asHtml(text, { subject, locale }),
    messageId: `<${messageId}>`,
    // What is in a letter comes from its text: nothing is fetched for it, and no file is read.
    disableFileAccess: true,
    disableUrlAccess: true,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': locale,
      ...(unsubscribeUrl
        ? { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {}),
    },
  }).compile();
  const { from: sender, to: recipients } = composed.getEnvelope();
  const plain = await composed.build();
  const content = dkim ? await readAll(new DKIM(dkim).sign(plain)) : plain.toString();
  return { envelope: { from: sender || from.address, to: recipients }, messageId, content };
}
