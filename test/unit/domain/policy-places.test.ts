import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { contactInput, readBroughtContact, readNamedContact } from '../../../models/domain/contact.ts';
import { regionOf } from '../../../models/domain/numbers/country.ts';
import { organisationPolicy } from '../../../models/domain/policy/organisation.ts';
import { placesOf } from '../../../models/domain/policy/places.ts';
import { createPolicy } from '../../../models/domain/policy/policy.ts';
import type { Rule } from '../../../models/domain/policy/rule.ts';
import { whereabouts } from '../../../models/domain/time/time-zones.ts';

const marketing = { kind: 'marketing', channel: 'sms' } as const;
const policy = createPolicy();

describe('a territory with a country code of its own', () => {
  it.each([
    ['PR', 'US'],
    ['GU', 'US'],
    ['VI', 'US'],
    ['AS', 'US'],
    ['MP', 'US'],
    ['RE', 'FR EU'],
    ['GP', 'FR EU'],
    ['MQ', 'FR EU'],
    ['GF', 'FR EU'],
    ['YT', 'FR EU'],
    ['MF', 'FR EU'],
    ['BL', 'FR'],
    ['PM', 'FR'],
    ['PF', ''],
    ['GG', 'GB'],
    ['JE', 'GB'],
    ['IM', 'GB'],
    ['AX', 'FI EU'],
    ['IC', 'ES EU'],
    ['SJ', 'NO'],
    ['NF', 'AU'],
    ['HK', ''],
  ])('%s has the rules of %s besides its own', (country, law) => {
    expect(placesOf({ country }, [])).toEqual([country, ...law.split(' ').filter(Boolean)]);
  });

  it.each([
    [{ country: 'US', region: 'US-PR' }, 'PR'],
    [{ country: 'FR', region: 'FR-974' }, 'RE'],
    [{ country: 'FR', region: 'FR-MQ' }, 'MQ'],
    [{ country: 'FI', region: 'FI-01' }, 'AX'],
    [{ country: 'NO', region: 'NO-21' }, 'SJ'],
    [{ country: 'CN', region: 'CN-HK' }, 'HK'],
  ])('is one place in both its forms: %o is %s', (person, country) => {
    for (const where of [country, person.region]) {
      const own = createPolicy([forbids(where)]);
      expect(own(person, marketing).forbiddenBy?.id).toBe('own.none');
      expect(own({ country }, marketing).forbiddenBy?.id).toBe('own.none');
      expect(own({ country: person.country }, marketing).forbiddenBy).toBeUndefined();
    }
  });

  it('has none of the rules of states in which it does not lie', () => {
    const states = policy({ country: 'PR' }, marketing).rules.filter(({ where }) => where?.includes('US-TX'));
    expect(states).toEqual([]);
  });

  it('names to a French reader outside the Union how to stop and who writes', () => {
    expect(policy({ country: 'BL' }, marketing).footers).toEqual(['opt-out', 'sender']);
  });
});

describe('the neighbours of the Union', () => {
  it.each(['NO', 'IS', 'LI', 'CH', 'SJ'])('%s asks for consent, a way out and a name', (country) => {
    const { footers, consentBy } = policy({ country }, marketing);
    expect(footers).toEqual(['opt-out', 'sender']);
    expect(consentBy?.where).toBeDefined();
  });
});

