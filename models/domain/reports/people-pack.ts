/**
 * People by their numbers, packed: in ascending order, each as the distance from the one before, in as few octets as it
 * needs (LEB128, as in section 7.6 of DWARF 5). Where most people of an installation are meant, one costs one octet.
 *
 * @param numbers whole, from 1 to 2³¹ − 1; in any order, each as often as it likes
 */
export function packPeople(numbers: Iterable<number>): Uint8Array {
  const sorted = Uint32Array.from(new Set(numbers)).sort();
  const octets = new Uint8Array(sorted.length * longest);
  let end = 0;
  let before = 0;
  for (const number of sorted) {
    let rest = number - before;
    before = number;
    for (; rest > 0x7f; rest >>>= 7) octets[end++] = (rest & 0x7f) | 0x80;
    octets[end++] = rest;
  }
  return octets.slice(0, end);
}

/** Octets of the largest number. */
const longest = 5;

/** How many different people there are in several packs together. */
export function countPeople(packs: readonly Uint8Array[]): number {
  const [only, ...others] = packs;
  if (only === undefined) return 0;
  if (others.length === 0) return only.reduce((count, octet) => count + (octet < 0x80 ? 1 : 0), 0);
  let seen = new Uint32Array(4_096);
  let count = 0;
  for (const pack of packs) {
    for (const number of unpack(pack)) {
      const word = number >>> 5;
      if (word >= seen.length) seen = wider(seen, word);
      const bits = seen[word] ?? 0;
      const mine = 1 << (number & 31);
      if ((bits & mine) !== 0) continue;
      seen[word] = bits | mine;
      count += 1;
    }
  }
  return count;
}

/** The same bits with room for a word, and as much again for those to come. */
function wider(bits: Uint32Array<ArrayBuffer>, word: number): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * word + 1);
  more.set(bits);
  return more;
}

function* unpack(pack: Uint8Array): Generator<number> {
  let number = 0;
  let distance = 0;
  let shift = 0;
  for (const octet of pack) {
    distance |= (octet & 0x7f) << shift;
    shift += 7;
    if (octet > 0x7f) continue;
    number += distance;
    yield number;
    distance = 0;
    shift = 0;
  }
}
