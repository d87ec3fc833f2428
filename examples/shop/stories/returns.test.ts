import { begin } from 'tidings/testing';
import { describe, expect, it } from 'vitest';
import { anke } from './people.ts';

const asked = { returnId: 'r1', orderId: 'o1' };
const label = { labelUrl: 'https://nordlicht.example/labels/r1.pdf' };
const lookUps = { returnLabel: () => label };
const beginning = { at: '12:00', person: anke, lookUps } as const;

describe('returns', () => {
  it('follows a return from its label to the money', async () => {
    const story = await begin('return.requested', asked, beginning);
    await story.until(3, '09:00');
    await story.event('return.received', { returnId: 'r1' });
    await story.until(5, '15:30');
    await story.event('refund.paid', { returnId: 'r1', amount: 79, currency: 'EUR' });
    expect(await story.end()).toEqual([
      'day 0 12:00 sent returns/label',
      'day 3 09:00 return.received',
      'day 3 09:00 sent returns/arrived',
      'day 5 15:30 refund.paid',
      'day 5 15:30 sent returns/refunded',
      'day 5 15:30 ended by refund.paid',
    ]);
    expect(story.said('returns/label')).toContain(label.labelUrl);
    expect(story.said('returns/refunded')).toContain('Wir haben dir 79,00 € erstattet');
  });

  it('asks about a parcel that does not come, once more where the answer cannot be read', async () => {
    const story = await begin('return.requested', asked, beginning);
    await story.until(10, '13:00');
    await story.reply('wie bitte?');
    await story.reply('behalten');
    expect(await story.end()).toEqual([
      'day 0 12:00 sent returns/label',
      'day 10 12:00 sent returns/stillThere',
      'day 10 13:00 reply: wie bitte?',
      'day 10 13:00 sent returns/onceMore',
      'day 10 13:00 reply: behalten',
      'day 10 13:00 ended by kept',
    ]);
  });

  it('takes the parcel for an answer', async () => {
    const story = await begin('return.requested', asked, beginning);
    await story.until(10, '13:00');
    await story.event('return.received', { returnId: 'r1' });
    expect(story.timeline.at(-1)).toBe('day 10 13:00 sent returns/arrived');
  });

  it('asks the team where no label can be had', async () => {
    const story = await begin('return.requested', asked, { ...beginning, lookUps: { returnLabel: () => null } });
    expect(await story.end()).toEqual([
      'day 0 12:00 team asked: no label could be had for a return',
      'day 0 12:00 ended by team asked',
    ]);
  });

  it('asks the team where the money does not come', async () => {
    const story = await begin('return.requested', asked, beginning);
    await story.until(3, '09:00');
    await story.event('return.received', { returnId: 'r1' });
    expect((await story.end()).slice(-2)).toEqual([
      'day 8 09:00 team asked: a return was not refunded',
      'day 8 09:00 ended by team asked',
    ]);
  });
});
