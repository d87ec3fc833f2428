import { begin, consentTo } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

describe('the caps, in a story', () => {
  it('count each address for itself, and what its operator could not deliver too', async () => {
    const told = await begin(
      'user.registered',
      { profileUrl: 'https://shop.example/me' },
      { at: '12:00', journeys: ['offer-by-mail'], person: { locale: 'en-GB', consents: consentTo('offers') } },
    );
    await told.receipt('undeliverable');
    expect(await told.end()).toEqual([
      'day 0 12:00 sent offer-by-mail/sms',
      'day 0 12:00 undeliverable: offer-by-mail/sms',
      'day 0 12:00 sent offer-by-mail/letter',
      'day 0 12:00 deferred offer-by-mail/reminder (frequency-cap)',
      'day 1 12:00 sent offer-by-mail/reminder',
      'day 1 12:00 ended by sent',
    ]);
  });
});
