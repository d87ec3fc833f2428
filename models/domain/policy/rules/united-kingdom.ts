import type { Rule } from '../rule.ts';

/** The United Kingdom, and the islands that follow it. */
export const unitedKingdom: readonly Rule[] = [
  {
    id: 'gb.marketing.consent',
    where: ['GB'],
    kind: 'marketing',
    consent: true,
    evidence: true,
    basis: 'law',
    checked: true,
    says: 'Marketing by electronic mail, texts included, needs prior consent, which the sender can prove.',
    source: 'PECR regulation 22; UK GDPR art. 7(1)',
  },
  {
    id: 'gb.marketing.hours',
    where: ['GB'],
    kind: 'marketing',
    basis: 'preset',
    checked: true,
    says: 'Marketing from 08:00 to 20:00.',
    source: 'custom of the trade',
    hours: { weekdays: { from: '08:00', to: '20:00' } },
  },
  {
    id: 'gb.marketing.opt-out',
    where: ['GB'],
    kind: 'marketing',
    footer: 'opt-out',
    basis: 'law',
    checked: true,
    says: 'Each marketing message carries a valid address for opting out.',
    source: 'PECR regulation 23',
  },
  {
    id: 'gb.marketing.sender',
    where: ['GB'],
    kind: 'marketing',
    footer: 'sender',
    basis: 'law',
    checked: true,
    says: 'A marketing message must not conceal who sends it.',
    source: 'PECR regulation 23',
  },
];
