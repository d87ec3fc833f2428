import { fieldsIn, type Fields } from './fields.ts';

/** What a server says of the way of a letter, in our words; `code` as in `550 5.1.1`. */
export type Outcome = { status: 'delivered' } | { status: 'undeliverable'; code: string };

/** A reply code (RFC 5321, 4.2) with the enhanced one behind it (RFC 3463), as servers write them into a line. */
const replyCode = /(?:^|[\s;:])([45]\d\d)(?:[ -]#?([45]\.\d{1,3}\.\d{1,3}))?(?![\d.])/;
const enhancedCode = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/;

/**
 * Reads a delivery status notification (RFC 3464). A letter has one reader, so it arrived as soon as it did anywhere behind
 * the address; `delayed`, `relayed` and `expanded` end nothing.
 *
 * @param content of the part `message/delivery-status`
 * @param notification what the report tells people, which is all that some servers put the true code into
 * @returns undefined where nothing has ended
 */
export function readDeliveryStatus(content: string, notification: string): Outcome | undefined {
  const recipients = content.split(/\n[ \t]*\n/).map(fieldsIn);
  const actions = recipients.map((fields) => /^[a-z]+/i.exec(fields.get('action') ?? '')?.[0].toLowerCase());
  if (actions.includes('delivered')) return { status: 'delivered' };
  const failed = recipients[actions.indexOf('failed')];
  return failed && { status: 'undeliverable', code: codeOf(failed, notification) };
}

/** The status says why, unless it says only that (`5.0.0`): then the answer of the server that refused the letter tells. */
function codeOf(failed: Fields, notification: string): string {
  const status = enhancedCode.exec(failed.get('status') ?? '')?.[1] ?? '5.0.0';
  const isVague = status.endsWith('.0.0');
  const answer = failed.get('diagnostic-code') ?? (isVague ? notification : '');
  const [, reply, enhanced] = replyCode.exec(answer) ?? [];
  const why = isVague ? (enhanced ?? status) : status;
  return reply === undefined ? why : `${reply} ${why}`;
}
