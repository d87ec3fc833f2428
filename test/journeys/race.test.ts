import type { WorkflowHandle } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { playPoll } from '../support/poll/play.ts';
import { theatre } from '../support/theatre.ts';

const order = (run: WorkflowHandle, second: number) => {
  const event = {
    source: 'shop',
    id: `o${second}`,
    time: at(second),
    name: 'order.placed',
    data: { orderId: `${second}` },
  };
  return run.signal('order.placed', event);
};
const reply = (run: WorkflowHandle, second: number) =>
  run.signal('reply', { source: 'reply', id: `r${second}`, time: at(second), says: 'yes' });
const click = (run: WorkflowHandle, second: number) =>
  run.signal('click', { source: 'click', id: `c${second}`, time: at(second), deliveryId: 'd1', link: 0 });
const optOut = (run: WorkflowHandle) =>
  run.signal('opted-out', { source: 'opt-out', id: 'o', time: at(1), name: 'opted-out' });
const at = (second: number) => `2026-05-04T09:10:0${second}Z`;

describe('a race', () => {
  const { env } = theatre();

  it('tells what happened first, and what comes after it in the next wait', async () => {
    const all = async (run: WorkflowHandle) => {
      await click(run, 3);
      await reply(run, 2);
      await order(run, 1);
    };
    const endedBy = 'order.placed, reply, click, nothing';
    expect(await playPoll(env(), 'lateRace', all)).toEqual({ endedBy, minutes: 80 });
  });
  it.each([
    ['an event', order, 'order.placed, nothing'],
    ['a reply', reply, 'reply, nothing'],
    ['a click', click, 'click, nothing'],
  ] as const)('goes on at once when %s comes', async (_what, come, endedBy) => {
    expect(await playPoll(env(), 'raceOfAll', (run) => come(run, 1))).toEqual({ endedBy, minutes: 70 });
  });
  it('says in the memo of its run which question it waits to have answered, until it is over', async () => {
    const told: unknown[] = [];
    const look = async (run: WorkflowHandle) => told.push((await run.describe()).memo?.['question']);
    await playPoll(env(), 'raceOfAll', look);
    expect(told).toEqual([{ startedBy: 'test e', ordinal: 1, until: expect.any(String) as string }]);
  });
  it('for a reply is refused where the latest text does not ask', async () => {
    const endedBy = 'waitForFirst: the latest text does not say `asks: true`, so no reply would come here';
    expect(await playPoll(env(), 'raceUnasked')).toMatchObject({ endedBy });
  });
  it('tells a click once', async () => {
    const twice = async (run: WorkflowHandle) => {
      await click(run, 1);
      await click(run, 2);
    };
    expect(await playPoll(env(), 'raceOfLinked', twice)).toEqual({ endedBy: 'click, nothing', minutes: 70 });
  });
  it('goes on when nothing has come in time', async () => {
    expect(await playPoll(env(), 'raceOfAll')).toEqual({ endedBy: 'nothing', minutes: 60 });
  });
  it.each(['raceOfSurvey', 'raceOfLinked'])('of a marketing text ends when the contact opts out: %s', async (race) => {
    expect(await playPoll(env(), race, optOut)).toEqual({ endedBy: 'nothing', minutes: 10 });
  });
  it('of a service text goes on when the contact opts out', async () => {
    expect(await playPoll(env(), 'raceOfAll', optOut)).toEqual({ endedBy: 'nothing', minutes: 60 });
  });
  it('waits for events only where the text with the link was not sent', async () => {
    const skipped = { outcome: 'skipped', deliveryId: 'd1', reason: 'link-refused' } as const;
    const ordered = (run: WorkflowHandle) => order(run, 1);
    expect(await playPoll(env(), 'raceOfLinked', ordered, { deliver: () => skipped })).toEqual({
      endedBy: 'order.placed, nothing',
      minutes: 70,
    });
  });

  describe('for an answer', () => {
    const means = { r2: 'pickup' };
    it('tells what the reply means', async () => {
      expect(await playPoll(env(), 'raceOfWays', (run) => reply(run, 2), { means })).toMatchObject({
        endedBy: 'pickup',
      });
    });
    it('asks again once, and tells what could not be read', async () => {
      const asked: string[] = [];
      let again: () => void = () => undefined;
      const reasked = new Promise<void>((resolve) => (again = resolve));
      const deliver = ({ message }: { message: string }) => {
        if (asked.push(message) === 2) again();
        return { outcome: 'sent', deliveryId: `d${asked.length}`, state: 'accepted' } as const;
      };
      const twice = async (run: WorkflowHandle) => {
        await reply(run, 1);
        await reasked;
        await reply(run, 3);
      };
      const { endedBy } = await playPoll(env(), 'raceOfWays', twice, { deliver });
      expect([...asked, endedBy]).toEqual(['poll/way', 'poll/wayAgain', 'unreadable r3']);
    });
    it('goes on with an event, also after it has asked again', async () => {
      const ordered = async (run: WorkflowHandle) => {
        await reply(run, 1);
        await order(run, 2);
      };
      expect(await playPoll(env(), 'raceOfWays', ordered)).toMatchObject({ endedBy: 'order.placed' });
    });
    it('counts a click on the question, also after it has asked again', async () => {
      let texts = 0;
      const deliver = () => ({ outcome: 'sent', deliveryId: `d${(texts += 1)}`, state: 'accepted' }) as const;
      const clicked = async (run: WorkflowHandle) => {
        await reply(run, 1);
        await click(run, 2);
      };
      expect(await playPoll(env(), 'raceOfWays', clicked, { deliver })).toMatchObject({ endedBy: 'click' });
    });
    it('ends in the time that it was given for both questions', async () => {
      const once = (run: WorkflowHandle) => reply(run, 1);
      expect(await playPoll(env(), 'raceOfWays', once)).toEqual({ endedBy: 'nothing', minutes: 60 });
    });
  });
});
