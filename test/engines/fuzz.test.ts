import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

/** Half a surrogate pair cannot be sent over HTTP at all. */
const scripts = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  fc.constantFrom(
    'СТОП пожалуйста',
    'не знаю, стоп?',
    '\u202eпотс',
    '{{constructor}}',
    'x'.repeat(2_000),
    '👍🏽'.repeat(100),
  ),
);
const cell = fc.oneof(
  scripts,
  fc.constantFrom('"', '","', '\u0000', '\r\n', ';', '+447700900001', '8 (912) 345-67-89'),
);

describe('whatever is thrown at it', () => {
  const { system, contact } = town();

  it('any file is answered, never with a fault of ours', async () => {
    const file = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 15 });
    await fc.assert(
      fc.asyncProperty(file, fc.constantFrom('text/csv', 'application/x-ndjson'), async (rows, type) => {
        const body = ['id,phone,country', ...rows.map((cells) => cells.join(','))].join('\n');
        const answer = await system().api('POST', '/v1/contacts/import', Buffer.from(body), { 'content-type': type });
        expect(answer.status).toBeLessThan(500);
        expect(JSON.stringify(answer.body)).not.toContain('stopped');
      }),
      { numRuns: 40 },
    );
  });

  it('any body and any address likewise', async () => {
    await contact('target', 1);
    const paths = [
      '/v1/events',
      '/v1/contacts/target/consents',
      '/v1/contacts/target/opt-outs',
      '/v1/team-tasks/x/resolve',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.jsonValue(), async (path, body) => {
        expect((await system().api('POST', path, body)).status).toBeLessThan(500);
      }),
      { numRuns: 80 },
    );
    const open = fc.constantFrom(
      '/l/',
      '/u/',
      '/c/',
      '/v1/policy/explain?contactId=target&kind=',
      '/v1/texts/',
      '/v1/imports/',
    );
    await fc.assert(
      fc.asyncProperty(open, scripts, fc.constantFrom('GET' as const, 'POST' as const), async (path, rest, method) => {
        const answer = await system().api(method, `${path}${encodeURIComponent(rest)}`);
        expect(answer.status, path).toBeLessThan(500);
      }),
      { numRuns: 80 },
    );
  });

  it('any reply in any script is stored and handled', async () => {
    const phone = await contact('talker', 2);
    const texts = fc.sample(scripts, { numRuns: 60, seed: 7 }).filter((text) => text.trim() !== '');
    const path = `/phones/${encodeURIComponent(phone)}/replies`;
    const answers = await Promise.all(texts.map((text) => system().gateway('POST', path, { text })));
    const taken = answers.filter(({ status }) => status === 202);
    expect(taken.length).toBeGreaterThan(30);
    const handled = await eventually(
      async () =>
        (await system().api('GET', '/v1/contacts/talker/timeline?limit=200')).body['items'] as {
          kind: string;
          details: object;
        }[],
      (items) => {
        const replies = items.filter(({ kind }) => kind === 'reply');
        return replies.length === taken.length && replies.every(({ details }) => 'handling' in details);
      },
      60_000,
    );
    expect(handled.length).toBeGreaterThanOrEqual(taken.length);
  });
});
