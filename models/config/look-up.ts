import type { Duration } from '../domain/time/duration.ts';

/** What JSON can say, so that a replay reads the same. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined };

/** What a look-up is told beside its input. */
export interface LookUpCall {
  /** Whose run asks. */
  contactId: string;
  /** The same at each try of one question, so that a coupon that is made twice is one. */
  key: string;
  /** Aborts when the time is over or the worker ends. */
  signal: AbortSignal;
}

/** Asks something of the world for a story. It throws where it has no answer now, and is then tried again. */
type Ask = (input: never, call: LookUpCall) => Json | Promise<Json>;

interface Limits {
  /** How long one try may take, at most a minute. Default: 10 seconds. */
  within?: Duration;
  /** How often it is tried, at most 20 times. Default: 5. */
  tries?: number;
}

/** A look-up as it stands in `tidings.config.ts`: a function, or one with limits of its own. */
export type LookUpDeclaration = Ask | ({ ask: Ask } & Limits);

/**
 * A look-up with limits of its own; a plain function has the usual ones.
 *
 * @example
 * lookUps: {
 *   stock: lookUp(
 *     async ({ sku }: { sku: string }, { signal }) => {
 *       const answer = await fetch(`https://shop.example/stock/${encodeURIComponent(sku)}`, { signal });
 *       if (!answer.ok) throw new Error(`the shop answers ${answer.status}`);
 *       return { left: z.object({ left: z.number() }).parse(await answer.json()).left };
 *     },
 *     { within: '3 seconds', tries: 3 },
 *   ),
 * }
 */
export function lookUp<const Asked extends Ask>(ask: Asked, limits: Limits): { ask: Asked } & Limits {
  return { ...limits, ask };
}

/** The longest that one try may take. */
export const longestTryMs = 60_000;
/** The most tries; workflow code knows it too. */
export const mostTries = 20;

/** A look-up with its limits, the usual ones where it names none. */
export function limited(declared: LookUpDeclaration): { ask: Ask; within: Duration; tries: number } {
  const usual = { within: '10 seconds', tries: 5 } as const;
  return typeof declared === 'function' ? { ...usual, ask: declared } : { ...usual, ...declared };
}
