import { describe, expect, it } from 'vitest';
import { channels, kinds, type Channel, type Kind, type Topic } from '../../../models/domain/message.ts';
import { explain } from '../../../models/domain/policy/explain.ts';
import { withFooters } from '../../../models/domain/policy/footer.ts';
import { organisationPolicy, organisationRules, placeOf } from '../../../models/domain/policy/organisation.ts';
import { createPolicy, shippedRules } from '../../../models/domain/policy/policy.ts';
import { fallbackHours, guessedHours } from '../../../models/domain/policy/rules/everywhere.ts';
import type { GateFacts } from '../../../models/domain/deliveries/gate.ts';
import { windowAt } from '../../../models/domain/time/window.ts';

const policy = createPolicy();
const marketing = { kind: 'marketing', channel: 'sms' } as const;

/** The hours of one day on the clock of a zone, as the policy has them. */
function open(day: string, person: { country?: string; region?: string; timeZone: string }, subject: Subject) {
  const { hours } = policy(person, subject);
  const place = { zones: [person.timeZone], countries: person.country ? [person.country] : [] };
  const minutes = Array.from({ length: 24 * 4 }, (_, index) => index * 15);
  const clock = (at: number) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  const opens = minutes.filter((at) => windowAt(new Date(`${day}T${clock(at)}:00Z`), place, hours).open);
  return opens.length === 0 ? 'closed' : `${clock(opens[0]!)}-${clock(opens.at(-1)! + 15)}`;
}
interface Subject {
  kind: Kind;
  channel: Channel;
  about?: Topic;
}

