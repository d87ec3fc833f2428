import type { RequestHandler, Response } from 'express';
import { describedPaths, type Method, type Operation } from '../openapi.ts';
import { Problem } from '../problems.ts';

interface Matcher {
  pattern: RegExp;
  operations: Partial<Record<Method, Operation>>;
}

/**
 * First at the edge: finds what was described of the path and the method, for all that follows. A path that nobody
 * described is 404 and a method that it does not have 405, so that no route can answer without being described.
 */
export function matchOperation(): RequestHandler {
  const matchers = describedPaths()
    .sort(([a], [b]) => variables(a) - variables(b))
    .map(([path, operations]): Matcher => ({ pattern: patternOf(path), operations }));

  return (request, response, next) => {
    // What the API tells is about people; no proxy and no browser keeps it.
    response.set('Cache-Control', 'no-store');
    refuseMalformed(request.originalUrl);
    const fitting = matchers.filter(({ pattern }) => pattern.test(request.path));
    if (fitting.length === 0) throw new Problem('not-found', 'See /docs for what there is.');
    const method = (request.method === 'HEAD' ? 'GET' : request.method).toLowerCase();
    const allow = allowed(fitting);
    if (request.method === 'OPTIONS') {
      response.set('Allow', allow).status(204).end();
      return;
    }
    const operation = fitting.map(({ operations }) => operations[method as Method]).find((found) => found);
    if (!operation) {
      response.set('Allow', allow);
      throw new Problem('method-not-allowed', `${request.method} is not among ${allow}.`);
    }
    response.locals['operation'] = operation;
    if (operation.page) response.removeHeader('Cache-Control');
    next();
  };
}

/** What the request was matched with. */
export function operationOf(response: Response): Operation {
  return response.locals['operation'] as Operation;
}

function variables(path: string): number {
  return path.split('{').length;
}

/** Like Express: letters of either case, and a slash at the end or none. */
function patternOf(path: string): RegExp {
  const source = path
    .split(/(\{\+?\w+\})/)
    .map((part) => {
      if (part.startsWith('{+')) return '.+';
      return part.startsWith('{') ? '[^/]+' : part.replaceAll('.', '\\.');
    })
    .join('');
  return new RegExp(`^${source}/?$`, 'i');
}

/**
 * Octets that are no UTF-8 would be read as one and the same letter, whatever they were, and what follows a `#` would be
 * cut off: `/v1/contacts/A#1` would be asked of somebody else, `A`.
 */
function refuseMalformed(target: string): void {
  if (target.includes('#')) throw new Problem('path-malformed', 'Write # as %23: nothing behind it is ever sent.');
  let path: string;
  try {
    path = decodeURIComponent(target.split('?', 1)[0] ?? '');
  } catch {
    throw new Problem('path-malformed', 'Percent-encode everything but ASCII, as UTF-8.');
  }
  if (/\p{Cc}/u.test(path)) throw new Problem('path-malformed', 'It holds a control character.');
}

function allowed(fitting: Matcher[]): string {
  const methods = fitting.flatMap(({ operations }) => Object.keys(operations));
  const named = [...new Set(methods)].flatMap((method) =>
    method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
  );
  return [...named, 'OPTIONS'].join(', ');
}
