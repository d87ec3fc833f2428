import { shareOf } from './proportions.ts';
import type { Proportion } from './proportions.ts';

/** Two tables are as likely when they differ by rounding alone; R's `fisher.test` takes the same step. */
const rounding = 1 + 1e-7;

/**
 * The two-sided p of Fisher's exact test: how likely a table with these margins is that is as unlikely as this one, or
 * more. For one look and for small counts, where the z test is too rough. Where a share has nobody p is 1. Its time and
 * memory grow with the smallest margin.
 *
 * @throws RangeError where one is no proportion
 */
export function fisherTest(control: Proportion, variant: Proportion): number {
  [control, variant].forEach(shareOf);
  const counted = control.count + variant.count;
  const least = Math.max(0, counted - control.of);
  const chances = chancesFrom(least, counted, control.of, variant.of);
  const seen = chances[variant.count - least] ?? 0;
  const sum = (all: readonly number[]) => all.reduce((total, chance) => total + chance, 0);
  return Math.min(1, sum(chances.filter((chance) => chance <= seen * rounding)) / sum(chances));
}

/** How likely each count of the variant is beside the likeliest, which is 1: from there no neighbour can overflow. */
function chancesFrom(least: number, counted: number, control: number, variant: number): number[] {
  const most = Math.min(counted, variant);
  const likeliest = Math.floor(((counted + 1) * (variant + 1)) / (control + variant + 2));
  const chances = new Array<number>(most - least + 1).fill(1);
  const at = (count: number) => chances[count - least] ?? 1;
  /** How much likelier one more is than this count. */
  const step = (count: number) =>
    ((counted - count) * (variant - count)) / ((count + 1) * (control - counted + count + 1));
  for (let count = likeliest + 1; count <= most; count++) chances[count - least] = at(count - 1) * step(count - 1);
  for (let count = likeliest - 1; count >= least; count--) chances[count - least] = at(count + 1) / step(count);
  return chances;
}
