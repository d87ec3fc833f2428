import { begin } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const hasty = (orderId: string) => begin('order.delivered', { orderId }, { at: '12:00', journeys: ['hasty'] });

describe('a story that ends while one of its verbs is under way', () => {
  it.each([
    ['send', 'send(hasty/news)'],
    ['wait', 'waitForEvent(order.cancelled)'],
    ['sleep', /sleepUntil\(\d{4}-.*Z\)/.source],
    ['ask', 'askTeam(what now?)'],
    ['race', 'waitForEvent(order.cancelled)'],
    ['inside', 'send(hasty/news)'],
  ])('fails by the name of the verb: %s', async (way, verb) => {
    const ended = async () => (await hasty(way)).end();
    const said = verb.includes('\\') ? verb : verb.replaceAll(/[().?]/g, String.raw`\$&`);
    await expect(ended()).rejects.toThrow(new RegExp(`the story ended while ${said} was under way: await it`));
  });
});

it('two waits at once are refused by their names', async () => {
  await expect(hasty('two waits').then((story) => story.end())).rejects.toThrow(
    'waitForEvent(order.shipped) began while waitForEvent(order.cancelled) was under way: wait for both by waitForFirst',
  );
});

it('two texts at once both leave', async () => {
  const story = await hasty('two sends');
  expect((await story.end()).at(-1)).toBe('day 0 12:00 ended by the end');
  expect(story.texts).toHaveLength(2);
});

it('what ends a part of the story leaves nothing under way', async () => {
  const story = await hasty('ended by until');
  await story.event('order.cancelled', { orderId: 'ended by until' });
  expect((await story.end()).at(-1)).toBe('day 0 12:00 ended by the end');
});
