import { describe, expect, it } from 'vitest';
import { dataRequestDue } from '../../../models/domain/replies/data-request-due.ts';
import { mayMeanBooking } from '../../../models/domain/replies/refusals/may-mean-booking.ts';

describe('the day by which a claim to data is met', () => {
  it.each([
    ['2026-03-10T09:00:00Z', ['DE'], '2026-04-10T09:00:00Z'],
    ['2026-01-31T09:00:00Z', ['FR'], '2026-02-28T09:00:00Z'],
    ['2028-01-31T09:00:00Z', ['FR'], '2028-02-29T09:00:00Z'],
    ['2026-12-31T23:59:59Z', [], '2027-01-31T23:59:59Z'],
    // A Tuesday, and a Saturday.
    ['2026-03-10T09:00:00Z', ['RU'], '2026-03-24T09:00:00Z'],
    ['2026-03-14T09:00:00Z', ['RU'], '2026-03-27T09:00:00Z'],
    ['2026-03-10T09:00:00Z', ['DE', 'RU'], '2026-03-24T09:00:00Z'],
  ])('asked at %s by somebody of %s: %s', (asked, countries, due) => {
    expect(dataRequestDue(new Date(asked), countries)).toEqual(new Date(due));
  });
});

describe('a word that may mean a booking', () => {
  it.each(['CANCEL', 'cancel please', 'I want to cancel', 'Отмена', 'annuler svp', 'iptal', 'anuluj', 'Stornieren'])(
    '%s',
    (text) => expect(mayMeanBooking(text)).toBe(true),
  );
  it.each(['STOP', 'cancel messages', 'отписка', 'cancel my subscription', ''])('not: %s', (text) => {
    expect(mayMeanBooking(text)).toBe(false);
  });
});