describe('a subdivision that is none', () => {
  it.each(['US-FLA', 'US-XX', 'US-', 'RU-OMS', 'CA-TX', 'us-tx', 'nonsense'])('%s never loosens', (region) => {
    expect(policy({ country: 'US', region }, marketing)).toBe(policy({ country: 'US' }, marketing));
  });

  it.each(['US-FLA', 'US-XX', 'CA-TX', 'RU-XXX', 'AU-ZZ'])('%s is refused wherever it comes in', (region) => {
    expect(regionOf(region)).toBeUndefined();
    const faults = (error: z.ZodError | undefined) => error?.issues.map(({ path }) => path.join('.'));
    const row = { phone: '+12025550123', region };
    const imported = readNamedContact(row);
    const brought = readBroughtContact(row);
    expect(faults(contactInput.safeParse(row).error)).toEqual(['region']);
    expect(faults('error' in imported ? imported.error : undefined)).toEqual(['region']);
    expect(faults('error' in brought ? brought.error : undefined)).toEqual(['region']);
    const rules = [{ id: 'none', says: 'None.', where: [region], forbids: true }];
    expect(faults(organisationPolicy.safeParse({ rules }).error)).toEqual(['rules.0.where.0']);
  });

  it('nor does any other word that is stored as region', () => {
    const anything = fc.oneof(fc.string(), fc.stringMatching(/^[A-Z]{2}-[A-Z0-9]{1,3}$/));
    const unknown = policy({ country: 'US' }, marketing).rules;
    fc.assert(
      fc.property(anything, (region) => {
        fc.pre(regionOf(region) === undefined || !region.startsWith('US-'));
        expect(policy({ country: 'US', region }, marketing).rules).toEqual(unknown);
      }),
    );
  });
});

describe('what is known of a place', () => {
  const knownOf = (where: string) => {
    const [country = ''] = where.split('-', 1);
    return policy({ country, ...(where === country ? {} : { region: where }) }, marketing).known;
  };
  it.each([
    ['BR', [['BR', 'not-looked-at']]],
    ['HN', [['HN', 'no-law']]],
    ['CO', [['CO', 'rules']]],
    // The Union’s rules say nothing of those that a member adds.
    [
      'PL',
      [
        ['PL', 'not-looked-at'],
        ['EU', 'rules'],
      ],
    ],
    // The law of Åland is Finland’s.
    [
      'AX',
      [
        ['AX', 'not-looked-at'],
        ['FI', 'not-looked-at'],
        ['EU', 'rules'],
      ],
    ],
    ['RE', ['RE', 'FR', 'EU'].map((place) => [place, 'rules'])],
    [
      'US-UT',
      [
        ['US', 'rules'],
        ['US-UT', 'not-looked-at'],
      ],
    ],
    ['US-TX', ['US', 'US-TX'].map((place) => [place, 'rules'])],
    ['US-PR', ['US', 'PR'].map((place) => [place, 'rules'])],
    ['GB-SCT', [['GB', 'rules']]],
    ['JE', ['JE', 'GB'].map((place) => [place, 'rules'])],
    ['PF', [['PF', 'not-looked-at']]],
  ])('%s: %o', (country, told) => {
    expect(knownOf(country).map(({ place, known }) => [place, known])).toEqual(told);
  });

  it('comes with its source, unless nobody looked', () => {
    for (const { known, sources } of ['BR', 'HN', 'CO', 'PL', 'JE'].flatMap(knownOf)) {
      expect(sources.length > 0).toBe(known !== 'not-looked-at');
    }
  });

  it('is not what an organisation rules', () => {
    const own = createPolicy([forbids('BR')]);
    expect(own({ country: 'BR' }, marketing).known).toMatchObject([{ known: 'not-looked-at' }]);
  });

  it.each(['marketing', 'service'] as const)('makes the preset hours of %s a guess where nobody looked', (kind) => {
    const hours = (country: string) => policy({ country }, { kind, channel: 'sms' }).hourRules[0]?.rule;
    expect(hours('BR')).toMatchObject({ checked: false, says: expect.stringContaining('Nobody has looked') as string });
    expect(hours('HN')).toMatchObject({ id: `tidings.hours.${kind}`, checked: true });
    expect(hours('BR')?.hours).toEqual(hours('HN')?.hours);
  });
});

describe('the zones of a subdivision', () => {
  it.each([
    ['US-AZ', 'America/Denver'],
    ['AU-NSW', 'Australia/Lord_Howe'],
    ['CA-QC', 'America/Halifax'],
    ['US-UM', 'Pacific/Wake'],
  ])('%s has %s among them', (region, zone) => {
    expect(whereabouts({ region, country: region.slice(0, 2) }).zones).toContain(zone);
  });
});

function forbids(where: string): Rule {
  const told = { id: 'own.none', says: 'None.', source: 'ours', basis: 'organisation', checked: true } as const;
  return { ...told, where: [where], forbids: true };
}
