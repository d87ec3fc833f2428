import type { z } from 'zod';

/** JSON of a schema; `{ list: item }` for a page of a list; `orCsv` for a table too; `as` for another content type; null for no body. */
export type ResponseBody =
  z.ZodType | { list: z.ZodType } | { orCsv: z.ZodType } | { as: string; schema?: z.ZodType } | null;

/** One operation as its route declares it. */
export interface Operation {
  summary: string;
  /** `any` where readers, mail programs or providers add what they like; everywhere else what is not named is refused. */
  query?: z.ZodObject | 'any';
  /** By content type, all that are taken; `any` where it is not ours to choose. Absent: a body is not read. */
  body?: Record<string, z.ZodType> | 'any';
  /** What an absent body stands for is safe. */
  bodyOptional?: true;
  /** By status. */
  responses: Record<number, ResponseBody>;
  /** Bodies that can be sent as they are, by content type and what they say. */
  examples?: Record<string, Record<string, () => unknown>>;
  /** Open to callers without a key. */
  open?: true;
  /** Served, but no part of the API: pages and their files. */
  page?: true;
}

/** What the edge lets through in a path or a query, as a pattern: no control characters, and not nothing. */
export const withoutControls = '^[^\\u0000-\\u001f\\u007f-\\u009f]+$';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
export type Operations = Partial<Record<Method, Operation>>;

const described = new Map<string, Operations>();

/**
 * Registers what a path takes and answers; called where the route is written, from the schemas that the route parses
 * with. `/openapi.json` shows it and the edge holds requests to it: a path that is not described is not there.
 *
 * @param path `{name}` is one segment; `{+name}` is one or more
 */
export function describe(path: string, operations: Operations): void {
  described.set(path, { ...described.get(path), ...operations });
}

/** Every path that was described. */
export function describedPaths(): [path: string, operations: Operations][] {
  return [...described];
}
