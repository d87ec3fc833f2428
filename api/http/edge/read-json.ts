import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler, type Response } from 'express';
import { outOfBounds, unreadablyMuch } from '../bounds.ts';
import { Problem, refusal } from '../problems.ts';
import { bodyMissing, isJson, longestBody } from './check-content.ts';
import { operationOf } from './match-operation.ts';

/**
 * Reads the JSON bodies of operations that take one. What no route may see is refused by field: no object at all, too
 * deep, too much, names and text that cannot be stored. A batch is looked at item by item where its items are read.
 */
export function readJson(): RequestHandler[] {
  const read: RequestHandler = express.json({
    limit: longestBody,
    strict: false,
    type: () => true,
    verify: (_request, response, bytes) => checkBytes(response as Response, bytes),
  });
  return [
    (request, response, next) => {
      if (jsonTypes(response).length > 0) read(request, response, next);
      else next();
    },
    (request, _response, next) => {
      if (request.body !== undefined) checkValue(request.body);
      next();
    },
  ];
}

/** Octets that are no UTF-8 would be read as one and the same letter; a body without any as an empty object. */
function checkBytes(response: Response, bytes: Buffer): void {
  if (bytes.length === 0 && !operationOf(response).bodyOptional) throw bodyMissing(jsonTypes(response));
  const fault = unreadablyMuch(bytes);
  if (fault) throw refusal('body-invalid', [fault]);
  if (!isUtf8(bytes)) throw new Problem('encoding-invalid', 'Send the body as UTF-8; nothing was taken.');
}

function jsonTypes(response: Response): string[] {
  const { body } = operationOf(response);
  return body === undefined || body === 'any' ? [] : Object.keys(body).filter(isJson);
}

function checkValue(body: unknown): void {
  if (typeof body !== 'object' || body === null) {
    const found = body === null ? 'null' : `a ${typeof body}`;
    throw refusal('body-invalid', [{ pointer: '', detail: `must be a JSON object, not ${found}` }]);
  }
  const fault = Array.isArray(body) ? undefined : outOfBounds(body);
  if (fault) throw refusal('body-invalid', [fault]);
}
