import { begin } from 'tidings/testing';
import { describe, expect, it } from 'vitest';
import { anke } from './people.ts';

const payUrl = 'https://nordlicht.example/pay/p1';
/** A payment that is tried again so many days after the story begins. */
const failed = (days: number) => (begun: Date) => {
  const retryOn = new Date(begun.getTime() + days * 86_400_000).toISOString().slice(0, 10);
  return { paymentId: 'p1', amount: 29.9, currency: 'EUR', retryOn, payUrl };
};

describe('failed-payment', () => {
  it('tells of the retry the morning before, and thanks for the money', async () => {
    const story = await begin('payment.failed', failed(5), { at: '14:00', person: anke });
    await story.until(5, '08:00');
    await story.event('payment.succeeded', { paymentId: 'p1' });
    expect(await story.end()).toEqual([
      'day 0 14:00 sent failed-payment/failed',
      'day 4 10:00 sent failed-payment/dayBefore',
      'day 5 08:00 payment.succeeded',
      'day 5 08:00 sent failed-payment/settled',
      'day 5 08:00 ended by payment.succeeded',
    ]);
    expect(story.said('failed-payment/failed')).toContain('Die Zahlung über 29,90 € ist fehlgeschlagen');
  });

  it('says nothing of a day before that is over, and leaves the rest to the team', async () => {
    const story = await begin('payment.failed', failed(0), { at: '14:00', person: anke });
    expect(await story.end()).toEqual([
      'day 0 14:00 sent failed-payment/failed',
      'day 2 18:00 team asked: a payment failed again',
      'day 2 18:00 ended by team asked',
    ]);
  });

  it('lets a person call those whom a person looks after', async () => {
    const person = { ...anke, attributes: { vip: true } };
    const story = await begin('payment.failed', failed(5), { at: '14:00', person });
    expect((await story.end()).at(-1)).toBe('day 0 14:00 ended by team asked');
    expect(story.texts).toEqual([]);
  });
});
