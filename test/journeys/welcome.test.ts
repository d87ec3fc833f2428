import { describe, expect, it } from 'vitest';
import { consentTo, Stage, type Person } from '../support/stage.ts';
import { theatre } from '../support/theatre.ts';

const registered = { at: '10:00', data: () => ({ profileUrl: 'https://shop.example/me' }) };
const profileCompleted = (stage: Stage) => stage.event('profile.completed', {});

describe('welcome', () => {
  const { env, bundle } = theatre();
  const play = async (person: Partial<Person>, happen: (stage: Stage) => Promise<void> = () => Promise.resolve()) => {
    const stage = new Stage(env(), person);
    return stage.play(bundle(), 'welcome', registered, () => happen(stage));
  };

  it('offers help the next morning, and a person calls whoever says yes', async () => {
    const timeline = await play({ consents: consentTo('tips') }, async (stage) => {
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

  it('gives pro members their tips when nobody answers, a day apart from the offer by the cap', async () => {
    const timeline = await play({ consents: consentTo('tips'), attributes: { plan: 'pro' } });
    expect(timeline).toEqual([
      'day 0 10:00 sent welcome/hello',
      'day 1 11:00 sent welcome/needHelp',
      'day 3 11:00 sent welcome/proTips',
      'day 3 11:00 ended by end of story',
    ]);
  });

  it('ends quietly for others after two silent days', async () => {
    expect(await play({ consents: consentTo('tips') })).toEqual([
      'day 0 10:00 sent welcome/hello',
      'day 1 11:00 sent welcome/needHelp',
      'day 3 11:00 ended by end of story',
    ]);
  });

  it('offers nothing without consent, but still greets', async () => {
    expect((await play({ consents: consentTo('offers') })).slice(0, 2)).toEqual([
      'day 0 10:00 sent welcome/hello',
      'day 1 11:00 skipped welcome/needHelp (consent-missing)',
    ]);
  });

  it('goes quiet the moment the profile is complete', async () => {
    const timeline = await play({ consents: consentTo('tips') }, async (stage) => {
      await stage.until(0, '15:00');
      await profileCompleted(stage);
    });
    expect(timeline).toEqual([
      'day 0 10:00 sent welcome/hello',
      'day 0 15:00 profile.completed',
      'day 0 15:00 ended by profile.completed',
    ]);
  });

  it('hears a profile completed before it began to listen', async () => {
    const timeline = await play({ consents: consentTo('tips') }, profileCompleted);
    expect(timeline.at(-1)).toBe('day 0 10:00 ended by profile.completed');
  });
});
