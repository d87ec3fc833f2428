import { begin, type Story } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const request = { requestId: 'r1', brand: 'shop', wording: 'offers-sms/1', language: 'en' } as const;

describe('double-opt-in', () => {
  const play = async (
    method: 'code' | 'link',
    happen: (story: Story) => Promise<void> = () => Promise.resolve(),
    at = '12:00',
  ) => {
    const story = await begin('consent.requested', { ...request, method }, { at });
    await happen(story);
    return story.end();
  };
  const confirmed = (story: Story) => story.event('consent.confirmed', { requestId: 'r1' });

  it('thanks whoever sends the code back', async () => {
    const timeline = await play('code', async (story) => {
      await story.until(0, '12:20');
      await confirmed(story);
    });
    expect(timeline).toEqual([
      'day 0 12:00 sent double-opt-in/code',
      'day 0 12:20 consent.confirmed',
      'day 0 12:20 sent double-opt-in/done',
      'day 0 12:20 ended by consent.confirmed',
    ]);
  });

  it('takes the code that the text holds, and the consent stands', async () => {
    const story = await begin('consent.requested', { ...request, method: 'code' }, { at: '12:00' });
    const [code = ''] = /\d{6}/.exec(story.said('double-opt-in/code')) ?? [];
    await story.reply(code === '000000' ? '111111' : '000000');
    await story.reply(`my code is ${code}`);
    expect(await story.end()).toEqual([
      'day 0 12:00 sent double-opt-in/code',
      expect.stringMatching(/reply: \d{6}$/),
      'day 0 12:00 sent double-opt-in/wrong',
      `day 0 12:00 reply: my code is ${code}`,
      'day 0 12:00 consent.confirmed',
      'day 0 12:00 sent double-opt-in/done',
      'day 0 12:00 ended by consent.confirmed',
    ]);
    expect(story.person.consents).toMatchObject([{ action: 'grant', purpose: 'offers', brand: 'shop' }]);
  });

  it('ends where the person says no', async () => {
    const story = await begin('consent.requested', { ...request, method: 'code' }, { at: '12:00' });
    await story.reply('no');
    expect(await story.end()).toEqual([
      'day 0 12:00 sent double-opt-in/code',
      'day 0 12:00 reply: no (refuses the consent)',
      'day 0 12:00 ended by cancelled',
    ]);
  });

  it('asks once more after a wrong code', async () => {
    const timeline = await play('code', async (story) => {
      await story.until(0, '12:10');
      await story.reply('other');
      await story.until(0, '12:15');
      await confirmed(story);
    });
    expect(timeline).toEqual([
      'day 0 12:00 sent double-opt-in/code',
      'day 0 12:10 reply: other',
      'day 0 12:10 sent double-opt-in/wrong',
      'day 0 12:15 consent.confirmed',
      'day 0 12:15 sent double-opt-in/done',
      'day 0 12:15 ended by consent.confirmed',
    ]);
  });

  it('ends after the second wrong code', async () => {
    const timeline = await play('code', async (story) => {
      await story.until(0, '12:10');
      await story.reply('other');
      await story.until(0, '12:15');
      await story.reply('another');
    });
    expect(timeline.at(-1)).toBe('day 0 12:15 ended by wrong code');
  });

  it('gives up when no code comes back in an hour', async () => {
    expect(await play('code')).toEqual(['day 0 12:00 sent double-opt-in/code', 'day 0 13:00 ended by not confirmed']);
  });

  it('answers a request of the night at once, since somebody waits for the code', async () => {
    expect(await play('code', undefined, '23:30')).toEqual([
      'day 0 23:30 sent double-opt-in/code',
      'day 1 00:30 ended by not confirmed',
    ]);
  });

  it('ends with the click that confirms', async () => {
    const timeline = await play('link', async (story) => {
      await story.until(0, '20:00');
      await confirmed(story);
    });
    expect(timeline).toEqual([
      'day 0 12:00 sent double-opt-in/link',
      'day 0 20:00 consent.confirmed',
      'day 0 20:00 ended by consent.confirmed',
    ]);
  });

  it('gives up when the link is not used in a day', async () => {
    expect((await play('link')).at(-1)).toBe('day 1 12:00 ended by not confirmed');
  });
});
