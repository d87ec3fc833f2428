import type { WorkflowHandle } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import type { DeliveryRequest } from '../../models/domain/deliveries/delivery.ts';
import { playPoll } from '../support/poll/play.ts';
import { theatre } from '../support/theatre.ts';

type Story = (run: WorkflowHandle) => Promise<unknown>;

const at = (minute: number) => new Date(Date.UTC(2026, 4, 4, 9, minute)).toISOString();
const event = (name: string, minute: number, orderId: string, id = `${name}-${minute}`) => ({
  id,
  source: 'test',
  name,
  time: at(minute),
  data: { orderId },
});
const happens = (...event_: Parameters<typeof event>) => {
  const told = event(...event_);
  return (run: WorkflowHandle) => run.signal(told.name, told);
};
const inTurn =
  (...stories: Story[]): Story =>
  async (run) => {
    for (const story of stories) await story(run);
  };

describe('a story that begins anew on its own event', () => {
  const { env } = theatre();

  /** Tells how the journey ended, and which orders were told of under which step. */
  async function play(story?: Story, { held = false, ...others }: { early?: Story; held?: boolean } = {}) {
    const told: string[] = [];
    const given: string[] = [];
    const deliver = async ({ ordinal, values, startedBy }: DeliveryRequest) => {
      told.push(`${ordinal} ${JSON.stringify(values['orderId'])} (${startedBy})`);
      const until = new Date((await env().currentTimeMs()) + 3_600_000).toISOString();
      return held && told.length === 1
        ? { outcome: 'deferred' as const, deliveryId: 'd1', reason: 'quiet-hours' as const, until }
        : { outcome: 'sent' as const, deliveryId: 'd1', state: 'accepted' as const };
    };
    const abandonDelivery = (id: string) => Promise.resolve(void given.push(id));
    const start = { event: event('order.placed', 0, 'o0'), since: at(0) };
    const ended = await playPoll(env(), 'latestOrder', story, {
      deliver,
      abandonDelivery,
      start,
      ...others,
    });
    return { ...ended, told, given };
  }

  it('waits anew from each one on, and knows the newest data', async () => {
    const changes = inTurn(happens('order.placed', 8, 'o1'), happens('order.placed', 9, 'o2'));
    expect(await play(changes)).toMatchObject({
      endedBy: 'sent',
      minutes: 250,
      told: ['1 "o2" (test order.placed-0)'],
    });
  });
  it('says in the memo of its run with which event it has begun anew, by which the api knows a repeat of it', async () => {
    const told: unknown[] = [];
    const look = async (run: WorkflowHandle) => {
      await env().sleep('1 minute');
      told.push((await run.describe()).memo?.['restartedBy']);
    };
    await play(inTurn(happens('order.placed', 8, 'o1'), look));
    expect(told).toEqual(['test order.placed-8']);
  });
  it('begins anew where the same is said again under a new id', async () => {
    const again = happens('order.placed', 0, 'o0', 'again');
    expect(await play(again)).toMatchObject({ minutes: 250, told: ['1 "o0" (test order.placed-0)'] });
  });
  it('does not for an event that comes twice, or is older than the data that it has', async () => {
    const late = inTurn(happens('order.placed', -5, 'late'), happens('order.placed', 0, 'o0'));
    expect(await play(late)).toMatchObject({ minutes: 240, told: ['1 "o0" (test order.placed-0)'] });
  });
  it('gives a held text up, and goes on counting its steps', async () => {
    const whileHeld: Story = async (run) => {
      await happens('order.shipped', 10, 'o0')(run);
      await env().sleep('10 minutes');
      await happens('order.placed', 20, 'o1')(run);
    };
    expect(await play(whileHeld, { held: true })).toMatchObject({
      minutes: 260,
      told: ['1 "o0" (test order.placed-0)', '2 "o1" (test order.placed-0)'],
      given: ['d1'],
    });
  });
  it('ends on what happened after the newest', async () => {
    const heard = inTurn(happens('order.placed', 11, 'o1'), happens('order.cancelled', 12, 'o1'));
    expect(await play(undefined, { early: heard })).toMatchObject({ endedBy: 'order.cancelled', told: [] });
  });
  it('leaves what happened before the newest to the story before: %s', async () => {
    const heard = inTurn(happens('order.cancelled', 11, 'o0'), happens('order.placed', 12, 'o1'));
    const told = ['1 "o1" (test order.placed-0)'];
    expect(await play(undefined, { early: heard })).toMatchObject({ endedBy: 'sent', told });
  });
});
