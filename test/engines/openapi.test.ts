import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../api/http/openapi-document.ts';
import '../../api/server.ts';
import { serviceAccountAt } from '../contracts/fcm/gateway.ts';
import { ours } from '../contracts/web-push/gateway.ts';
import { valuesOf } from '../support/from-schema.ts';
import { validatorAt } from '../support/openapi.ts';
import { startSystem, type System } from '../support/system.ts';

interface Content {
  schema: object;
  examples?: Record<string, { value: unknown }>;
}
type Paths = Record<string, Record<string, { tags: string[]; requestBody?: { content: Record<string, Content> } }>>;

const document = openApiDocument('http://api');
const paths = document.paths as unknown as Paths;
const bodyOf = (path: string) => {
  const { post, put } = paths[path]!;
  return (put ?? post)!.requestBody!.content['application/json']!;
};
const bodies = Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations).flatMap(([method, { requestBody }]) =>
    Object.entries(requestBody?.content ?? {}).map(([type, content]) => ({ path, method, type, ...content })),
  ),
);

/** Every answer that tests get is held to the description where they ask for it: `test/support/system.ts`. */
/** Routes that reach devices, so that these can be told of; nothing leaves by them. */
const push = {
  FCM_SERVICE_ACCOUNT: serviceAccountAt('https://oauth2.googleapis.com'),
  WEB_PUSH_PUBLIC_KEY: ours.publicKey,
  WEB_PUSH_PRIVATE_KEY: ours.privateKey,
  WEB_PUSH_CONTACT: 'mailto:push@shop.example',
};

describe('what /openapi.json says is true', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem({ ...push, TIDINGS_ROUTES: 'simulator,letters:smtp,fcm,web-push' });
    for (const id of ['anna', 'kim', 'lee'])
      expect((await system.api('PUT', `/v1/contacts/${id}`, {})).status).toBe(201);
  });
  afterAll(async () => system.stop());

  it('every event that it describes is taken', async () => {
    let count = 0;
    const event = valuesOf(document, bodyOf('/v1/events').schema) as fc.Arbitrary<{ data: { amount?: number } }>;
    await fc.assert(
      fc.asyncProperty(event, async (generated) => {
        // What no schema can say: whom we know, what time it is, what a currency rounds to, and that an id is used once.
        const data = { ...generated.data, ...(generated.data.amount ? { amount: 1 + generated.data.amount / 2 } : {}) };
        const ahead = 'startsAt' in data ? { startsAt: new Date(Date.now() + 9 * 86_400_000).toISOString() } : {};
        const behind = 'dueOn' in data ? { dueOn: new Date().toISOString().slice(0, 10) } : {};
        const now = { time: new Date().toISOString(), subject: 'kim', data: { ...data, ...ahead, ...behind } };
        const posted = { ...generated, ...now, source: `generated-${(count += 1)}` };
        const answer = await system.api('POST', '/v1/events', posted);
        expect(answer.status, JSON.stringify(answer.body)).toBe(202);
      }),
      { numRuns: 100 },
    );
  });

  it('every act of consent that it describes is appended', async () => {
    let count = 0;
    const acts = valuesOf(document, bodyOf('/v1/contacts/{id}/consents').schema) as fc.Arbitrary<
      Record<string, string>
    >;
    const days = (number: number) => new Date(Date.now() + number * 86_400_000).toISOString();
    await fc.assert(
      fc.asyncProperty(acts, async (generated) => {
        // What no schema can say: that people acted before now and consents end after it, and that an id is used once.
        const timely = { at: days(-1), expiresAt: days(100), requestId: `form-${(count += 1)}` };
        const named = Object.entries(timely).filter(([name]) => name in generated);
        const answer = await system.api('POST', '/v1/contacts/lee/consents', {
          ...generated,
          ...Object.fromEntries(named),
        });
        expect(answer.status, JSON.stringify([generated, answer.body])).toBe(201);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['/v1/contacts/{id}', 200],
    ['/v1/contacts/{id}/opt-outs', 201],
    ['/v1/contacts/search', 200],
    ['/v1/deliveries/search', 200],
    ['/v1/replies/search', 200],
    ['/v1/team-tasks/{id}/claim', 404],
    ['/v1/team-tasks/{id}/resolve', 404],
  ])('every body that it describes for %s is read', async (path, status) => {
    await fc.assert(
      fc.asyncProperty(valuesOf(document, bodyOf(path).schema), async (body) => {
        const method = paths[path]!['put'] ? 'PUT' : 'POST';
        const sent = await system.api(method, path.replace('{id}', 'lee'), body);
        expect(sent.status, JSON.stringify([body, sent.body])).toBe(status);
      }),
      { numRuns: 30 },
    );
  });

  it('every example fits its schema, and can be sent as it is where it names nothing that must be there first', async () => {
    for (const { path, method, type, examples } of bodies) {
      for (const [name, { value }] of Object.entries(examples ?? {})) {
        const validate = validatorAt(['paths', path, method, 'requestBody', 'content', type, 'schema']);
        expect(validate(value), `${path}: ${name}: ${JSON.stringify(validate.errors)}`).toBe(true);
        if (path.includes('team-tasks') || path.includes('/runs/')) continue;
        const send = method.toUpperCase() as 'POST' | 'PUT' | 'PATCH';
        const names = { id: 'anna', list: 'vip', segment: 'british', campaign: 'spring-sale' };
        const named = Object.entries(names).reduce((all, [part, value]) => all.replace(`{${part}}`, value), path);
        const answer = await system.api(send, named, value, { 'content-type': type });
        expect(answer.status, `${path}: ${name}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
      }
    }
  });

  it('every body has an example, and operations stand in groups, people and events first', () => {
    for (const { path, method, examples } of bodies) {
      if (path !== '/v1/events') expect(Object.keys(examples ?? {}), `${method} ${path}`).not.toEqual([]);
    }
    const tags = Object.values(paths).flatMap((operations) => Object.values(operations).flatMap((it) => it.tags));
    expect([...new Set(tags)]).toEqual(document.tags?.map(({ name }) => name));
    expect(tags.slice(0, 3)).toEqual(['Contacts', 'Contacts', 'Contacts']);
    expect(Object.keys(paths)[0]).toBe('/v1/contacts/{id}');
  });

  it('each error leads to a page that says why it comes and what mends it', async () => {
    const { type } = (await system.api('GET', '/v1/journeys/x')).body;
    const page = await fetch(String(type));
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('<p>Why: No journey of this installation has this name.</p>');
    expect((await fetch(`${String(type)}x`)).status).toBe(404);
  });
});
