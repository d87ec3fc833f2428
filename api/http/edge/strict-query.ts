import { closest } from 'fastest-levenshtein';
import type { RequestHandler } from 'express';
import { refusal, type Fault } from '../problems.ts';
import { operationOf } from './match-operation.ts';

/**
 * Reads a query strictly, for Express: names and values are percent-encoded UTF-8, each name comes once.
 * @throws Problem `query-invalid`
 */
export function readQuery(text: string | null | undefined): Record<string, string> {
  const found = new Map<string, string>();
  for (const part of (text ?? '').split('&')) {
    if (part === '') continue;
    const [written = '', ...rest] = part.split('=');
    const name = decode(written, written);
    if (found.has(name)) throw refusal('query-invalid', [{ pointer: `/${name}`, detail: 'is given more than once' }]);
    found.set(name, decode(rest.join('='), name));
  }
  return Object.fromEntries(found);
}

/** Refuses parameters that the operation does not name, and empty ones: passed over, they would widen what is asked for. */
export const checkQuery: RequestHandler = (request, response, next) => {
  const { query } = operationOf(response);
  if (query === 'any') {
    next();
    return;
  }
  const known = Object.keys(query?.shape ?? {});
  const faults = Object.entries(request.query).flatMap(([name, value]): Fault[] => {
    if (!known.includes(name)) return [unknownParameter(name, known)];
    if (value === '') return [{ pointer: `/${name}`, detail: 'is empty; leave it out' }];
    return /\p{Cc}/u.test(value as string) ? [{ pointer: `/${name}`, detail: 'holds a control character' }] : [];
  });
  if (faults.length > 0) throw refusal('query-invalid', faults);
  next();
};

function unknownParameter(name: string, known: string[]): Fault {
  const instead = known.length === 0 ? 'none is taken here' : `the nearest is ${closest(name, known)}`;
  return { pointer: `/${name.slice(0, 100)}`, detail: `is not a known parameter; ${instead}` };
}

function decode(text: string, name: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw refusal('query-invalid', [{ pointer: `/${name.slice(0, 100)}`, detail: 'is not percent-encoded UTF-8' }]);
  }
}
