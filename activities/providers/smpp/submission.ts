import type { OutboundMessage } from '../../../models/domain/deliveries/provider.ts';
import { dataCodings, encodeGsm, encodeUcs2 } from './alphabets.ts';
import type { Body, Tlvs } from './pdu.ts';
import { splitText } from './split-text.ts';
import { tags } from './tags.ts';

/** How a text of several parts is sent: with a header of each part, with TLVs, or whole for the SMSC to split. */
export const longTextWays = ['udh', 'sar', 'payload'] as const;

/** What of the settings says how a message is written. */
export interface Writing {
  longTexts: (typeof longTextWays)[number];
  /** Type of number of a short code, which operators see differently: 0 or 3. */
  shortCodeTon: number;
}

/** One `submit_sm`. */
export interface Submission {
  body: Partial<Body<'submit_sm'>>;
  tlvs: Tlvs;
}

/** UDH is in front of the text: SMPP 3.4, section 5.2.12. */
const withHeader = 0x40;
/** A final report is asked for: section 5.2.17. */
const finalReport = 1;

/**
 * The submissions of a message, in the order in which they are to leave. The last one alone asks for a report, so that a
 * message has one, under one id.
 *
 * @param reference by which the phone joins the parts; its lower octet in a header
 */
export function submissionsOf(message: OutboundMessage, writing: Writing, reference: number): Submission[] {
  const { to, sender, text, encoding, validUntil } = message;
  const encoded = (part: string) => (encoding === 'gsm7' ? encodeGsm(part) : encodeUcs2(part));
  const common = {
    ...sourceOf(sender, writing.shortCodeTon),
    destinationTon: 1,
    destinationNpi: 1,
    destination: to.replace(/^\+/, ''),
    validity: relativeTime(validUntil.getTime() - Date.now()),
    dataCoding: dataCodings[encoding],
  };
  const none: Tlvs = new Map();
  const parts = splitText(text, encoding);
  if (parts.length === 1) {
    return [{ body: { ...common, registeredDelivery: finalReport, shortMessage: encoded(text) }, tlvs: none }];
  }
  if (writing.longTexts === 'payload') {
    const tlvs = new Map([[tags.messagePayload, encoded(text)]]);
    return [{ body: { ...common, registeredDelivery: finalReport }, tlvs }];
  }
  return parts.map((part, index) => {
    const joined = { reference, total: parts.length, sequence: index + 1 };
    const asked = { ...common, registeredDelivery: index === parts.length - 1 ? finalReport : 0 };
    return writing.longTexts === 'udh'
      ? {
          body: { ...asked, esmClass: withHeader, shortMessage: Buffer.concat([header(joined), encoded(part)]) },
          tlvs: none,
        }
      : { body: { ...asked, shortMessage: encoded(part) }, tlvs: joinedTlvs(joined) };
  });
}

interface Joined {
  reference: number;
  total: number;
  sequence: number;
}

/** Concatenation with an 8-bit reference: 3GPP TS 23.040, section 9.2.3.24.1. */
function header({ reference, total, sequence }: Joined): Buffer {
  return Buffer.from([5, 0, 3, reference & 0xff, total, sequence]);
}

function joinedTlvs({ reference, total, sequence }: Joined): Tlvs {
  return new Map([
    [tags.joinedReference, Buffer.from([reference >> 8, reference & 0xff])],
    [tags.joinedTotal, Buffer.from([total])],
    [tags.joinedSequence, Buffer.from([sequence])],
  ]);
}

/** Type and plan of a sender: a name is 5 and 0, a number 1 and 1, a short code as the route says and 0. */
function sourceOf(sender: string, shortCodeTon: number): Partial<Body<'submit_sm'>> {
  if (!/^\+?\d+$/.test(sender)) return { sourceTon: 5, sourceNpi: 0, source: sender };
  const isShortCode = /^\d{3,8}$/.test(sender);
  if (isShortCode) return { sourceTon: shortCodeTon, sourceNpi: 0, source: sender };
  return { sourceTon: 1, sourceNpi: 1, source: sender.replace(/^\+/, '') };
}

/** From now on, at least a second and at most 31 days, as YYMMDDhhmmss000R: SMPP 3.4, section 7.1.1.2. */
function relativeTime(ms: number): string {
  const seconds = Math.min(Math.max(Math.floor(ms / 1_000), 1), 31 * 86_400);
  const counts = [seconds / 86_400, (seconds / 3_600) % 24, (seconds / 60) % 60, seconds % 60];
  return `0000${counts.map((count) => String(Math.floor(count)).padStart(2, '0')).join('')}000R`;
}
