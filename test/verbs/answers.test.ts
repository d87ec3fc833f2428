import { begin } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const shipped = () => begin('order.shipped', { orderId: 'o1', trackingUrl: 'https://shop.example/t' }, { at: '12:00' });

describe('an answer in a story', () => {
  it('is read by what the question expects', async () => {
    const story = await shipped();
    await story.reply('the courier, please');
    expect(await story.end()).toEqual([
      'day 0 12:00 sent parcel-way/ask',
      'day 0 12:00 reply: the courier, please',
      'day 0 12:00 sent parcel-way/done',
      'day 0 12:00 ended by courier',
    ]);
  });

  it('that cannot be read is asked for once more, and then the team decides', async () => {
    const story = await shipped();
    await story.reply('whatever');
    await story.until(0, '13:00');
    await story.reply('hm');
    await story.decide('pickup');
    expect(await story.end()).toEqual([
      'day 0 12:00 sent parcel-way/ask',
      'day 0 12:00 reply: whatever',
      'day 0 12:00 sent parcel-way/again',
      'day 0 13:00 reply: hm',
      'day 0 13:00 team asked: which way is meant?',
      'day 0 13:00 team decided: pickup',
      'day 0 13:00 sent parcel-way/done',
      'day 0 13:00 ended by pickup',
    ]);
    expect(story.said('parcel-way/done')).toBe('It comes by pickup.');
  });

  it('of the team that comes too late is not waited for', async () => {
    const story = await shipped();
    await story.reply('whatever');
    await story.reply('hm');
    await story.until(3, '12:00');
    await expect(story.decide('pickup')).rejects.toThrow('the run that asked the team no longer waits');
    expect(await story.end()).toContain('day 2 12:00 ended by nobody decided');
  });
});
