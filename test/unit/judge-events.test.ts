import { describe, expect, it } from 'vitest';
import { judge, type Candidate } from '../../api/judge-events.ts';

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
