import { describe, expect, it } from 'vitest';
import { organisationPolicy } from '../../../models/domain/policy/organisation.ts';

/** What is said of a rule, by field. */
function said(rule: object): [string, string][] {
  const read = organisationPolicy.safeParse({ rules: [{ id: 'own', says: 'Ours.', ...rule }] });
  return (read.error?.issues ?? []).map(({ path, message }) => [path.slice(2).join('.'), message]);
}

const capped = (limit: unknown) => ({ caps: [{ limit, perHours: 24 }] });
const byLimit = 'must be a whole number from 1 to 1000, or one for each of low, normal and high';
const byDay = 'must be "closed" or hours such as { "from": "09:00", "to": "20:00" }';
const byFooter = 'must be "opt-out", "sender", "creditor" or a label such as { "label": "[AD]" }';
const weekdays = { from: '09:00', to: '20:00' };

describe('a policy file', () => {
  it.each([
    [{ footer: 'optout' }, 'footer', byFooter],
    [{ footer: { lable: '[AD]' } }, 'footer', byFooter],
    [{ hours: {} }, 'hours.weekdays', byDay],
    [{ hours: { weekdays, sunday: 'open' } }, 'hours.sunday', byDay],
    [{ hours: { weekdays: { from: '09:00' } } }, 'hours.weekdays', byDay],
    [{ says: '\u200b', forbids: true }, 'says', 'must be words, of at most 500 characters'],
    [{ where: ['DE', 'de'], forbids: true }, 'where', 'names DE twice'],
    [{ where: [], forbids: true }, 'where', 'must not be empty: leave it out'],
    [{ channels: ['fax'], forbids: true }, 'channels.0', expect.stringMatching(/^must be one of sms, /)],
    [{ kind: 'news', forbids: true }, 'kind', 'must be one of service, marketing'],
    [{ caps: [] }, 'caps', 'must not be empty: leave it out'],
    [{ caps: [{ limit: 1, perHours: 0 }] }, 'caps.0.perHours', 'must be a number of hours above 0, at most 744'],
    [capped('5'), 'caps.0.limit', byLimit],
    [capped({ low: 1 }), 'caps.0.limit', byLimit],
  ])('is told what is allowed instead of %j', (rule, field, message) => {
    expect(said(rule)).toEqual([[field, message]]);
  });

  it.each([
    { low: 5, normal: 3, high: 1 },
    { low: 1, normal: 5, high: 4 },
    { low: 2, normal: 1, high: 3 },
  ])('gives no more to a lower priority: %j', (limit) =>
    expect(said(capped(limit))).toEqual([['caps.0.limit', 'must not fall as the priority rises']]),
  );

  it.each([
    [
      { where: ['DE'], kind: 'marketing', hours: { weekdays: { from: '22:00', to: '06:00' } } },
      ['leaves no hour for marketing in DE beside eu-west.marketing.hours: to allow none, say forbids: true'],
    ],
    [
      { kind: 'service', hours: { weekdays: 'closed' } },
      ['leaves no hour for service anywhere: to allow none, say forbids: true'],
    ],
    [
      { hours: { weekdays: 'closed', saturday: 'closed', sunday: 'closed' } },
      [
        'leaves no hour for service anywhere: to allow none, say forbids: true',
        'leaves no hour for marketing anywhere: to allow none, say forbids: true',
      ],
    ],
  ])('leaves an hour in which something may be sent: %j', (rule, messages) => {
    expect(said(rule)).toEqual(messages.map((message) => ['hours', message]));
  });

  it.each([
    { where: ['DE'], hours: { weekdays: { from: '19:30', to: '20:30' } } },
    {
      where: ['EU', 'US-FL', 'PR'],
      kind: 'marketing',
      hours: { weekdays: 'closed', saturday: { from: '10:00', to: '12:00' } },
    },
    { hours: { weekdays: { from: '20:30', to: '23:00' } } },
    { where: ['FR'], hours: { weekdays, sunday: 'closed', holidays: 'closed' } },
  ])('may leave few: %j', (rule) => {
    expect(said(rule)).toEqual([]);
  });

  it('may give the same to all', () => {
    expect(said(capped({ low: 2, normal: 2, high: 2 }))).toEqual([]);
  });

  it.each(['{{brand}}', '{AD', 'AD}', 'undefined', 'A\u0007D', '\u202eDA'])('has no label %j', (label) => {
    expect(said({ footer: { label } }).map(([field]) => field)).toEqual(['footer.label']);
  });

  /** What is said of a whole file, by place. */
  const faultsOf = (file: unknown) =>
    (organisationPolicy.safeParse(file).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
  const holidays = { weekdays, holidays: 'closed' };

  it('is told all that is wrong with it at once', () => {
    const file = {
      rules: [
        { id: 'a', says: 'A.', kind: 'news' },
        { id: 'a', says: 'B.', where: ['DE'], hours: holidays },
        { id: 'c', says: 'C.', where: ['FR'], kind: 'service', hours: { weekdays: 'closed' } },
        null,
      ],
      consentFollowsNumber: 'yes',
    };
    expect(faultsOf(file)).toEqual([
      'rules.0.kind: must be one of service, marketing',
      'rules.0: has no effect: give it forbids, hours, caps or footer',
      expect.stringMatching(/^rules.3: /),
      expect.stringMatching(/^consentFollowsNumber: /),
      'rules: has two rules of the same id',
      'rules.1.hours.holidays: has no effect in DE, whose public holidays are not known: name them in dates',
      expect.stringMatching(/^rules.2.hours: leaves no hour for service in FR/),
    ]);
  });

  it.each<[string, object, string[]]>([
    ['an effect that is misspelt', { rules: [{ id: 'a', says: 'A.', hour: holidays }] }, ['rules.0']],
    ['an effect that is wrong', { rules: [{ id: 'a', says: 'A.', forbids: 'all' }] }, ['rules.0.forbids']],
    ['dates that are misspelt', { rules: [{ id: 'a', says: 'A.', where: ['DE'], hours: holidays }], date: {} }, ['']],
    ['dates that are none', { rules: [{ id: 'a', says: 'A.', where: ['DE'], hours: holidays }], dates: 5 }, ['dates']],
    ['rules that are none', { rules: 'A.' }, ['rules']],
    ['ids that are none', { rules: [5, 5] }, ['rules.0', 'rules.1']],
  ])('is told nothing that follows from %s', (_case, file, places) => {
    expect(faultsOf(file).map((fault) => fault.replace(/: .*/s, ''))).toEqual(places);
  });
});
