import { begin, type Person } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const completed = (attributes: NonNullable<Person['attributes']>) =>
  begin('profile.completed', {}, { at: '12:00', journeys: ['greeting'], person: { locale: 'en-GB', attributes } });

describe('what is known of a contact, in a story', () => {
  it('stands in texts, and is asked by journeys', async () => {
    const story = await completed({ firstName: 'anna', city: 'York', plan: 'pro' });
    expect(await story.end()).toEqual(['day 0 12:00 sent greeting/hello', 'day 0 12:00 ended by pro']);
    expect(story.said('greeting/hello')).toBe('Anna: news of York.');
  });

  it('has a fallback where it is not', async () => {
    const story = await completed({});
    expect(await story.end()).toContain('day 0 12:00 ended by others');
    expect(story.said('greeting/hello')).toBe('Hello: news of your city.');
  });

  it('is refused where the config declares it otherwise', async () => {
    // @ts-expect-error not one of its values
    await expect(completed({ plan: 'gold' })).rejects.toThrow('attributes.plan');
    // @ts-expect-error not its kind
    await expect(completed({ keyAccount: 'yes' })).rejects.toThrow('attributes.keyAccount');
  });
});