describe('the policy by place', () => {
  const [monday, saturday, sunday] = ['2026-05-04', '2026-05-02', '2026-05-03'];
  it.each<[string, { country?: string; region?: string }, Subject, string, string]>([
    ['Russian advertising', { country: 'RU' }, marketing, monday, '09:00-21:00'],
    ['Russian debts on a working day', { country: 'RU' }, debt(), monday, '08:00-22:00'],
    ['Russian debts on a Saturday', { country: 'RU' }, debt(), saturday, '09:00-20:00'],
    ['Russian debts on Victory Day', { country: 'RU' }, debt(), '2025-05-09', '09:00-20:00'],
    ['American marketing in California', { country: 'US', region: 'US-CA' }, marketing, monday, '08:00-21:00'],
    ['in Florida', { country: 'US', region: 'US-FL' }, marketing, monday, '08:00-20:00'],
    ['in Texas on a weekday', { country: 'US', region: 'US-TX' }, marketing, monday, '09:00-21:00'],
    ['in Texas on a Sunday', { country: 'US', region: 'US-TX' }, marketing, sunday, '12:00-21:00'],
    ['in Connecticut', { country: 'US', region: 'US-CT' }, marketing, monday, '09:00-20:00'],
    ['in Maryland', { country: 'US', region: 'US-MD' }, marketing, monday, '08:00-20:00'],
    ['in Kentucky', { country: 'US', region: 'US-KY' }, marketing, monday, '10:00-21:00'],
    ['in Nevada', { country: 'US', region: 'US-NV' }, marketing, monday, '09:00-20:00'],
    ['in Mississippi on a Sunday', { country: 'US', region: 'US-MS' }, marketing, sunday, 'closed'],
    ['in Alabama on Thanksgiving', { country: 'US', region: 'US-AL' }, marketing, '2026-11-26', 'closed'],
    ['in Rhode Island on a Saturday', { country: 'US', region: 'US-RI' }, marketing, saturday, '10:00-17:00'],
    ['in a state nobody knows', { country: 'US' }, marketing, monday, '10:00-18:00'],
    ['in a state nobody knows, on a Sunday', { country: 'US' }, marketing, sunday, 'closed'],
    ['in Puerto Rico, under no state', { country: 'PR' }, marketing, sunday, '08:00-21:00'],
    ['South African on a weekday', { country: 'ZA' }, marketing, monday, '08:00-20:00'],
    ['South African on a Saturday', { country: 'ZA' }, marketing, saturday, '09:00-13:00'],
    ['South African on the Monday after a holiday', { country: 'ZA' }, marketing, '2026-08-10', 'closed'],
    ['Colombian on a weekday', { country: 'CO' }, marketing, monday, '07:00-19:00'],
    ['Colombian on a Saturday', { country: 'CO' }, marketing, saturday, '08:00-15:00'],
    ['Colombian on Epiphany, kept on a Monday', { country: 'CO' }, marketing, '2026-01-12', 'closed'],
    ['Colombian debts on a Sunday', { country: 'CO' }, debt(), sunday, 'closed'],
    ['Vietnamese, within its decree', { country: 'VN' }, marketing, monday, '09:00-21:00'],
    ['British marketing', { country: 'GB' }, marketing, sunday, '08:00-20:00'],
    ['French marketing on a Saturday', { country: 'FR' }, marketing, saturday, '08:00-22:00'],
    ['French marketing on a Sunday', { country: 'FR' }, marketing, sunday, 'closed'],
    ['French marketing on Whit Monday', { country: 'FR' }, marketing, '2026-05-25', 'closed'],
    ['Polish marketing: the default', { country: 'PL' }, marketing, monday, '09:00-21:00'],
    ['Indian promotion', { country: 'IN' }, marketing, monday, '10:00-21:00'],
    ['Kazakh advertising', { country: 'KZ' }, marketing, monday, '09:00-21:00'],
    ['anywhere else', { country: 'BR' }, marketing, monday, '09:00-21:00'],
    ['service anywhere', { country: 'FR' }, { kind: 'service', channel: 'sms' }, sunday, '08:00-22:00'],
  ])('%s', (_what, person, subject, day, hours) => {
    expect(open(day, { ...person, timeZone: 'UTC' }, subject)).toBe(hours);
  });

  it.each<[string, string, Channel, boolean]>([
    ['RU', 'advertising by Telegram', 'telegram', true],
    ['RU', 'advertising by WhatsApp', 'whatsapp', true],
    ['RU', 'advertising by MAX', 'max', false],
    ['DE', 'advertising by Telegram', 'telegram', false],
  ])('%s: %s', (country, _what, channel, forbidden) => {
    expect(policy({ country }, { kind: 'marketing', channel }).forbiddenBy !== undefined).toBe(forbidden);
  });

  it('asks for consent to marketing in every place and by every channel, and never for service', () => {
    const places = [...new Set(shippedRules.flatMap(({ where = ['ZZ'] }) => where))];
    for (const place of places) {
      for (const channel of channels) {
        expect(policy({ country: place }, { kind: 'marketing', channel }).consentBy).toBeDefined();
        expect(policy({ country: place }, { kind: 'service', channel }).consentBy).toBeUndefined();
      }
    }
  });

  it.each([
    ['GB', 'marketing', ['opt-out', 'sender']],
    ['DE', 'marketing', ['opt-out', 'sender']],
    ['US', 'marketing', ['opt-out', 'sender']],
    ['RU', 'marketing', []],
    ['GB', 'service', []],
  ] as const)('footers of %s %s', (country, kind, footers) => {
    expect(policy({ country }, { kind, channel: 'sms' }).footers).toEqual(footers);
  });

  it('names a source for every rule, and gives each an id of its own', () => {
    const rules = [...shippedRules, ...Object.values(fallbackHours), ...Object.values(guessedHours)];
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    for (const { source, says } of rules) expect(source.length * says.length).toBeGreaterThan(0);
  });

  it('holds in places that there are, under the codes that contacts have', () => {
    for (const place of shippedRules.flatMap(({ where = [] }) => where)) expect(placeOf(place)).toBe(place);
  });

  it('has an hour open on every weekday for every place, kind and channel', () => {
    const places = [...new Set(shippedRules.flatMap(({ where = [] }) => where))].filter((name) => name.length === 2);
    for (const country of places) {
      for (const kind of kinds)
        expect(open(monday, { country, timeZone: 'UTC' }, { kind, channel: 'sms' })).not.toBe('closed');
    }
  });
});

function debt(): Subject {
  return { kind: 'service', channel: 'sms', about: 'debt' };
}

