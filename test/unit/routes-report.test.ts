import { describe, expect, it } from 'vitest';
import { atWorkers } from '../../cli/gateways/at-workers.ts';
import { routeTable } from '../../cli/gateways/route-table.ts';
import { figuresOf, type Given } from '../../models/domain/deliveries/route-figures.ts';

const delivered = (seconds: number): Given => ({ state: 'delivered', seconds });

it('counts states, errors by code with the most frequent first, and the delay to the report', () => {
  const waits: Given = { state: 'claimed', reason: 'credentials-refused', code: 'no-money' };
  const refused: Given = { state: 'rejected', reason: 'number-refused', code: '21211' };
  const all = [waits, refused, refused, { state: 'sent' } as const, ...[1, 2, 3, 40].map(delivered)];
  expect(figuresOf(all)).toEqual({
    states: { claimed: 1, rejected: 2, sent: 1, delivered: 4 },
    errors: [
      { reason: 'number-refused', code: '21211', count: 2 },
      { reason: 'credentials-refused', code: 'no-money', count: 1 },
    ],
    delivered: { count: 4, medianSeconds: 3, p95Seconds: 40 },
  });
});

it('tells nothing of a delay where nothing was reported', () => {
  expect(figuresOf([])).toEqual({ states: {}, errors: [] });
});

const idle = {
  route: 'sms',
  provider: 'twilio',
  channel: 'sms',
  working: 2,
  workers: 2,
  answered: 1,
  alarms: [],
  states: {},
  errors: [],
};

it.each([
  [idle, ['all is well (2 workers)', 'nothing', 'none', 'not reported', 'not told']],
  [{ ...idle, working: 0, workers: 0 }, ['no worker works', 'as fast as its gateway takes it']],
  [{ ...idle, workers: 0 }, ['no worker has it: 2 workers with other TIDINGS_ROUTES']],
  [{ ...idle, answered: 0, states: { unknown: 1 } }, ['not known: it has answered nothing yet to 2 workers']],
  [{ ...idle, answered: 0, states: { delivered: 1 } }, ['all is well (2 workers)']],
  [{ ...idle, workers: 1 }, ['all is well (1 worker)']],
  [
    { ...idle, rate: { partsPerSecond: 10, soon: 4, later: 12_000 } },
    ['10 parts a second; 4 have a place, 12000 ask again later'],
  ],
  [
    {
      ...idle,
      alarms: [{ code: 'route-away' as const, workers: 1, causes: ['ECONNREFUSED'] }],
      states: { rejected: 2, delivered: 4 },
      errors: [{ reason: 'number-refused' as const, code: '21211', count: 2 }],
      delivered: { count: 4, medianSeconds: 2.04, p95Seconds: 40 },
      balance: { amount: '12.34', currency: 'USD' },
    },
    [
      'route-away at 1 of 2 workers: ECONNREFUSED',
      '6: 2 rejected, 4 delivered',
      '2 number-refused (21211)',
      'half within 2.0 s, 95 % within 40.0 s, of 4',
      '12.34 USD',
    ],
  ],
  [{ ...idle, balance: { found: 'unavailable' as const, cause: '503' } }, ['cannot be asked (503)']],
])('is a table that fits a terminal: %#', (report, words) => {
  const table = routeTable([report]);
  for (const word of words) expect(table).toContain(word);
  expect(Math.max(...table.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
});

describe('what the workers tell of a route', () => {
  const away = { route: 'sms', code: 'route-away' as const, cause: 'ECONNREFUSED' };
  const having = (name: string, hasAnswered: boolean, alarms = [away]) => ({ routes: [{ name, hasAnswered }], alarms });

  it('is told by those that have it, however many work', () => {
    const signs = [having('sms', true, []), having('sms', false), having('mail', true)];
    expect(atWorkers('sms', signs)).toEqual({
      working: 3,
      workers: 2,
      answered: 1,
      alarms: [{ code: 'route-away', workers: 1, causes: ['ECONNREFUSED'] }],
    });
    expect(atWorkers('smss', signs)).toEqual({ working: 3, workers: 0, answered: 0, alarms: [] });
  });

  it('is taken from workers of the release before as it was, since they do not name their routes', () => {
    const signs = [{ alarms: [away] }, {}];
    expect(atWorkers('sms', signs)).toMatchObject({ working: 2, workers: 2, answered: 2, alarms: [{ workers: 1 }] });
  });
});
