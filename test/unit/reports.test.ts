import { describe, expect, it } from 'vitest';
import { cellOf, toCsv } from '../../api/reports/csv.ts';
import { barOf, fit, reportView } from '../../cli/reports/report-view.ts';
import { figuresOf } from '../../models/domain/reports/figures.ts';
import { packPeople } from '../../models/domain/reports/people-pack.ts';

const people: Partial<Record<string, number[]>> = {
  reached: [1, 2, 3, 4],
  offeredLink: [1, 2],
  clicked: [1],
  converted: [1, 2],
};
const figures = figuresOf([
  {
    channel: 'sms',
    sums: {
      delivered: 3,
      pending: 1,
      undeliverable: 1,
      suppressed: 2,
      accepted: 5,
      parts: 7,
      clicks: 9,
      humanClicks: 1,
    },
    reasons: { 'consent-missing': 2 },
    cost: [{ micros: 250_000, currency: 'EUR' }],
    packOf: (crowd) => people[crowd] && packPeople(people[crowd]),
  },
  { channel: 'email', sums: { unreported: 1, accepted: 1 }, reasons: {}, cost: [], packOf: () => packPeople([4]) },
]);

describe('the figures of a report', () => {
  it('have rates of those of whom something can be known, people once', () => {
    expect(figures.messages).toMatchObject({ planned: 8, accepted: 6, delivered: 3, pending: 1, unreported: 1 });
    expect(figures.people).toMatchObject({ reached: 4, clicked: 2, converted: 3 });
    expect(figures.rates.receipts).toMatchObject({ count: 4, of: 6 });
    // The letter is not among them: nobody reports that letters arrive.
    expect(figures.rates.delivery).toMatchObject({ count: 3, of: 4, value: 0.75 });
    expect(figures.costPerConversion).toEqual([{ micros: 83_333, currency: 'EUR' }]);
  });

  it('have no rate of nobody', () => {
    const { rates, costPerConversion } = figuresOf([]);
    expect(rates.click).toEqual({ count: 0, of: 0, low: 0, high: 1 });
    expect(costPerConversion).toEqual([]);
  });
});

describe('a report as CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+44', "'+44"],
    ['-1', "'-1"],
    ['@a', "'@a"],
    ['\tx', "'\tx"],
    ['a,"b"', '"a,""b"""'],
    ['=a,b', `"'=a,b"`],
    ['привет', 'привет'],
  ])('writes %j as %j', (value, written) => {
    expect(cellOf(value)).toBe(written);
  });

  it('has as many cells in each line', () => {
    const csv = toCsv({ rows: [{ group: { route: null, day: '2026-11-27' }, ...figures }], total: figures }, [
      'route',
      'day',
    ]);
    const [head = '', line = ''] = csv.split('\r\n');
    expect(line.split(',')).toHaveLength(head.split(',').length);
    expect(line).toMatch(/^,2026-11-27,8,6,/);
    expect(line).toMatch(/,0\.25,0\.083333$/);
  });
});

describe('a report in a terminal', () => {
  const answer = { asOf: '2026-11-27T12:30:00.000Z', from: '2026-11-01', until: '2026-11-27', groupBy: ['message'] };
  const view = reportView({
    ...answer,
    rows: [
      { group: { message: 'платёж-просрочен/напоминание-первое' }, ...figures },
      { group: { message: null }, ...figures },
    ],
    total: figures,
  });

  it('fits 80 columns, whatever its letters', () => {
    for (const line of view.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    const bars = view.split('\n').filter((line) => line.includes('█'));
    expect(new Set(bars.map((line) => line.indexOf('█'))).size).toBe(1);
  });

  it('shows each rate, and what is not known as such', () => {
    expect(view).toContain('платёж-просрочен/напомин…        6 ███████▌    75.0%  66.7%');
    expect(view).toContain('suppressed 2 consent-missing');
    expect(reportView({ ...answer, rows: [], total: figuresOf([]) })).toContain('–');
  });

  it('has bars to an eighth of a column', () => {
    expect([barOf(0, 4), barOf(1, 4), barOf(0.5, 4), barOf(1 / 32, 4), barOf(0.99, 4)]).toEqual([
      '',
      '████',
      '██',
      '▏',
      '████',
    ]);
    expect(fit('ё', 3)).toBe('ё  ');
    expect(fit('абвгд', 3)).toBe('аб…');
  });
});
