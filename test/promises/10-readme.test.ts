import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../api/http/openapi-document.ts';
import '../../api/server.ts';
import { british } from '../../cli/fiction.ts';
import { customersOf, readInvoices } from '../../cli/demo/shop.ts';
import { readPhoneNumber } from '../../models/domain/numbers/phone-number.ts';
import { reasons } from '../../models/domain/deliveries/reasons.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');

describe('promise 10: what the README says works on an empty machine, and CI does exactly that', () => {
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
  const commands = [...readme.matchAll(/npm (?:run )?(start|test|demo|check|bench)\b/g)].map(([, name]) => name ?? '');

  it.each([...new Set(commands)])('npm %s exists, and CI runs it', (name) => {
    expect(scripts).toContain(name);
    expect(read('.ci/run')).toContain(name);
  });

  it('the journey in the README is the one that is shipped', () => {
    const shown = /```ts\n([\s\S]*?)```/.exec(readme)?.[1]?.trim();
    expect(read('workflows/journeys/overdue-payment.ts')).toContain(shown);
  });

  it('its example writes to nobody of the demo', () => {
    const [, written = ''] = /"phone": "([^"]+)"/.exec(readme) ?? [];
    const read = readPhoneNumber(written);
    expect(read.ok).toBe(true);
    expect(customersOf(readInvoices(), british).map(({ phone }) => phone)).not.toContain(read.ok && read.e164);
  });

  it.each([...readme.matchAll(/\]\(((?!http)[^)#]+)\)/g)].map(([, path]) => path ?? ''))('%s is there', (path) => {
    expect(existsSync(new URL(`../../${path}`, import.meta.url))).toBe(true);
  });

  it('every reason has its line in the docs', () => {
    const lines = read('docs/errors.md').replaceAll(/ +/g, ' ').split('\n');
    for (const [code, sentence] of Object.entries(reasons)) expect(lines).toContain(`| \`${code}\` | ${sentence} |`);
  });

  it('the API describes every path of the design', () => {
    const { paths = {}, openapi } = openApiDocument('http://127.0.0.1');
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/v1/events',
        '/v1/events/{source}/{id}',
        '/v1/contacts/{id}',
        '/v1/contacts/import',
        '/v1/team-tasks',
        '/v1/contacts/{id}/timeline',
        '/v1/contacts/{id}/consents',
        '/v1/deliveries',
        '/v1/deliveries/{id}',
        '/v1/journeys',
        '/v1/journeys/{name}',
        '/v1/runs/{workflowId}',
        '/v1/runs/{workflowId}/cancel',
        '/hooks/{route}/receipts',
        '/hooks/{route}/replies',
        '/c/{token}',
        '/healthz',
        '/readyz',
        '/metrics',
      ]),
    );
  });

  it('each journey stays under 70 lines with its texts and its row', () => {
    for (const name of ['welcome', 'order-tracking', 'overdue-payment', 'upcoming-event']) {
      expect(read(`workflows/journeys/${name}.ts`).trim().split('\n').length, name).toBeLessThan(70);
    }
  });
});
