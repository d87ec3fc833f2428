import type { WorkflowHandle } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import type { DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { playPoll } from '../support/poll/play.ts';
import { theatre } from '../support/theatre.ts';

describe('waiting for what became of a text', () => {
  const { env } = theatre();

  const reported = (became: string, deliveryId = 'd1') => {
    const signal = {
      source: 'receipt',
      id: `${deliveryId} ${became}`,
      time: '2026-05-04T09:10:00Z',
      deliveryId,
      became,
    };
    return (run: WorkflowHandle) => run.signal('receipt', signal);
  };

  it.each(['delivered', 'undeliverable'])('goes on when it is %s', async (became) => {
    expect(await playPoll(env(), 'followed', reported(became))).toEqual({
      endedBy: `${became}, ${became}`,
      minutes: 10,
    });
  });
  it('goes on at once where it is known already', async () => {
    const followDelivery = () => Promise.resolve('delivered' as const);
    expect(await playPoll(env(), 'followed', undefined, { followDelivery })).toEqual({
      endedBy: 'delivered, delivered',
      minutes: 0,
    });
  });
  it('goes on without, in its time, where nothing is reported, or of another text', async () => {
    const nothing = { endedBy: 'nothing, nothing', minutes: 61 };
    expect(await playPoll(env(), 'followed')).toEqual(nothing);
    expect(await playPoll(env(), 'followed', reported('delivered', 'another'))).toEqual(nothing);
  });
  it('tells the latest where a gateway corrects itself', async () => {
    const both = async (run: WorkflowHandle) => {
      await reported('undeliverable')(run);
      await reported('delivered')(run);
      await reported('undeliverable')(run);
    };
    expect((await playPoll(env(), 'followed', both)).endedBy).toMatch(/delivered$/);
  });
  it('does not wait where nothing was sent', async () => {
    const skipped: DeliveryResult = { outcome: 'skipped', deliveryId: 'd1', reason: 'no-address' };
    expect(await playPoll(env(), 'followed', undefined, { deliver: () => skipped })).toEqual({
      endedBy: 'nothing, nothing',
      minutes: 0,
    });
  });
});
