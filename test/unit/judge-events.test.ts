import { describe, expect, it } from 'vitest';
import { judge, type Candidate } from '../../api/effects/events/judge-events.ts';

const now = new Date('2026-11-26T09:10:00Z');
const dayMs = 86_400_000;

function overdue(dueOn: string): Candidate {
  const names = { _id: `shop ${dueOn}`, source: 'shop', eventId: dueOn, type: 'invoice.overdue', contactId: 'ann' };
  return { row: { ...names, time: now, data: { dueOn }, receivedAt: now, attempts: 0, effects: [] } };
}
const judged = (dueOn: string, at = now) =>
  judge([overdue(dueOn)], { digests: new Map(), contacts: new Map([['ann', { attributes: {} }]]) }, at, dayMs)[0];

describe('the date on which an overdue invoice was due', () => {
  it('has begun somewhere on earth', () => {
    expect(judged('2026-11-26')).toBe('fresh');
    expect(judged('2026-11-27')).toMatchObject([{ pointer: '/data/dueOn', code: 'event-time-invalid' }]);
    expect(judged('2026-11-27', new Date('2026-11-26T10:00:00Z'))).toBe('fresh');
    expect(judged('2026-11-28', new Date('2026-11-26T23:59:59Z'))).toMatchObject([{ pointer: '/data/dueOn' }]);
  });
});

describe('a batch that brings attributes of one contact', () => {
  const bringing = (id: string, first: number): Candidate => {
    const names = Array.from({ length: 60 }, (_, place) => [`a${first + place}`, 1] as const);
    const row = { ...overdue('2026-11-20').row, _id: id, eventId: id };
    return { row, brings: { attributes: Object.fromEntries(names) } };
  };
  const known = (count: number) => {
    const attributes = Object.fromEntries(Array.from({ length: count }, (_, place) => [`a${place}`, 0]));
    return { digests: new Map<string, string>(), contacts: new Map([['ann', { attributes }]]) };
  };

  it('may name no more in all than a contact may have', () => {
    const verdicts = judge([bringing('e1', 0), bringing('e2', 60), bringing('e3', 40)], known(0), now, dayMs);
    const refused = [{ pointer: '/data/contact/attributes' }];
    expect(verdicts).toEqual(['fresh', [expect.objectContaining(refused[0])], 'fresh']);
  });

  it('may change what a contact has that has too many', () => {
    expect(judge([bringing('e1', 100)], known(180), now, dayMs)).toEqual(['fresh']);
    expect(judge([bringing('e1', 150)], known(180), now, dayMs)).toMatchObject([
      [{ pointer: '/data/contact/attributes' }],
    ]);
  });
});
