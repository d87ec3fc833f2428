import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { listen } from '../wiring/listen.ts';
import type { Letter, Store } from './store.ts';

/** More than the longest letter of Tidings with both of its parts. */
const mostOctets = 1_000_000;

export interface MailServerOptions {
  store: Store;
  /** 0 for any free one. */
  port: number;
  host: string;
  now: () => number;
}

/**
 * A mail server that takes every letter, from and to everybody, by plain SMTP. A letter is written down before the server
 * answers for it, once for each address that it is to.
 *
 * @throws SetUpError where it cannot listen
 */
export async function startMailServer({ store, port, host, now }: MailServerOptions) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: mostOctets,
    closeTimeout: 1_000,
    onData: (stream, { envelope }, done) => {
      const recipients = envelope.rcptTo.map(({ address }) => address);
      take(stream, recipients).then(() => done(), done);
    },
  });
  // A connection that breaks is its client's matter; what keeps the server from listening is told by `listen`.
  server.on('error', () => undefined);

  async function take(stream: SMTPServerDataStream, recipients: string[]): Promise<void> {
    const raw = await buffer(stream);
    if (stream.sizeExceeded) throw Object.assign(new Error('5.3.4 the letter is too large'), { responseCode: 552 });
    const words = wordsOf(await PostalMime.parse(raw, { maxNestingDepth: 20 }));
    const at = now();
    store.add(...recipients.map((to) => ({ is: 'letter', letter: { id: randomUUID(), to, at, ...words } }) as const));
  }

  await listen(server.server, 'SIMULATOR_MAIL_PORT', port, host);
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** What a mail program shows of a letter. */
function wordsOf({
  from,
  subject = '',
  text = '',
  html,
  attachments,
  headers,
}: Email): Omit<Letter, 'id' | 'to' | 'at'> {
  const header = (name: string) => headers.find(({ key }) => key === name)?.value ?? '';
  const [, url] = /<(https?:[^>]+)>/.exec(header('list-unsubscribe')) ?? [];
  const oneClick = header('list-unsubscribe-post') === 'List-Unsubscribe=One-Click';
  // A picture that stands within the HTML is no file of its own.
  const files = attachments.filter(({ related }) => !related);
  return {
    from: from ? inPlainOrder(written(from)) : '',
    subject: inPlainOrder(subject),
    text: text.trimEnd(),
    ...(html === undefined ? {} : { html }),
    ...(files.length > 0 ? { attachments: files.map(fileOf) } : {}),
    ...(url === undefined ? {} : { unsubscribe: { url, oneClick } }),
  };
}

function fileOf({ filename, content }: Attachment) {
  const octets = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
  return { name: inPlainOrder(filename ?? ''), octets };
}

/** A line without controls, of which some turn the direction of reading: `gpj.exe` would read as `exe.jpg`. */
function inPlainOrder(line: string): string {
  return line.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}

function written({ name, address = '' }: Address): string {
  return name ? `${name} <${address}>` : address;
}
