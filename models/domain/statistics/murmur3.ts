/**
 * MurmurHash3 x86 32 of some bytes, from 0 to 2^32 − 1: spreads alike words evenly, runs in workflow code, and is known
 * to other languages (`mmh3` in Python). No secret and no signature: anyone can find two words with one hash.
 * By Austin Appleby, in the public domain: SMHasher, MurmurHash3.cpp.
 */
export function murmur3(bytes: Uint8Array, seed = 0): number {
  const whole = bytes.length - (bytes.length % 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hash = seed;
  for (let at = 0; at < whole; at += 4) {
    hash = Math.imul(rotateLeft(hash ^ scramble(view.getUint32(at, true)), 13), 5) + 0xe6546b64;
  }
  // The one to three bytes that are left, the first of them lowest.
  const rest = bytes.subarray(whole).reduceRight((word, byte) => (word << 8) | byte, 0);
  return finish(hash ^ scramble(rest) ^ bytes.length);
}

function scramble(word: number): number {
  return Math.imul(rotateLeft(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** Lets each bit of the hash change all others. */
function finish(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}
