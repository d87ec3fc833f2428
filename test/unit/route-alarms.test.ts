import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { routeAlarms } from '../../models/domain/deliveries/route-alarms.ts';
import { RouteAlarms } from '../../worker/route-alarms.ts';

function alarms() {
  const logged: [string, object][] = [];
  const shown: string[] = [];
  const log = {
    warn: (fields: object) => void logged.push(['warn', fields]),
    info: (fields: object) => void logged.push(['info', fields]),
  };
  const all = new RouteAlarms(log as never, (route, code, isOn) => void shown.push(`${route} ${code} ${isOn}`));
  return { all, logged, shown };
}

const minute = 60_000;
const refused = { route: 'sms', request: 'send', outcome: 'rejected', cause: 'sender' } as const;
const quiet = { taken: 0, unreported: 0 };

it('are all shown as off from the beginning', () => {
  const { all, shown, logged } = alarms();
  all.add('sms');
  expect(shown).toEqual(Object.keys(routeAlarms).map((code) => `sms ${code} false`));
  expect(logged).toEqual([]);
});

it('tell of each route whether its gateway has answered, which a lost answer does not', () => {
  const { all } = alarms();
  for (const route of ['sms', 'chat', 'lost']) all.add(route);
  all.answered({ route: 'sms', request: 'send', outcome: 'accepted', cause: '' });
  all.answered({ route: 'chat', request: 'lookup', outcome: 'not-found', cause: '' });
  for (const outcome of ['not-sent', 'unknown']) all.answered({ route: 'lost', request: 'send', outcome, cause: '' });
  all.answered({ route: 'sms', request: 'send', outcome: 'unknown', cause: '' });
  expect(all.routes).toEqual([
    { name: 'sms', hasAnswered: true },
    { name: 'chat', hasAnswered: true },
    { name: 'lost', hasAnswered: false },
  ]);
});

it('go on and off with the gateway, and are told once', () => {
  const { all, logged } = alarms();
  all.away('sms', { code: 'ECONNREFUSED', isRefusal: false });
  all.away('sms', { code: 'ECONNREFUSED', isRefusal: false });
  expect(all.raised).toEqual([{ route: 'sms', code: 'route-away', cause: 'ECONNREFUSED' }]);
  all.away('sms', undefined);
  expect(all.raised).toEqual([]);
  expect(logged).toEqual([
    ['warn', { route: 'sms', code: 'route-away', cause: 'ECONNREFUSED' }],
    ['info', { route: 'sms', code: 'route-away' }],
  ]);
});

it('tell credentials that are refused apart from a gateway that is away', () => {
  const { all } = alarms();
  all.away('sms', { code: 'no-money', isRefusal: true });
  expect(all.raised).toEqual([{ route: 'sms', code: 'route-credentials-refused', cause: 'no-money' }]);
  all.away('sms', { code: 'ETIMEDOUT', isRefusal: false });
  expect(all.raised.map(({ code }) => code)).toEqual(['route-away']);
});

it('tell a sender that is refused, until none was for a quarter of an hour', () => {
  const { all, logged } = alarms();
  all.answered(refused, 0);
  all.answered({ ...refused, outcome: 'accepted', cause: '' }, minute);
  all.answered(refused, 10 * minute);
  all.look('sms', quiet, 0.5, 20 * minute);
  expect(all.raised).toMatchObject([{ code: 'route-sender-refused' }]);
  all.look('sms', quiet, 0.5, 26 * minute);
  expect(all.raised).toEqual([]);
  expect(logged.map(([level]) => level)).toEqual(['warn', 'info']);
});

it.each([
  ['a number', { ...refused, cause: 'number' }],
  ['a look-up', { ...refused, request: 'lookup' as const }],
])('do not tell %s that is refused', (_case, answer) => {
  const { all } = alarms();
  all.answered(answer);
  expect(all.raised).toEqual([]);
});

it.each([
  [20, 10, true],
  [20, 9, false],
  [19, 19, false],
  [500, 500, true],
])('tell of %i texts of which %i were not reported: %s', (taken, unreported, isOn) => {
  const { all } = alarms();
  all.look('sms', { taken, unreported }, 0.5);
  const on = { route: 'sms', code: 'route-receipts-missing', cause: `${unreported} of ${taken}` };
  expect(all.raised).toEqual(isOn ? [on] : []);
});

it('have a section each in docs/alarms.md, with the same words', () => {
  const page = readFileSync(new URL('../../docs/alarms.md', import.meta.url), 'utf8');
  for (const [code, { why, fix }] of Object.entries(routeAlarms)) {
    const section = page.slice(page.indexOf(`## \`${code}\``)).split('\n## ')[0];
    expect(section, code).toContain(`- Why: ${why}`);
    expect(section, code).toContain(`- Fix: ${fix}`);
  }
});
