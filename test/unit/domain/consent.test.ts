import { describe, expect, it } from 'vitest';
import { consentInput, standingConsent, type ConsentRecord } from '../../../models/domain/consent.ts';

const record = (action: ConsentRecord['action'], purpose: ConsentRecord['purpose'], day: number): ConsentRecord => ({
  ...{ action, purpose, channel: 'sms', at: new Date(Date.UTC(2026, 0, day)) },
});

describe('standing consent', () => {
  it.each([
    ['is missing where nothing was ever said', [], 'missing'],
    ['is missing where only another purpose was granted', [record('grant', 'tips', 1)], 'missing'],
    ['stands when granted', [record('grant', 'offers', 1)], 'granted'],
    ['falls when withdrawn later', [record('grant', 'offers', 1), record('withdraw', 'offers', 2)], 'withdrawn'],
    [
      'does not care for the order of records',
      [record('withdraw', 'offers', 2), record('grant', 'offers', 1)],
      'withdrawn',
    ],
    ['falls by a withdrawal of everything', [record('grant', 'offers', 1), record('withdraw', '*', 2)], 'withdrawn'],
    ['stands again when granted after that', [record('withdraw', '*', 2), record('grant', 'offers', 3)], 'granted'],
    [
      'falls when both come at the same instant',
      [record('withdraw', 'offers', 1), record('grant', 'offers', 1)],
      'withdrawn',
    ],
    [
      'falls whichever of the two is read first',
      [record('grant', 'offers', 1), record('withdraw', 'offers', 1)],
      'withdrawn',
    ],
  ] as const)('%s', (_rule, records, standing) => {
    expect(standingConsent(records, 'offers', 'sms')).toBe(standing);
  });

  it('cannot be granted for everything at once', () => {
    const all = { action: 'grant', purpose: '*', channel: 'sms', source: 'form' };
    expect(consentInput.safeParse(all).success).toBe(false);
    expect(consentInput.safeParse({ ...all, action: 'withdraw' }).success).toBe(true);
  });
});
