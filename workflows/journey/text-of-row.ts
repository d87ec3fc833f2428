import type { Message } from './messages.ts';
import { mustBe } from './must-be.ts';
import type { Run } from './run.ts';

/** Refuses a text that the row does not name, which the gate may not know and no report counts with its journey. */
export function refuseForeignText(what: string, { key }: Pick<Message, 'key'>, { texts }: Pick<Run, 'texts'>): void {
  const known = Object.values(texts).some((text) => text.key === key);
  mustBe(known, `${what}: ${key} is not among the texts of the journey's row`);
}
