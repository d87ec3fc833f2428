import { text as readAll } from 'node:stream/consumers';
import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutboundEmail } from '../../../models/domain/deliveries/provider.ts';
import { asHtml } from './as-html.ts';
import { letterNames, type Bounces } from './return-path.ts';

/** Whom letters of a route come from, who signs for them, and where they come back to. */
export interface Letterhead {
  from: Mailbox;
  replyTo?: Mailbox | undefined;
  dkim?: { domainName: string; keySelector: string; privateKey: string } | undefined;
  /** Without it they come back to `from`. */
  bounces?: Bounces | undefined;
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
export async function writeLetter(message: OutboundEmail, letterhead: Letterhead): Promise<Letter> {
  const { reference, to, subject, text, locale, unsubscribeUrl } = message;
  const { from, replyTo, dkim, bounces } = letterhead;
  const { messageId, returnPath } = letterNames(reference, domainOf(from), bounces);
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
  const { from: author, to: recipients } = composed.getEnvelope();
  const plain = await composed.build();
  const content = dkim ? await readAll(new DKIM(dkim).sign(plain)) : plain.toString();
  return { envelope: { from: returnPath ?? (author || from.address), to: recipients }, messageId, content };
}

/** What letters of a mailbox are named under. */
export function domainOf({ address }: Pick<Mailbox, 'address'>): string {
  return address.split('@').at(-1) ?? '';
}
