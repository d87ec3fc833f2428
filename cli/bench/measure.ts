import { quantile } from '../../models/domain/quantile.ts';

/** Runs a task for each item, at most `parallel` at once. */
export async function inFlight<T>(items: T[], parallel: number, task: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await task(item);
  };
  await Promise.all(Array.from({ length: parallel }, lane));
}

/** Resolves when the condition holds; looked at every millisecond, so that the wait adds nothing to a figure. */
export async function until(holds: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + 120_000;
  while (!holds()) {
    if (performance.now() > giveUpAt) throw new Error('the benchmark waited two minutes for nothing');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

export const median = (sample: number[]): number => quantile(sample, 0.5);
