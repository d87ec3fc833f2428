import { Router } from 'express';
import { describe } from '../http/openapi.ts';
import { isProblemCode, Problem } from '../http/problems.ts';
import { errorPage } from '../pages/error-page.ts';
import { readerPageHeaders } from '../pages/reader-page.ts';

describe('/errors/{code}', {
  get: {
    summary: 'What a problem means, why it comes and what mends it',
    query: 'any',
    responses: { 200: { as: 'text/html' } },
    open: true,
  },
});

/** The addresses that problem documents have as their `type`. */
export function errorRoutes(): Router {
  const router = Router();
  router.get('/errors/:code', ({ params: { code } }, response) => {
    if (!isProblemCode(code)) throw new Problem('not-found', 'No problem has this code; docs/errors.md lists them.');
    response.set(readerPageHeaders).type('html').send(errorPage(code));
  });
  return router;
}
