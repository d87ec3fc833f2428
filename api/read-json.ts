import express, { type RequestHandler } from 'express';
import { bodyOutOfBounds } from './bounds.ts';
import { refusal } from './problems.ts';

/** Reads JSON bodies, and refuses by field what no route may see: too deep, too much, names and text that cannot be stored. */
export function readJson(): RequestHandler[] {
  return [express.json({ limit: '8mb', type: ['application/json', 'application/*+json'] }), refuseOutOfBounds];
}

const refuseOutOfBounds: RequestHandler = (request, _response, next) => {
  const fault = bodyOutOfBounds(request.body);
  if (fault) throw refusal('body-invalid', [fault]);
  next();
};
