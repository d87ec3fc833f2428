import type { WorkflowHandle } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import type { DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { playPoll } from '../support/poll/play.ts';
import { theatre } from '../support/theatre.ts';

describe('waiting for a click', () => {
  const { env } = theatre();

  const click = (deliveryId: string, link: number) => (run: WorkflowHandle) =>
    run.signal('click', { source: 'click', id: deliveryId, time: '2026-05-04T09:10:00Z', deliveryId, link });

  it('goes on at once when a person follows a link', async () => {
    expect(await playPoll(env(), 'look', click('d1', 1))).toEqual({ endedBy: 'click on 1', minutes: 10 });
  });
  it('goes on without one when nobody does in time', async () => {
    expect(await playPoll(env(), 'look')).toEqual({ endedBy: 'no click', minutes: 60 });
  });
  it('does not take a click on another text for one', async () => {
    expect(await playPoll(env(), 'look', click('another', 0))).toEqual({ endedBy: 'no click', minutes: 60 });
  });
  it('does not wait where nothing was sent', async () => {
    const skipped: DeliveryResult = { outcome: 'skipped', deliveryId: 'd1', reason: 'link-refused' };
    expect(await playPoll(env(), 'look', undefined, { deliver: () => skipped })).toEqual({
      endedBy: 'no click',
      minutes: 0,
    });
  });
  it('ends with the story when the contact opts out', async () => {
    const optOut = (run: WorkflowHandle) =>
      run.signal('opted-out', { source: 'opt-out', id: 'o', time: '2026-05-04T09:10:00Z', name: 'opted-out' });
    expect(await playPoll(env(), 'tempt', optOut)).toEqual({ endedBy: 'opted-out', minutes: 10 });
  });
});
