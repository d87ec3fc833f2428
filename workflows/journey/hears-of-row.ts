import { mustBe } from './must-be.ts';
import type { Run } from './run.ts';

/** Refuses an event that the row does not hear: it would never come. */
export function refuseUnheard(verb: string, names: readonly string[], { hears }: Pick<Run, 'hears'>): void {
  const unheard = names.find((name) => !hears.includes(name));
  mustBe(unheard === undefined, `${verb}: ${unheard} is not among the events that the journey's row hears`);
}
