import { describe, expect, it } from 'vitest';
import { organisationPolicy, organisationRules } from '../../../models/domain/policy/organisation.ts';
import { createPolicy } from '../../../models/domain/policy/policy.ts';
import { whereabouts } from '../../../models/domain/time/time-zones.ts';
import { windowAt } from '../../../models/domain/time/window.ts';

const closed = {
  id: 'closed',
  says: 'Not on holidays.',
  hours: { weekdays: { from: '08:00', to: '22:00' }, saturday: 'closed', holidays: 'closed' },
};

/** Whether marketing may ring at noon under a policy file. */
function openAtNoon(country: string, day: string, file: object): boolean {
  const read = organisationPolicy.parse(file);
  const { hours } = createPolicy(organisationRules(read), read)({ country }, { kind: 'marketing', channel: 'sms' });
  return windowAt(new Date(`${day}T12:00:00Z`), whereabouts({ country, timeZone: 'UTC' }), hours).open;
}

describe('dates that an organisation names', () => {
  it.each([
    ['FR', '2026-05-04', false],
    ['RE', '2026-05-04', false],
    ['FR', '2026-05-05', true],
    ['DE', '2026-05-04', true],
  ])('close a day for the law as well: %s %s is open: %s', (country, day, open) => {
    expect(openAtNoon(country, day, { rules: [], dates: { FR: { holidays: ['2026-05-04'] } } })).toBe(open);
  });

  it('make hours on holidays known where nobody knew them', () => {
    const file = { rules: [{ ...closed, where: ['DE'] }], dates: { de: { holidays: ['2026-12-25'] } } };
    expect(openAtNoon('DE', '2026-12-25', file)).toBe(false);
    expect(openAtNoon('DE', '2026-12-28', file)).toBe(true);
    expect(organisationPolicy.safeParse({ ...file, dates: {} }).success).toBe(false);
  });

  it('open a Saturday for the organisation’s own rules, and a Sunday or holiday of the law for none', () => {
    const dates = { FR: { workdays: ['2026-05-02', '2026-05-03', '2026-05-08'] } };
    const file = { rules: [{ ...closed, where: ['FR'] }], dates };
    expect(openAtNoon('FR', '2026-05-02', file)).toBe(true);
    expect(openAtNoon('FR', '2026-05-02', { ...file, dates: {} })).toBe(false);
    expect(openAtNoon('FR', '2026-05-03', file)).toBe(false);
    expect(openAtNoon('FR', '2026-05-08', file)).toBe(false);
  });

  it.each([
    ['of no country', { ZZ: { holidays: ['2026-05-04'] } }, ['dates', 'ZZ']],
    ['that are no dates', { RU: { holidays: ['2026-02-30'] } }, ['dates', 'RU', 'holidays', 0]],
    [
      'that are both',
      { RU: { holidays: ['2026-05-04'], workdays: ['2026-05-02', '2026-05-04'] } },
      ['dates', 'RU', 'workdays', 1],
    ],
    ['of an unknown sort', { RU: { feasts: [] } }, ['dates', 'RU']],
  ])('are refused %s, by name', (_fault, dates, path) => {
    const { error } = organisationPolicy.safeParse({ rules: [], dates });
    expect(error?.issues.map((issue) => issue.path)).toContainEqual(path);
  });
});
