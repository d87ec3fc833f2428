import type { Rule } from '../rule.ts';

/** The European Union, its members that are stricter or have customs of their own, its neighbours in the EEA, and Switzerland. */
export const europe: readonly Rule[] = [
  {
    id: 'eu.marketing.consent',
    ...{ where: ['EU'], kind: 'marketing', consent: true, evidence: true, basis: 'law', checked: true },
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
    id: 'fr.marketing.consent',
    ...{ where: ['FR'], kind: 'marketing', consent: true, basis: 'law', checked: false },
    says: 'Marketing by electronic message needs prior consent; so too where French law holds and the Union’s does not.',
    source: 'Code des postes et des communications électroniques, art. L34-5',
  },
  {
    id: 'fr.marketing.opt-out',
    ...{ where: ['FR'], kind: 'marketing', footer: 'opt-out', basis: 'law', checked: false },
    says: 'Each marketing message says how to have them stop.',
    source: 'Code des postes et des communications électroniques, art. L34-5',
  },
  {
    id: 'fr.marketing.sender',
    ...{ where: ['FR'], kind: 'marketing', footer: 'sender', basis: 'law', checked: false },
    says: 'A marketing message must not hide for whom it is sent.',
    source: 'Code des postes et des communications électroniques, art. L34-5',
  },
  {
    id: 'fr.marketing.hours',
    ...{ where: ['FR'], kind: 'marketing', basis: 'operator', checked: true },
    says: 'Marketing Monday to Saturday from 08:00 to 22:00, never on Sundays or public holidays; many end at 20:00.',
    source: 'Business Messaging charter of af2m, in force since 2024-09-01: working days, 08:00 to 22:00',
    hours: {
      ...{ weekdays: { from: '08:00', to: '22:00' }, saturday: { from: '08:00', to: '22:00' } },
      ...{ sunday: 'closed', holidays: 'closed' },
    },
  },
  {
    id: 'eea.marketing.consent',
    ...{ where: ['IS', 'LI', 'NO'], kind: 'marketing', consent: true, evidence: true, basis: 'law', checked: false },
    says: 'Marketing by electronic message needs prior consent, which the sender can prove.',
    source: 'Directive 2002/58/EC art. 13(1) and GDPR art. 7(1), by EEA Agreement, Annex XI',
  },
  {
    id: 'eea.marketing.opt-out',
    ...{ where: ['IS', 'LI', 'NO'], kind: 'marketing', footer: 'opt-out', basis: 'law', checked: false },
    says: 'Each marketing message offers a way to object, as easy as consenting was.',
    source: 'Directive 2002/58/EC art. 13(2), (4) and GDPR art. 7(3), 21(2), by EEA Agreement, Annex XI',
  },
  {
    id: 'eea.marketing.sender',
    ...{ where: ['IS', 'LI', 'NO'], kind: 'marketing', footer: 'sender', basis: 'law', checked: false },
    says: 'A marketing message must not hide who sends it.',
    source: 'Directive 2002/58/EC art. 13(4), by EEA Agreement, Annex XI',
  },
  {
    id: 'ch.marketing.consent',
    ...{ where: ['CH'], kind: 'marketing', consent: true, basis: 'law', checked: false },
    says: 'Mass advertising by telecommunication needs prior consent.',
    source: 'Swiss Act against Unfair Competition (UWG), art. 3(1)(o)',
  },
  {
    id: 'ch.marketing.opt-out',
    ...{ where: ['CH'], kind: 'marketing', footer: 'opt-out', basis: 'law', checked: false },
    says: 'Mass advertising shows an easy and free way to refuse it.',
    source: 'Swiss Act against Unfair Competition (UWG), art. 3(1)(o)',
  },
  {
    id: 'ch.marketing.sender',
    ...{ where: ['CH'], kind: 'marketing', footer: 'sender', basis: 'law', checked: false },
    says: 'Mass advertising names its sender correctly.',
    source: 'Swiss Act against Unfair Competition (UWG), art. 3(1)(o)',
  },
];
