import { begin, consentTo, type Beginning } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const story = (beginning: Partial<Beginning> = {}) =>
  begin(
    'user.registered',
    { profileUrl: 'https://shop.example/me' },
    { at: '12:00', journeys: ['three-ways'], ...beginning },
  );

describe('a gateway that is away, in a story', () => {
  it('holds the hand-over, and not what is decided without it', async () => {
    const told = await story({ gatewayIsAway: true });
    await told.until(0, '14:30');
    told.gatewayIsAway = false;
    await told.until(0, '14:32');
    expect(told.timeline).toEqual([
      'day 0 12:00 skipped three-ways/chat (no-address)',
      'day 0 14:00 gave up three-ways/sms between two tries (replaced)',
      'day 0 14:30 sent three-ways/letter',
      'day 0 14:30 ended by sent',
    ]);
  });

  it('and stays away, fails by name when all of it is played', async () => {
    const told = await story({ gatewayIsAway: true });
    await expect(told.end()).rejects.toThrow(
      /^three-ways does not end: the gateway is still away, and 1 hand-over waits for it\..* between two tries \(replaced\)\. Let what it/,
    );
  });

  it('lets a text expire', async () => {
    const told = await story({ gatewayIsAway: true });
    await told.until(0, '17:05');
    expect(told.timeline.at(-2)).toBe('day 0 17:00 skipped three-ways/letter (expired)');
  });
});

describe('a gateway that refuses a text, in a story', () => {
  it('makes the next way be taken', async () => {
    const told = await story({ refuses: { 'three-ways/sms': 'number' } });
    expect((await told.end()).slice(1, 3)).toEqual([
      'day 0 12:00 undeliverable three-ways/sms (number-refused)',
      'day 0 12:00 sent three-ways/letter',
    ]);
  });

  it('since its reader has blocked the bot, ends the chat alone', async () => {
    const told = await story({ person: { telegram: '77001' }, refuses: { 'three-ways/chat': 'opted-out' } });
    expect(told.timeline).toEqual([
      'day 0 12:00 undeliverable three-ways/chat (carrier-refused)',
      'day 0 12:00 sent three-ways/sms',
    ]);
  });

  it('since its reader has refused it at the operator, ends all marketing, and a service text goes another way', async () => {
    const told = await story({ refuses: { 'three-ways/sms': 'opted-out' } });
    expect(told.timeline.slice(1)).toEqual([
      'day 0 12:00 undeliverable three-ways/sms (carrier-refused)',
      'day 0 12:00 opted out',
      'day 0 12:00 sent three-ways/letter',
      'day 0 12:00 ended by sent',
    ]);
  });

  it('refuses only what there is', async () => {
    const told = await story();
    expect(() => {
      told.refuse('three-ways/smss', 'number');
    }).toThrow(/^no text three-ways\/smss: the nearest are three-ways\/sms, /);
    expect(() => {
      told.refuse('three-ways/sms', 'credentials' as 'other');
    }).toThrow(/^no cause of a refusal credentials: the nearest are /);
  });
});

describe('a report, in a story', () => {
  it('may be late, on a text before the latest', async () => {
    const told = await story();
    await told.until(0, '14:00');
    await told.receipt('delivered', { of: 'three-ways/sms' });
    expect(told.timeline.slice(1)).toEqual([
      'day 0 12:00 sent three-ways/sms',
      'day 0 14:00 sent three-ways/letter',
      'day 0 14:00 ended by sent',
      'day 0 14:00 delivered: three-ways/sms',
    ]);
  });

  it('is on a text that there is and has left, in a word that there is', async () => {
    const told = await story();
    await expect(told.receipt('expired' as 'delivered')).rejects.toThrow(
      'no report expired: the nearest are delivered',
    );
    await expect(told.receipt('delivered', { of: 'three-ways/smss' })).rejects.toThrow('no text three-ways/smss');
    await expect(told.receipt('delivered', { of: 'three-ways/letter' })).rejects.toThrow(
      'three-ways/letter has not left, so nothing can be reported',
    );
  });
});

describe('how a story begins', () => {
  it('is told with all that is wrong with it at once', async () => {
    const wrong = {
      at: '25:00',
      jorneys: [],
      refuses: { 'three-ways/smss': 'number' },
      person: { phone: '123', locle: 'x', country: 'Germany', telegram: 5, push: 'two', had: { 'order.plcd': 1 } },
    } as unknown as Beginning;
    await expect(story(wrong)).rejects.toThrow(
      new Error(
        [
          'the story cannot begin:',
          'at: "25:00" is no time such as 09:30',
          'person.telegram: must be the id of a chat, as text',
          "person.push: is 'a device', or left out",
          'person.locle: there is no such key; did you mean locale?',
          'jorneys: there is no such key; did you mean journeys?',
          'person.country: must be an ISO 3166 code such as GB',
          'person.phone: has no + and country code in front, and no country is given: write it as +… or give its country',
          'person.had.order.plcd: there is no such event; did you mean order.placed?',
          'refuses.three-ways/smss: there is no such text; did you mean three-ways/sms?',
        ].join('\n  '),
      ),
    );
    expect(() => consentTo('ofers' as 'offers')).toThrow(/^no purpose ofers: the nearest are offers/);
  });
});
