import { headerLength } from './pdu.ts';

/** A PDU with the longest `message_payload` is shorter. */
const longest = 66_000;

/** The stream tells a length that no PDU has: where the next one begins cannot be known any more. */
export class UnfitLength extends Error {
  override readonly name = 'UnfitLength';
  readonly code = 'unfit-length';
}

/**
 * Cuts a stream into PDUs by the length that each begins with. It keeps less than one PDU, so at most 66,000 octets
 * besides the chunk.
 *
 * @returns takes a chunk, and gives the PDUs that are whole; throws UnfitLength
 */
export function cutFrames(): (chunk: Buffer) => Buffer[] {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    const frames: Buffer[] = [];
    let content = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    while (content.length >= 4) {
      const length = content.readUInt32BE(0);
      if (length < headerLength || length > longest) throw new UnfitLength(`${length} octets`);
      if (content.length < length) break;
      frames.push(content.subarray(0, length));
      content = content.subarray(length);
    }
    // A copy, so that a few octets do not keep the whole chunk.
    rest = Buffer.from(content);
    return frames;
  };
}
