import { describe, expect, it } from 'vitest';
import { Stage, type Person } from '../support/stage.ts';
import { theatre } from '../support/theatre.ts';

const invoice = { invoiceId: 'i1', amount: 90, currency: 'GBP', dueOn: '2026-05-01', payUrl: 'https://shop.example/p' };

describe('overdue-payment', () => {
  const { env, bundle } = theatre();
  const play = async (
    at: string,
    happen: (stage: Stage) => Promise<void> = () => Promise.resolve(),
    person: Partial<Person> = {},
  ) => {
    const stage = new Stage(env(), person);
    return stage.play(bundle(), 'overdue-payment', { at, data: () => invoice }, () => happen(stage));
  };

  it('reminds gently, firmly, for the last time, and then hands over', async () => {
    expect(await play('12:00')).toEqual([
      'day 0 12:00 sent overdue-payment/gentle',
      'day 3 10:00 sent overdue-payment/firm',
      'day 7 10:00 sent overdue-payment/final',
      'day 11 10:00 team asked: invoice unpaid after the last reminder',
      'day 11 10:00 ended by team asked',
    ]);
  });

  it('stops the moment the invoice is paid', async () => {
    const timeline = await play('12:00', async (stage) => {
      await stage.until(2, '09:30');
      await stage.event('invoice.paid', { invoiceId: 'i1' });
    });
    expect(timeline).toEqual([
      'day 0 12:00 sent overdue-payment/gentle',
      'day 2 09:30 invoice.paid',
      'day 2 09:30 ended by invoice.paid',
    ]);
  });

  it('gives a held reminder up when the invoice is paid during the night', async () => {
    const timeline = await play('23:30', async (stage) => {
      await stage.until(1, '02:00');
      await stage.event('invoice.paid', { invoiceId: 'i1' });
    });
    expect(timeline).toEqual([
      'day 0 23:30 deferred overdue-payment/gentle (quiet-hours)',
      'day 1 02:00 invoice.paid',
      'day 1 02:00 gave up the held text',
      'day 1 02:00 ended by invoice.paid',
    ]);
  });

  it('sends nothing once the gateway is back when the invoice is paid while it is away', async () => {
    const timeline = await play('12:00', async (stage) => {
      await stage.until(3, '09:00');
      stage.gatewayIsAway = true;
      await stage.until(3, '11:00');
      await stage.event('invoice.paid', { invoiceId: 'i1' });
      await stage.until(3, '11:05');
      stage.gatewayIsAway = false;
    });
    expect(timeline).toEqual([
      'day 0 12:00 sent overdue-payment/gentle',
      'day 3 11:00 invoice.paid',
      'day 3 11:00 gave up overdue-payment/firm between two tries',
      'day 3 11:00 ended by invoice.paid',
    ]);
  });

  it('lets a person agree a plan with whoever answers', async () => {
    const timeline = await play('12:00', async (stage) => {
      await stage.until(3, '11:00');
      await stage.reply('other');
    });
    expect(timeline.slice(-3)).toEqual([
      'day 3 11:00 reply: other',
      'day 3 11:00 team asked: agree a payment plan',
      'day 3 11:00 ended by team asked',
    ]);
  });

  it('does not take a reply to an earlier text for an answer', async () => {
    const timeline = await play('12:00', async (stage) => {
      await stage.until(1, '11:00');
      await stage.reply('yes');
    });
    expect(timeline).toContain('day 7 10:00 sent overdue-payment/final');
  });

  it('leaves key accounts to a person', async () => {
    expect(await play('12:00', undefined, { attributes: { keyAccount: true } })).toEqual([
      'day 0 12:00 team asked: speak with a key account',
      'day 0 12:00 ended by team asked',
    ]);
  });
});
