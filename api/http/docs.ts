import express, { Router } from 'express';
import swaggerUi from 'swagger-ui-dist';
import { describe } from './openapi.ts';
import { openApiDocument } from './openapi-document.ts';
import { coalesced } from '../../models/domain/coalesced.ts';

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tidings API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<div id="docs"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</html>`;
const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, persistAuthorization: true });`;

const asPage = { query: 'any', responses: { 200: null }, open: true, page: true } as const;
describe('/openapi.json', { get: { summary: 'This description', ...asPage } });
describe('/', { get: { summary: 'Leads to /docs', query: 'any', responses: { 302: null }, open: true, page: true } });
describe('/docs', { get: { summary: 'The description to browse', ...asPage } });
describe('/docs/{+file}', { get: { summary: 'Its scripts and styles', ...asPage } });

/** `/openapi.json`, and the same to browse at `/docs`, where `/` leads. */
export function docsRoutes(publicUrl: string): Router {
  const router = Router();
  // Its examples are of now, so that they can be sent as they are; a minute later they still can.
  const description = coalesced(() => Buffer.from(JSON.stringify(openApiDocument(publicUrl))), 60_000);
  router.get('/openapi.json', async (_request, response) => {
    response.type('json').send(await description());
  });
  router.get('/', (_request, response) => {
    response.redirect('/docs');
  });
  router.get('/docs', (_request, response) => {
    response.type('html').send(page);
  });
  router.get('/docs/start.js', (_request, response) => {
    response.type('js').send(start);
  });
  router.use('/docs', express.static(swaggerUi.getAbsoluteFSPath(), { index: false }));
  return router;
}
