import { describe, expect, it } from 'vitest';
import type { UnfitText } from '../../activities/deliver/deliver.ts';
import { createActivities } from '../../activities/index.ts';
import { simulatorProvider } from '../../activities/providers/simulator/provider.ts';
import { addressHash, createConfirmations, createUnsubscribe } from '../../cli/wiring/keys.ts';
import { periodAt, type Budget } from '../../models/domain/money/budget.ts';
import { createPolicy } from '../../models/domain/policy/policy.ts';
import { priceTable } from '../../models/domain/money/prices.ts';
import { BudgetModel, releaseBudget, reserveBudget } from '../../models/documents/budget.ts';
import { messages } from '../support/poll/poll.ts';
import { cloudEvent, eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

const budget: Budget = { amount: '0.15', currency: 'EUR', per: 'month' };

describe('texts on the real engines', () => {
  const { system, contact, deliveries, next } = town();

  it('are published with their versions, and a delivery names the one it was', async () => {
    await contact('reader', 1);
    await system().api('POST', '/v1/events', cloudEvent('order.placed', 'reader', 'r1', { orderId: 'o1' }));
    const [row] = await eventually(
      () => deliveries('reader'),
      ([first]) => first?.state === 'delivered',
    );
    const { body } = await system().api('GET', '/v1/texts/order-tracking/accepted?locale=en');
    expect(body['items']).toMatchObject([
      { key: 'order-tracking/accepted', locale: 'en', kind: 'service', variables: ['orderId'] },
    ]);
    const [version] = body['items'] as { id: string }[];
    expect((row as { textVersion?: string } | undefined)?.textVersion).toBe(version?.id);
    const encoded = await system().api('GET', '/v1/texts/order-tracking%2Faccepted');
    expect(encoded.body['items']).toHaveLength(2);
    const paged = await system().api('GET', '/v1/texts?limit=1');
    expect(paged.body['next']).toBeTypeOf('string');
    const unknown = await system().api('GET', '/v1/texts/no/such');
    expect([unknown.status, unknown.body['code']]).toEqual([404, 'text-unknown']);
  });

  it('a budget is never overspent by many at once, and a repeated step pays once', async () => {
    const period = periodAt('race', budget, new Date());
    const paid = await Promise.all(
      Array.from({ length: 20 }, (_, index) => reserveBudget(period, `d${index % 10}`, 50_000)),
    );
    const spending = await BudgetModel.findById(period.id).lean();
    expect(spending?.spentMicros).toBe(150_000);
    const winners = new Set(spending?.latest.map(({ deliveryId }) => deliveryId));
    expect(winners.size).toBe(3);
    expect(paid.map((won, index) => won === winners.has(`d${index % 10}`))).not.toContain(false);
    const [winner = ''] = winners;
    await releaseBudget(period.id, winner, 50_000);
    await releaseBudget(period.id, winner, 50_000);
    expect((await BudgetModel.findById(period.id).lean())?.spentMicros).toBe(100_000);
    expect(await reserveBudget(period, 'dear', 60_000)).toBe(false);
    expect(await reserveBudget(period, 'late', 50_000)).toBe(true);
  });

  it('what a budget cannot pay waits for the next period; what the gateway refuses costs nothing', async () => {
    const refusedPhone = await contact('refused', 2);
    await next(refusedPhone, 'refuse-number');
    expect(await send('refused')).toMatchObject({ outcome: 'undeliverable' });
    for (const [index, id] of ['one', 'two', 'three'].entries()) {
      await contact(id, 3 + index);
      expect(await send(id)).toMatchObject({ outcome: 'sent' });
    }
    const [row] = await deliveries('one');
    expect(row).toMatchObject({ cost: { micros: 50_000, currency: 'EUR' } });
    await contact('four', 6);
    const { endsAt } = periodAt('poll', budget, new Date());
    const verdict = await send('four');
    expect(verdict).toMatchObject({ outcome: 'deferred', reason: 'budget-spent' });
    // Where the next period begins it may be night for the reader.
    const waits = Date.parse('until' in verdict ? verdict.until : '') - endsAt.getTime();
    expect(waits).toBeGreaterThanOrEqual(0);
    expect(waits).toBeLessThan(86_400_000);
    expect((await BudgetModel.findById(periodAt('poll', budget, new Date()).id).lean())?.spentMicros).toBe(150_000);
  });

  it('one that is given up for a fault of its own is told, with what exactly is wrong', async () => {
    await contact('unnamed', 7);
    const greeting = { ...messages.question, text: { en: 'Hello {{who}}.', ru: 'Привет, {{who}}.' } };
    const told: UnfitText[] = [];
    const result = await send('unnamed', greeting, (text) => told.push(text));
    expect(result).toMatchObject({ outcome: 'skipped', reason: 'value-missing' });
    const detail = expect.stringMatching(/^poll\/question of poll in en: .*who/) as string;
    expect(told).toEqual([{ key: 'poll/question', deliveryId: result.deliveryId, reason: 'value-missing', detail }]);
  });

  function send(
    contactId: string,
    message: (typeof messages)['question'] = messages.question,
    onUnfit: (text: UnfitText) => void = () => undefined,
  ) {
    const secret = system().stack.env['SIMULATOR_SECRET'] ?? '';
    const provider = simulatorProvider({ url: system().stack.addresses.simulator, secret });
    const prices = priceTable.parse({ currency: 'EUR', routes: { simulator: { default: '0.05' } } });
    const activities = createActivities({
      routes: [{ name: 'simulator', channel: 'sms', provider, sender: 'Tidings', prices }],
      texts: new Map([[message.key, message]]),
      budgets: new Map([['poll', budget]]),
      policy: createPolicy(),
      unsubscribe: createUnsubscribe('key of a test', 'http://127.0.0.1'),
      confirmations: createConfirmations('key of a test', 'http://127.0.0.1'),
      hashAddress: addressHash('key of a test'),
      now: () => new Date(),
      onResult: () => undefined,
      onUnfit,
    });
    const notAfter = new Date(Date.now() + 40 * 86_400_000).toISOString();
    const run = { workflowId: `poll/${contactId}`, startedBy: 'test 1', journey: 'poll', contactId, ordinal: 1 };
    return activities.deliver({ ...run, message: message.key, values: {}, notAfter });
  }
});
