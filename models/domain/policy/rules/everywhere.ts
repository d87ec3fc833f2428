import type { Kind } from '../../message.ts';
import type { Rule } from '../rule.ts';

/** The rules of the house, which hold in every place. */
export const everywhere: readonly Rule[] = [
  {
    id: 'tidings.consent',
    kind: 'marketing',
    consent: true,
    basis: 'preset',
    checked: true,
    says: 'No marketing without standing consent, whatever the law of the place allows.',
    source: 'Tidings: missing means not given',
  },
  {
    id: 'tidings.caps.marketing',
    kind: 'marketing',
    basis: 'preset',
    checked: true,
    says: 'One marketing message a day and three a week, to each address, over all journeys and campaigns.',
    source: 'Tidings’ preset',
    caps: [
      { kind: 'marketing', limit: 1, perHours: 24 },
      { kind: 'marketing', limit: 3, perHours: 7 * 24 },
    ],
  },
  {
    id: 'tidings.caps.pressure',
    basis: 'preset',
    checked: true,
    says: 'Ten messages a day in all; marketing stops at five and ordinary service at eight, so that what matters fits.',
    source: 'Tidings’ preset',
    caps: [{ limit: { low: 5, normal: 8, high: 10 }, perHours: 24 }],
  },
];

/** The hours where somebody looked at the law of the place and no rule of it names any. */
export const fallbackHours: Record<Kind, Rule> = {
  marketing: {
    id: 'tidings.hours.marketing',
    kind: 'marketing',
    basis: 'preset',
    checked: true,
    says: 'Marketing from 09:00 to 21:00 on the clock of the recipient.',
    source: 'Tidings’ preset',
    hours: { weekdays: { from: '09:00', to: '21:00' } },
  },
  service: {
    id: 'tidings.hours.service',
    kind: 'service',
    basis: 'preset',
    checked: true,
    says: 'Service messages answer the person’s own act, hence the wider day: from 08:00 to 22:00.',
    source: 'Tidings’ preset',
    hours: { weekdays: { from: '08:00', to: '22:00' } },
  },
};

/** The same hours where nobody looked: a guess, and told as one. */
export const guessedHours: Record<Kind, Rule> = {
  marketing: asGuess(fallbackHours.marketing),
  service: asGuess(fallbackHours.service),
};

function asGuess({ id, says, source, ...rule }: Rule): Rule {
  return {
    ...rule,
    id: `${id}.guess`,
    checked: false,
    says: `Nobody has looked at the law of this place. ${says}`,
    source: `${source}, which follows no law`,
  };
}
