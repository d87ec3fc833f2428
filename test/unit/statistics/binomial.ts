import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Gives numbers from 0 to below 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

/** How many of so many people count, drawn by the gaps between them, so that it costs as much as there are. */
export function binomial(chance: () => number, people: number, share: number): number {
  let count = 0;
  for (let at = gap(chance, share); at <= people; at += gap(chance, share)) count++;
  return count;
}

function gap(chance: () => number, share: number): number {
  return Math.floor(Math.log1p(-chance()) / Math.log1p(-share)) + 1;
}
