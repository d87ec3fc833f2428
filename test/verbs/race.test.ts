import { begin, consentTo, type Story } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const person = { locale: 'en-GB', consents: consentTo('offers') };
const registered = { profileUrl: 'https://shop.example/me' };

describe('a race in a story', () => {
  it.each<[string, (story: Story) => Promise<void>, string]>([
    ['an order', (story) => story.event('order.placed', { orderId: 'o1' }), 'order.placed'],
    ['a reply', (story) => story.reply('yes'), 'reply yes'],
    ['a click', (story) => story.click(), 'click'],
    ['nothing', () => Promise.resolve(), 'nothing'],
  ])('is decided by %s', async (_what, happens, endedBy) => {
    const story = await begin('user.registered', registered, { at: '12:00', person, journeys: ['first-answer'] });
    await story.until(1, '10:00');
    await happens(story);
    expect((await story.end()).at(-1)).toMatch(new RegExp(`ended by ${endedBy}$`));
  });

  it('ends on a refusal of what it asks about', async () => {
    const story = await begin('user.registered', registered, { at: '12:00', person, journeys: ['first-answer'] });
    await story.reply('STOP');
    expect((await story.end()).at(-1)).toBe('day 0 12:00 ended by nothing');
  });
});
