import type { Body, Tlvs } from './pdu.ts';
import { tags } from './tags.ts';

/** Which part of a longer message this is. */
export interface Part {
  reference: number;
  total: number;
  sequence: number;
}

/** What of a message is text, and which part of a longer one it is, where it is one. */
export interface Content {
  octets: Buffer;
  part?: Part;
}

/** A header stands in front of the text: SMPP 3.4, section 5.2.12. */
const withHeader = 0x40;

/** Takes the user data header and the TLVs of concatenation apart; undefined where the header is longer than the text. */
export function contentOf({ esmClass, shortMessage }: Body<'deliver_sm'>, tlvs: Tlvs): Content | undefined {
  const payload = tlvs.get(tags.messagePayload);
  const octets = payload ?? shortMessage;
  if (!(esmClass & withHeader)) return { octets, ...told(payload ? undefined : joinedByTlvs(tlvs)) };
  const length = (octets[0] ?? 0) + 1;
  if (octets.length < length) return undefined;
  return { octets: octets.subarray(length), ...told(payload ? undefined : joinedByHeader(octets.subarray(1, length))) };
}

/** A message of one part is whole, as is one in a payload, and a part beyond the last one belongs to none. */
function told(part: Part | undefined): { part?: Part } {
  return part && part.total > 1 && part.sequence >= 1 && part.sequence <= part.total ? { part } : {};
}

function joinedByTlvs(tlvs: Tlvs): Part | undefined {
  const [reference, total, sequence] = [tags.joinedReference, tags.joinedTotal, tags.joinedSequence].map((tag) => {
    const value = tlvs.get(tag);
    return value && value.length > 0 && value.length <= 2 ? value.readUIntBE(0, value.length) : undefined;
  });
  return reference !== undefined && total !== undefined && sequence !== undefined
    ? { reference, total, sequence }
    : undefined;
}

/** Elements of 8-bit and 16-bit references: 3GPP TS 23.040, sections 9.2.3.24.1 and 9.2.3.24.8. */
function joinedByHeader(header: Buffer): Part | undefined {
  for (let at = 0; at + 2 <= header.length; at += 2 + (header[at + 1] ?? 0)) {
    const value = header.subarray(at + 2, at + 2 + (header[at + 1] ?? 0));
    const octets = header[at] === 0x00 ? 1 : header[at] === 0x08 ? 2 : 0;
    if (octets === 0 || value.length !== octets + 2) continue;
    const [total = 0, sequence = 0] = value.subarray(octets);
    return { reference: value.readUIntBE(0, octets), total, sequence };
  }
  return undefined;
}