describe('the organisation', () => {
  const own = (rules: object[]) => organisationPolicy.safeParse({ rules });
  const read = (...rules: object[]) => createPolicy(organisationRules(organisationPolicy.parse({ rules })));

  it('narrows the hours of the law', () => {
    const late = { id: 'late', says: 'Not before noon.', hours: { weekdays: { from: '12:00', to: '23:00' } } };
    const place = { zones: ['UTC'], countries: ['GB'] };
    const { hours } = read(late)({ country: 'GB' }, marketing);
    const at = (clock: string) => windowAt(new Date(`2026-05-04T${clock}:00Z`), place, hours).open;
    expect([at('11:59'), at('12:00'), at('19:59'), at('20:00')]).toEqual([false, true, true, false]);
  });
  it('cannot widen them, whatever it writes', () => {
    const wide = { id: 'wide', says: 'Always.', hours: { weekdays: { from: '00:00', to: '24:00' } } };
    const place = { zones: ['UTC'], countries: ['GB'] };
    const { hours } = read(wide)({ country: 'GB' }, marketing);
    expect(windowAt(new Date('2026-05-04T20:30:00Z'), place, hours).open).toBe(false);
  });
  it.each([
    ['UK', 'GB'],
    ['EU', 'DE'],
    ['eu', 'DE'],
    ['us-tx', 'US'],
  ])('speaks of %s under the code that contacts have', (where, country) => {
    const rules = read({ id: 'none', says: 'None.', where: [where], forbids: true });
    expect(rules({ country }, marketing).forbiddenBy?.id).toBe('own.none');
    expect(rules({ country: 'FR', region: 'FR-IDF' }, marketing).forbiddenBy?.id).toBe(
      where.toUpperCase() === 'EU' ? 'own.none' : undefined,
    );
  });
  it('adds caps and forbids channels', () => {
    const rules = read(
      { id: 'few', says: 'One a week.', kind: 'marketing', caps: [{ kind: 'marketing', limit: 1, perHours: 168 }] },
      { id: 'no-push', says: 'No push.', channels: ['push'], forbids: true },
    );
    expect(rules({}, marketing).caps).toContainEqual({ kind: 'marketing', limit: 1, perHours: 168 });
    expect(rules({}, { kind: 'service', channel: 'push' }).forbiddenBy?.id).toBe('own.no-push');
    expect(rules({}, { kind: 'service', channel: 'sms' }).forbiddenBy).toBeUndefined();
  });
  const festive = { weekdays: { from: '10:00', to: '18:00' }, holidays: 'closed' };
  it('closes on the holidays that are known', () => {
    const where = ['FR', 'FR-974', 'US-TX', 'CO'];
    expect(own([{ id: 'a', says: 'b', where, hours: festive }]).success).toBe(true);
  });
  it.each([
    ['an unknown field', { id: 'a', says: 'b', allows: true, forbids: true }, 'allows'],
    ['a permission', { id: 'a', says: 'b', forbids: false }, 'forbids'],
    ['no effect', { id: 'a', says: 'b' }, 'has no effect'],
    ['an hour that is none', { id: 'a', says: 'b', hours: { weekdays: { from: '25:00', to: '9' } } }, 'HH:MM'],
    ['an empty window', { id: 'a', says: 'b', hours: { weekdays: { from: '09:00', to: '09:00' } } }, 'begin'],
    ['a place that is none', { id: 'a', says: 'b', where: ['Texas'], forbids: true }, 'ISO 3166'],
    ['a country that is none', { id: 'a', says: 'b', where: ['GB', 'ZZ'], forbids: true }, '["rules",0,"where",1]'],
    ['an empty place', { id: 'a', says: 'b', where: [''], forbids: true }, 'ISO 3166'],
    ['a state that is none', { id: 'a', says: 'b', where: ['US-ZZ'], forbids: true }, 'ISO 3166'],
    ['holidays that nobody knows', { id: 'a', says: 'b', where: ['DE', 'FR'], hours: festive }, 'in DE, whose'],
    ['holidays of a whole union', { id: 'a', says: 'b', where: ['EU'], hours: festive }, 'in EU, whose'],
    ['holidays of everywhere', { id: 'a', says: 'b', hours: festive }, '["rules",0,"hours","holidays"]'],
    ['a cap over years', { id: 'a', says: 'b', caps: [{ limit: 1, perHours: 99_999 }] }, '744'],
  ])('is told of %s', (_fault, rule, words) => {
    const { success, error } = own([rule]);
    expect(success).toBe(false);
    expect(JSON.stringify(error?.issues)).toContain(words);
  });
});

