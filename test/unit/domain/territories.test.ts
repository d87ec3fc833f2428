import { describe, expect, it } from 'vitest';
import { contactDoubts } from '../../../models/domain/contact-doubts.ts';
import { createPolicy } from '../../../models/domain/policy/policy.ts';
import { whereabouts } from '../../../models/domain/time/time-zones.ts';
import { windowAt } from '../../../models/domain/time/window.ts';

const french = createPolicy();

describe('a region that is a territory', () => {
  it.each([
    ['FR-974', 'RE', 'Indian/Reunion'],
    ['FR-RE', 'RE', 'Indian/Reunion'],
    ['FR-972', 'MQ', 'America/Martinique'],
    ['FR-MQ', 'MQ', 'America/Martinique'],
    ['FR-971', 'GP', 'America/Guadeloupe'],
    ['FR-973', 'GF', 'America/Cayenne'],
    ['FR-976', 'YT', 'Indian/Mayotte'],
    ['FR-PM', 'PM', 'America/Miquelon'],
    ['FR-BL', 'BL', 'America/St_Barthelemy'],
    ['FR-MF', 'MF', 'America/Marigot'],
    ['FR-NC', 'NC', 'Pacific/Noumea'],
    ['FR-WF', 'WF', 'Pacific/Wallis'],
    ['NL-AW', 'AW', 'America/Aruba'],
    ['NL-BQ1', 'BQ', 'America/Kralendijk'],
    ['NL-CW', 'CW', 'America/Curacao'],
    ['NL-SX', 'SX', 'America/Lower_Princes'],
    ['DK-FO', 'FO', 'Atlantic/Faeroe'],
    ['ES-CN', 'IC', 'Atlantic/Canary'],
    ['US-PR', 'PR', 'America/Puerto_Rico'],
    ['CN-HK', 'HK', 'Asia/Hong_Kong'],
    ['FI-01', 'AX', 'Europe/Mariehamn'],
  ])('%s has the clock of %s, whichever of the two the number is from', (region, territory, zone) => {
    const [mainland = ''] = region.split('-', 1);
    for (const country of [mainland, territory, undefined]) {
      const place = whereabouts({ region, country });
      expect(place).toMatchObject({ zones: [zone], source: 'region' });
      expect([...place.countries].sort()).toEqual([mainland, territory].sort());
      expect(whereabouts({ region, country, timeZone: zone }).source).toBe('profile');
      expect(contactDoubts({ region, country })).toEqual([]);
    }
  });

  it.each([
    ['FR-PF', 'Pacific/Tahiti'],
    ['DK-GL', 'America/Scoresbysund'],
  ])('has all its zones: %s', (region, zone) => {
    const { zones } = whereabouts({ region, country: region.slice(0, 2) });
    expect(zones).toEqual(whereabouts({ country: region.slice(3) }).zones);
    expect(zones).toContain(zone);
  });

  it('holds beside the number of another country, and beside a zone that is not its own', () => {
    expect(whereabouts({ region: 'FR-974', country: 'DE' })).toMatchObject({
      zones: ['Europe/Berlin', 'Europe/Busingen', 'Indian/Reunion'],
      source: 'country',
    });
    expect(whereabouts({ region: 'FR-974', country: 'FR', timeZone: 'Europe/Paris' })).toMatchObject({
      zones: ['Europe/Paris', 'Indian/Reunion'],
      source: 'profile-doubted',
    });
    expect(contactDoubts({ region: 'FR-974', country: 'DE' }).map(({ field }) => field)).toEqual(['region']);
  });

  it.each([
    ['in the night of Martinique', '2026-05-21T09:00:00Z', 'FR-972', false],
    ['in its day', '2026-05-21T15:00:00Z', 'FR-972', true],
    ['on its own holiday', '2026-05-22T15:00:00Z', 'FR-972', false],
    ['on one of the country', '2026-07-14T15:00:00Z', 'FR-972', false],
    ['on one of another territory', '2026-05-22T08:00:00Z', 'FR-974', true],
  ])('decides whether marketing may ring %s', (_when, at, region, open) => {
    const place = whereabouts({ region, country: 'FR' });
    const { hours } = french({ countries: place.countries, region }, { kind: 'marketing', channel: 'sms' });
    expect(windowAt(new Date(at), place, hours).open).toBe(open);
  });
});
