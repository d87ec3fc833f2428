import { begin, consentTo, type Person } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const shipped = (orderId: string) => ({ orderId, trackingUrl: 'https://shop.example/t' });

describe('a reply in a story', () => {
  it('that two runs wait for is told to neither', async () => {
    const story = await begin('order.shipped', shipped('o1'), { at: '12:00' });
    await story.event('order.shipped', shipped('o2'));
    await story.reply('courier');
    expect(story.timeline.at(-1)).toBe('day 0 12:00 reply: courier (ambiguous: two runs have asked)');
  });

  const asked = (person: Partial<Person> = { consents: consentTo('offers') }) => {
    const data = { profileUrl: 'https://shop.example/me' };
    return begin('user.registered', data, { at: '12:00', person, journeys: ['first-answer'] });
  };

  it('in a script that nobody here reads pauses marketing, and is told to who has asked', async () => {
    const story = await asked();
    await story.reply('不要再发');
    expect(story.timeline.slice(1)).toEqual([
      'day 0 12:00 reply: 不要再发 (needs-review)',
      'day 0 12:00 ended by reply other',
    ]);
    expect(story.person.marketingPausedAt).toBeDefined();
  });

  it('of START takes a STOP back', async () => {
    const story = await asked();
    await story.reply('STOP');
    await story.reply('START');
    expect(story.timeline.slice(1)).toEqual([
      'day 0 12:00 reply: STOP',
      'day 0 12:00 opted out',
      'day 0 12:00 ended by nothing',
      'day 0 12:00 reply: START (start)',
    ]);
    expect(story.gate.suppressed).toBe(false);
  });
});
