import { begin, consentTo, type Person, type Story } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const profileCompleted = (story: Story) => story.event('profile.completed', {});

describe('welcome', () => {
  const play = async (person: Partial<Person>, happen: (story: Story) => Promise<void> = () => Promise.resolve()) => {
    const story = await begin('user.registered', { profileUrl: 'https://shop.example/me' }, { at: '10:00', person });
    await happen(story);
    return story.end();
  };

  it('offers help the next morning, and a person calls whoever says yes', async () => {
    const timeline = await play({ consents: consentTo('tips') }, async (story) => {
      await story.until(1, '12:00');
      await story.reply('yes');
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

  it('greets by letter whoever has no number that a gateway knows, and offers nothing by it', async () => {
    const nobody = { at: '12:00', person: { phone: undefined } } as const;
    const story = await begin('user.registered', { profileUrl: 'https://shop.example/me' }, nobody);
    expect((await story.end()).slice(0, 2)).toEqual([
      'day 0 12:00 skipped welcome/hello (no-address)',
      'day 0 12:00 sent welcome/helloByMail',
    ]);
    expect(story.said('welcome/helloByMail')).toContain('https://shop.example/me');
  });

  it('goes quiet the moment the profile is complete', async () => {
    const timeline = await play({ consents: consentTo('tips') }, async (story) => {
      await story.until(0, '15:00');
      await profileCompleted(story);
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
