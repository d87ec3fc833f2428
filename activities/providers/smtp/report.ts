import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { readDeliveryStatus } from './delivery-status.ts';
import { fieldsIn, type Fields } from './fields.ts';
import { tokensIn } from './letter-token.ts';

/** What a mail server or a mailbox provider reports of a letter. */
export type MailReport = {
  /** What may name the letter, the surest first. */
  tokens: string[];
  /** When it was written, by its own clock. */
  at: Date | undefined;
} & ({ status: 'delivered' | 'complaint' } | { status: 'undeliverable'; code: string });

/** A report encloses the letter, of which 20,000 characters are the most, twice; what is larger is none. */
export const mostReportOctets = 1_000_000;

/** So many are tried to name the letter: a report that has more of them was made up. */
const mostTokens = 100;

/** No report is built so deep, or has so many headers. */
const bounds = { maxNestingDepth: 20, maxHeadersSize: 200_000 };

/** Where servers write down to which address a letter came, if they do; `To` is last, since anybody may write that. */
const recipientHeaders = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to'];

/** What is enclosed of the letter itself: all of it, or its headers. */
const enclosed = new Set(['message/rfc822', 'message/global', 'text/rfc822-headers', 'message/global-headers']);

/**
 * Reads a bounce (RFC 3464) or a complaint (RFC 5965), in whatever multipart it stands: some servers call theirs `mixed`.
 * Answers of people and of machines, and all else that comes to the address, are none.
 *
 * @param raw the letter as it came, with its headers
 * @returns undefined for what is no report, cannot be read, or ends nothing
 */
export async function readReport(raw: Uint8Array): Promise<MailReport | undefined> {
  if (raw.length > mostReportOctets) return undefined;
  const message = await parse(raw);
  if (!message) return undefined;
  const part = (...types: string[]) => message.attachments.find(({ mimeType }) => types.includes(mimeType));
  const delivery = part('message/delivery-status', 'message/global-delivery-status');
  const feedback = part('message/feedback-report');
  const fields = feedback && fieldsIn(textOf(feedback));
  const outcome = delivery ? readDeliveryStatus(textOf(delivery), message.text ?? '') : fields && readFeedback(fields);
  if (!outcome) return undefined;
  const at = new Date(message.date ?? '');
  return {
    ...outcome,
    tokens: await tokensOf(message, fields),
    at: Number.isNaN(at.getTime()) ? undefined : at,
  };
}

/**
 * Whether a reader complains (RFC 5965, 7.3): that a letter was not wanted, or is taken for a fraud. `not-spam` takes a
 * complaint back and the other types are about servers, so they say nothing of the person.
 */
function readFeedback(fields: Fields): { status: 'complaint' } | undefined {
  const type = fields.get('feedback-type')?.toLowerCase();
  return type === 'abuse' || type === 'fraud' ? { status: 'complaint' } : undefined;
}

/** The address to which the report came is the return path of the letter; complaints come to another one. */
async function tokensOf(message: Email, feedback: Fields | undefined): Promise<string[]> {
  const letter = message.attachments.find(({ mimeType }) => enclosed.has(mimeType));
  const original = letter && (await parse(contentOf(letter)));
  const written = [
    ...headersOf(message, recipientHeaders),
    feedback?.get('original-mail-from') ?? '',
    ...headersOf(original, ['return-path', 'message-id']),
  ];
  return [...new Set(written.flatMap(tokensIn))].slice(0, mostTokens);
}

function headersOf(message: Email | undefined, names: readonly string[]): string[] {
  return names.flatMap((name) => (message?.headers ?? []).filter(({ key }) => key === name).map(({ value }) => value));
}

/** What is enclosed stays closed: a bounce that somebody forwards is none. */
async function parse(raw: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(raw, { ...bounds, forceRfc822Attachments: true });
  } catch {
    // Beyond the bounds, or none of a letter at all.
    return undefined;
  }
}

function textOf(part: Attachment): string {
  return new TextDecoder().decode(contentOf(part)).replaceAll('\r\n', '\n');
}

function contentOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}
