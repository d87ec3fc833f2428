import { begin } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

describe('a text to a chat, in a story', () => {
  const story = (person: NonNullable<Parameters<typeof begin>[2]['person']>) =>
    begin(
      'user.registered',
      { profileUrl: 'https://shop.example/me' },
      { at: '12:00', journeys: ['chat-first'], person },
    );

  it('goes to who has opened one', async () => {
    const told = await story({ max: '77001' });
    expect(await told.end()).toEqual(['day 0 12:00 sent chat-first/chat', 'day 0 12:00 ended by sent']);
  });

  it('is replaced for who has opened none, with the link to one', async () => {
    const told = await story({ locale: 'en-GB' });
    expect(await told.end()).toEqual([
      'day 0 12:00 skipped chat-first/chat (no-address)',
      'day 0 12:00 sent chat-first/sms',
      'day 0 12:00 ended by sent',
    ]);
    expect(told.said('chat-first/sms')).toMatch(/More in MAX: https:\/\/max\.example\/shop_bot\?start=[\w-]{48}$/);
  });
});
