import type { Request, RequestHandler } from 'express';
import { Problem } from '../problems.ts';
import { operationOf } from './match-operation.ts';

/** More is no event, contact or batch; imports are streamed instead. */
export const longestBody = 8 * 1024 * 1024;

const compressions = ['gzip', 'deflate', 'br'];

/** Refuses a body that the operation could not read, before a byte of it is read, and the lack of one that it needs. */
export const checkContent: RequestHandler = (request, response, next) => {
  const { body, bodyOptional } = operationOf(response);
  if (body === undefined || body === 'any') {
    next();
    return;
  }
  const types = Object.keys(body);
  if (!hasBody(request)) {
    if (!bodyOptional) throw bodyMissing(types);
    next();
    return;
  }
  const type = request.is(types);
  // RFC 5789, 2.2.
  if (!type && request.method === 'PATCH') response.set('Accept-Patch', types.join(', '));
  if (!type) throw new Problem('content-type-unsupported', `Send ${inWords(types)}.`);
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(request.get('content-type') ?? '')?.[1] ?? 'utf-8';
  if (isJson(type) && !/^(utf-?8|us-ascii)$/i.test(charset)) {
    throw new Problem('content-type-unsupported', `The charset ${charset.slice(0, 40)} is not taken; send UTF-8.`);
  }
  if (isJson(type) && Number(request.get('content-length') ?? 0) > longestBody) throw bodyTooLarge();
  const packed = (request.get('content-encoding') ?? 'identity').trim().toLowerCase();
  const taken = isJson(type) ? compressions : [];
  if (packed !== 'identity' && !taken.includes(packed)) {
    response.set('Accept-Encoding', [...taken, 'identity'].join(', '));
    throw new Problem(
      'content-encoding-unsupported',
      `Send it ${taken.length === 0 ? 'uncompressed' : `plain or with ${inWords(taken)}`}; nothing was taken.`,
    );
  }
  next();
};

/** Whether the operation reads its body as JSON. */
export function isJson(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}

function bodyTooLarge(): Problem {
  return new Problem('body-too-large', `A body may have ${longestBody / 1_048_576} MB; send less at once.`);
}

export function bodyMissing(types: string[]): Problem {
  return new Problem('body-missing', `Send a body of ${inWords(types)}; nothing was changed.`);
}

function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
}

/** "a", "a or b", "a, b or c". */
function inWords(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}
