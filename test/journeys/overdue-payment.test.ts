import { begin, type Person, type Story } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const invoice = { invoiceId: 'i1', amount: 90, currency: 'GBP', dueOn: '2026-05-01', payUrl: 'https://shop.example/p' };
const overdue = (at: string, person: Partial<Person> = {}): Promise<Story> =>
  begin('invoice.overdue', invoice, { at, person });

describe('overdue-payment', () => {
  it('reminds gently, firmly, for the last time, and then hands over', async () => {
    const story = await overdue('12:00', { locale: 'en-GB' });
    expect(await story.end()).toEqual([
      'day 0 12:00 sent overdue-payment/gentle',
      'day 3 10:00 sent overdue-payment/firm',
      'day 7 10:00 sent overdue-payment/final',
      'day 11 10:00 team asked: invoice unpaid after the last reminder',
      'day 11 10:00 ended by team asked',
    ]);
    expect(story.said('overdue-payment/gentle')).toContain('£90.00');
    expect(story.texts).toHaveLength(3);
  });

  it('stops the moment the invoice is paid', async () => {
    const story = await overdue('12:00');
    await story.until(2, '09:30');
    await story.event('invoice.paid', { invoiceId: 'i1' });
    expect(await story.end()).toEqual([
      'day 0 12:00 sent overdue-payment/gentle',
      'day 2 09:30 invoice.paid',
      'day 2 09:30 ended by invoice.paid',
    ]);
  });

  it('gives a held reminder up when the invoice is paid during the night', async () => {
    const story = await overdue('23:30');
    await story.until(1, '02:00');
    await story.event('invoice.paid', { invoiceId: 'i1' });
    expect(await story.end()).toEqual([
      'day 0 23:30 deferred overdue-payment/gentle (quiet-hours)',
      'day 1 02:00 invoice.paid',
      'day 1 02:00 gave up the held text',
      'day 1 02:00 ended by invoice.paid',
    ]);
  });

  it('sends nothing once the gateway is back when the invoice is paid while it is away', async () => {
    const story = await overdue('12:00');
    await story.until(3, '09:00');
    story.gatewayIsAway = true;
    await story.until(3, '11:00');
    await story.event('invoice.paid', { invoiceId: 'i1' });
    await story.until(3, '11:05');
    story.gatewayIsAway = false;
    expect(await story.end()).toEqual([
      'day 0 12:00 sent overdue-payment/gentle',
      'day 3 11:00 invoice.paid',
      'day 3 11:00 gave up overdue-payment/firm between two tries',
      'day 3 11:00 ended by invoice.paid',
    ]);
  });

  it('lets a person agree a plan with whoever answers', async () => {
    const story = await overdue('12:00');
    await story.until(3, '11:00');
    await story.reply('can I pay in June?');
    expect((await story.end()).slice(-3)).toEqual([
      'day 3 11:00 reply: can I pay in June?',
      'day 3 11:00 team asked: agree a payment plan',
      'day 3 11:00 ended by team asked',
    ]);
  });

  it('does not take a reply to an earlier text for an answer', async () => {
    const story = await overdue('12:00');
    await story.until(1, '11:00');
    await story.reply('yes');
    const told = await story.end();
    expect(told).toContain('day 1 11:00 reply: yes (nobody waits)');
    expect(told).toContain('day 7 10:00 sent overdue-payment/final');
  });

  it('leaves key accounts to a person', async () => {
    const story = await overdue('12:00', { attributes: { keyAccount: true } });
    expect(await story.end()).toEqual([
      'day 0 12:00 team asked: speak with a key account',
      'day 0 12:00 ended by team asked',
    ]);
  });
});
