import type { Rule } from '../rule.ts';

/** The European Union, its members that are stricter or have customs of their own, and the United Kingdom. */
export const europe: readonly Rule[] = [
  {
    id: 'eu.marketing.consent',
    ...{ where: ['EU'], kind: 'marketing', consent: true, basis: 'law', checked: true },
    says: 'Marketing by electronic message needs prior consent, which the sender can prove.',
    source: 'Directive 2002/58/EC art. 13(1); GDPR art. 7(1)',
  },
  {
    id: 'eu.marketing.opt-out',
    ...{ where: ['EU'], kind: 'marketing', footer: 'opt-out', basis: 'law', checked: true },
    says: 'Each marketing message offers a way to object, as easy as consenting was.',
    source: 'Directive 2002/58/EC art. 13(2), (4); GDPR art. 7(3), 21(2)',
  },
  {
    id: 'eu.marketing.sender',
    ...{ where: ['EU'], kind: 'marketing', footer: 'sender', basis: 'law', checked: true },
    says: 'A marketing message must not hide who sends it.',
    source: 'Directive 2002/58/EC art. 13(4)',
  },
  {
    id: 'eu-west.marketing.hours',
    ...{ where: ['DE', 'IE', 'NL'], kind: 'marketing', basis: 'preset', checked: true },
    says: 'Marketing from 08:00 to 20:00.',
    source: 'custom of the trade',
    hours: { weekdays: { from: '08:00', to: '20:00' } },
  },
  {
    id: 'de.marketing.consent',
    ...{ where: ['DE'], kind: 'marketing', consent: true, basis: 'law', checked: true },
    says: 'Consent is required; courts ask for double opt-in as its proof.',
    source: 'UWG § 7(2)',
  },
  {
    id: 'fr.marketing.hours',
    ...{ where: ['FR'], kind: 'marketing', basis: 'operator', checked: true },
    says: 'Marketing Monday to Saturday from 08:00 to 20:00, never on Sundays or public holidays.',
    source: 'charter of the French operators (AF2M)',
    hours: {
      ...{ weekdays: { from: '08:00', to: '20:00' }, saturday: { from: '08:00', to: '20:00' } },
      ...{ sunday: 'closed', holidays: 'closed' },
    },
  },
  {
    id: 'gb.marketing.consent',
    ...{ where: ['GB'], kind: 'marketing', consent: true, basis: 'law', checked: true },
    says: 'Marketing by electronic mail, texts included, needs prior consent.',
    source: 'PECR regulation 22',
  },
  {
    id: 'gb.marketing.hours',
    ...{ where: ['GB'], kind: 'marketing', basis: 'preset', checked: true },
    says: 'Marketing from 08:00 to 20:00.',
    source: 'custom of the trade',
    hours: { weekdays: { from: '08:00', to: '20:00' } },
  },
  {
    id: 'gb.marketing.opt-out',
    ...{ where: ['GB'], kind: 'marketing', footer: 'opt-out', basis: 'law', checked: true },
    says: 'Each marketing message carries a valid address for opting out.',
    source: 'PECR regulation 23',
  },
  {
    id: 'gb.marketing.sender',
    ...{ where: ['GB'], kind: 'marketing', footer: 'sender', basis: 'law', checked: true },
    says: 'A marketing message must not conceal who sends it.',
    source: 'PECR regulation 23',
  },
];
