import type { Router } from 'express';
import { describe } from '../http/openapi.ts';
import { peopleRoutes } from './phone-people.ts';
import { mustMatch, simulatorPage, type SimulatorAccess } from './simulator-page.ts';

const files = [
  'phone.js',
  'phone-view.js',
  'phone-words.js',
  'phone-keys.js',
  'page-parts.js',
  'language.js',
  'timeline.js',
  'phone.css',
  'phone-list.css',
  'phone-conversation.css',
  'phone-next.css',
  'timeline.css',
];

const asPage = {
  summary: 'The virtual phone',
  query: 'any',
  responses: { 200: null },
  open: true,
  page: true,
} as const;
describe('/phone', { get: asPage });
describe('/phone/{+file}', { get: asPage, post: asPage, put: asPage });

export interface PhoneOptions extends SimulatorAccess {
  /** The routes whose gateways the simulator plays, the preferred first. */
  routes: readonly string[];
}

/**
 * The virtual phone, on development machines only: a page that shows the simulator's conversations, and one with the
 * timeline of a contact.
 */
export function phoneRouter({ routes, ...simulator }: PhoneOptions): Router {
  const { router, file, pass } = simulatorPage(files, simulator);
  router.get('/', file('phone.html'));
  router.get('/contacts/:contact', file('timeline.html'));

  router.param('number', mustMatch(/^[+\d]{1,20}$/));
  router.use('/api', peopleRoutes());
  router.get('/api/routes', (_request, response) => {
    response.json({ routes });
  });
  router.param('route', mustMatch(/^[a-z][a-z0-9-]{0,31}$/));
  router.put('/api/routes/:route', pass);
  router.get('/api/phones', pass);
  router.get('/api/phones/:number', pass);
  router.put('/api/phones/:number', pass);
  router.post('/api/phones/:number/replies', pass);
  router.put('/api/phones/:number/next', pass);
  router.post('/api/messages/:id/receipts', pass);
  router.get('/api/stats', pass);
  return router;
}
