import { describe, expect, it } from 'vitest';
import { consentTo, Stage } from '../support/stage.ts';
import { theatre } from '../support/theatre.ts';

const registered = { at: '10:00', data: () => ({ profileUrl: 'https://shop.example/me' }) };

describe('welcome', () => {
  const { env, bundle } = theatre();

  it('offers help the next morning, and a person calls whoever says yes', async () => {
    const stage = new Stage(env(), { consents: consentTo('tips') });
    const timeline = await stage.play(bundle(), 'welcome', registered, async () => {
      await stage.until(1, '12:00');
      await stage.reply('yes');
    });
    expect(timeline).toEqual([
      'day 0 10:00 sent welcome/hello',
      'day 1 11:00 sent welcome/needHelp',
      'day 1 12:00 reply: yes',
      'day 1 12:00 team asked: call a new customer',
      'day 1 12:00 ended by team asked',
    ]);
  });
});
