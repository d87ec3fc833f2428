import { z } from 'zod';
import type { EventSchema } from './config/declarations.ts';
import { fields } from './config/fields.ts';

const dayMs = 86_400_000;

/** What kinds of fields hold, as of now: an event that tells of the past is old news. */
const examples = new Map<z.ZodType, () => unknown>([
  [fields.id, () => 'A-1001'],
  [fields.link, () => 'https://shop.example/a/A-1001'],
  [fields.amount, () => 120],
  [fields.currency, () => 'EUR'],
  [fields.date, () => onDay(0)],
  [fields.pastDate, () => onDay(-3)],
  [fields.instant, () => inDays(0).toISOString()],
  [fields.futureInstant, () => inDays(3).toISOString()],
  [fields.zone, () => 'Europe/Lisbon'],
]);

/** The fields of an event as somebody would post them, without those that may be absent. */
export function exampleOf(schema: EventSchema | undefined): Record<string, unknown> {
  const needed = Object.entries((schema?.shape ?? {}) as Record<string, z.ZodType>).filter(
    ([, field]) => !field.safeParse(undefined).success,
  );
  return Object.fromEntries(needed.map(([name, field]) => [name, valueOf(field)]));
}

function valueOf(field: z.ZodType): unknown {
  const told = examples.get(field)?.() ?? (field.meta()?.examples as unknown[] | undefined)?.[0];
  if (told !== undefined) return told;
  if (field instanceof z.ZodEnum) return field.options[0];
  return [1, true, 'text', [], {}].find((value) => field.safeParse(value).success) ?? null;
}

function inDays(days: number): Date {
  return new Date(Date.now() + days * dayMs);
}

function onDay(days: number): string {
  return inDays(days).toISOString().slice(0, 10);
}
