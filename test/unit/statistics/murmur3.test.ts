import { describe, expect, it } from 'vitest';
import { murmur3 } from '../../../models/domain/statistics/murmur3.ts';

describe('MurmurHash3 x86 32', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it.each([
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['a', 0x9747b28c, 0x7fa09ea6],
    ['ab', 0x9747b28c, 0x74875592],
    ['abc', 0, 0xb3dd93fa],
    ['test', 0x9747b28c, 0x704b81dc],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
  ])('of "%s" with the seed %d is the published %d', (text, seed, hash) => {
    expect(murmur3(bytes(text), seed)).toBe(hash);
  });

  it('has the verification value of SMHasher, 0xB0F57EE3', () => {
    const hashes = new DataView(new ArrayBuffer(4 * 256));
    const keys = Uint8Array.from({ length: 256 }, (_, at) => at);
    for (let at = 0; at < 256; at++) hashes.setUint32(4 * at, murmur3(keys.subarray(0, at), 256 - at), true);
    expect(murmur3(new Uint8Array(hashes.buffer))).toBe(0xb0f57ee3);
  });
});