describe('what a place demands of a text', () => {
  const unsubscribeUrl = 'https://go.example/u/AbC-1';
  const imprint = {
    optOut: { byReply: 'Reply STOP to opt out', byLink: 'Opt out' },
    brand: 'Example Shop',
    sender: '+15550100',
    unsubscribeUrl,
  } as const;
  it.each([
    ['Sale!', 'Sale!\nReply STOP to opt out'],
    ['Sale! Text STOP to end.', 'Sale! Text STOP to end.'],
    ['Sale! Opt out: https://go.example/u/AbC-1', 'Sale! Opt out: https://go.example/u/AbC-1'],
    ['We never stop.', 'We never stop.\nReply STOP to opt out'],
  ])('%s', (text, sent) => {
    expect(withFooters(text, ['opt-out'], imprint)).toBe(sent);
  });
  it('gives a link where nobody can reply, because the sender is a name', () => {
    expect(
      withFooters('Скидки', ['opt-out', 'sender'], {
        ...imprint,
        optOut: { byReply: '', byLink: 'Отказ' },
        sender: 'Example Shop',
      }),
    ).toBe(`Скидки\nОтказ: ${unsubscribeUrl}`);
  });
  it('names the brand where the sender is a number, unless the text does', () => {
    expect(withFooters('Sale!', ['sender'], imprint)).toBe('Example Shop: Sale!');
    expect(withFooters('Sale at Example Shop!', ['sender'], imprint)).toBe('Sale at Example Shop!');
  });
  it('leaves a text alone where nothing is demanded', () => {
    expect(withFooters('Скидки', [], imprint)).toBe('Скидки');
  });
});

describe('an explanation', () => {
  const facts: GateFacts = {
    contact: { erased: false, phone: '+79123456789', country: 'RU' },
    suppression: undefined,
    history: [],
    consents: [
      {
        _id: 'c',
        seq: 1,
        action: 'grant',
        purpose: 'offers',
        brand: 'shop',
        channel: 'sms',
        method: 'web-box',
        at: new Date(0),
      },
    ],
    message: {
      deliveryId: '',
      kind: 'marketing',
      purpose: 'offers',
      brand: 'shop',
      channel: 'sms',
      priority: 'low',
      notAfter: new Date('2027-01-01'),
    },
  };

  it('names the rule that holds a text, its source, and when it would go', () => {
    const told = explain(facts, new Date('2026-05-04T05:00:00Z'), policy);
    expect(told).toMatchObject({
      verdict: 'defer',
      reason: 'quiet-hours',
      places: ['RU'],
      zonesFrom: 'country',
      rule: { id: 'ru.marketing.hours', source: 'custom of the trade' },
      until: new Date('2026-05-04T07:00:00Z'),
    });
    expect(told.zones.length).toBeGreaterThanOrEqual(11);
  });
  it('names the norm that a missing consent would break', () => {
    const told = explain({ ...facts, consents: [] }, new Date('2026-05-04T08:00:00Z'), policy);
    expect(told).toMatchObject({ reason: 'consent-missing', rule: { source: '38-FZ art. 18 part 1' } });
  });
  it('reports hours that leave nothing over the zones of Russia', () => {
    const narrow = createPolicy(
      organisationRules(
        organisationPolicy.parse({
          rules: [{ id: 'day', says: 'Ten to eight.', hours: { weekdays: { from: '10:00', to: '20:00' } } }],
        }),
      ),
    );
    expect(explain(facts, new Date('2026-05-04T08:00:00Z'), narrow)).toMatchObject({ reason: 'no-common-window' });
  });
  it('reports rules that leave nothing in common in a zone that is known', () => {
    const hours = { weekdays: { from: '21:00', to: '22:00' } };
    const narrow = createPolicy(
      organisationRules(organisationPolicy.parse({ rules: [{ id: 'late', says: 'Nine to ten.', hours }] })),
    );
    const contact = { erased: false, phone: '+79123456789', timeZone: 'Europe/Moscow' };
    const known = { ...facts, contact };
    const told = explain(known, new Date('2026-05-04T08:00:00Z'), narrow);
    expect(told).toMatchObject({ reason: 'no-common-window' });
    expect(told.because).not.toContain('not known');
  });
  it('says of every rule whether it lets through', () => {
    const told = explain(facts, new Date('2026-05-04T08:00:00Z'), policy);
    expect(told.verdict).toBe('send');
    const standings = Object.fromEntries(told.rules.map(({ rule, lets }) => [rule.id, lets]));
    expect(standings).toMatchObject({
      'ru.marketing.hours': true,
      'ru.marketing.consent': true,
      'ru.sender': undefined,
    });
  });
});
