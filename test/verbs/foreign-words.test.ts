import { begin } from 'tidings/testing';
import { expect, it } from 'vitest';

it.each([
  ['send', 'send'],
  ['wait', 'reask'],
  ['race', 'reask'],
])('a text that the row does not name is refused by its name: %s', async (orderId, what) => {
  const story = begin('order.delivered', { orderId }, { at: '12:00', journeys: ['foreign-words'] });
  await expect(story.then((begun) => begun.end())).rejects.toThrow(
    `${what}: another/ask is not among the texts of the journey's row`,
  );
});
