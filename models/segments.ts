import type { Condition } from './domain/segments/condition.ts';
import { brandIds, installation } from './installation.ts';

/** The segments of `tidings.config.ts`, whose conditions were checked when it was loaded. */
export const declaredSegments: ReadonlyMap<string, Condition> = new Map(
  Object.entries(installation.segments as Readonly<Record<string, Condition>>),
);

/** What a condition means that names no brand, or all advertising. */
export const usual = { brand: brandIds[0], purposes: installation.purposes };
