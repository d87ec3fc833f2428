import type { Rule } from '../rule.ts';

const where = ['RU'] as const;

/** Russia: the laws on advertising (38-FZ), communications (126-FZ) and the recovery of debts (230-FZ). */
export const russia: readonly Rule[] = [
  {
    id: 'ru.marketing.consent',
    where,
    kind: 'marketing',
    consent: true,
    evidence: true,
    basis: 'law',
    checked: true,
    says: 'Advertising by telecommunication needs the prior consent of the addressee, which the sender must prove.',
    source: '38-FZ art. 18 part 1',
  },
  {
    id: 'ru.marketing.restricted-resources',
    where,
    kind: 'marketing',
    channels: ['telegram', 'whatsapp'],
    forbids: true,
    basis: 'law',
    checked: true,
    says: 'No advertising on resources to which access is restricted; FAS counts Telegram and WhatsApp among them.',
    source: '38-FZ art. 5 part 10.7 (from 2025-09-01); FAS statements of 2026-03-05 and 2026-03-06',
  },
  {
    id: 'ru.marketing.hours',
    where,
    kind: 'marketing',
    basis: 'preset',
    checked: true,
    says: 'Advertising from 09:00 to 21:00 local time; the law itself names no hours.',
    source: 'custom of the trade',
    hours: { weekdays: { from: '09:00', to: '21:00' } },
  },
  {
    id: 'ru.debt.hours',
    where,
    about: 'debt',
    basis: 'law',
    checked: true,
    says: 'Messages about a debt from 08:00 to 22:00 on working days, from 09:00 to 20:00 at weekends and on holidays.',
    source: '230-FZ art. 7 part 5',
    hours: {
      weekdays: { from: '08:00', to: '22:00' },
      saturday: { from: '09:00', to: '20:00' },
      sunday: { from: '09:00', to: '20:00' },
      holidays: { from: '09:00', to: '20:00' },
    },
  },
  {
    id: 'ru.debt.caps',
    where,
    about: 'debt',
    basis: 'law',
    checked: true,
    says: 'Messages about a debt at most twice a day, four times a week and sixteen times a calendar month.',
    source: '230-FZ art. 7 part 5',
    caps: [
      { about: 'debt', limit: 2, perHours: 24 },
      { about: 'debt', limit: 4, perHours: 7 * 24 },
      // No month is longer than 31 days, so what fits into any 31 of them fits into each month, on every clock.
      { about: 'debt', limit: 16, perHours: 31 * 24 },
    ],
  },
  {
    id: 'ru.debt.creditor',
    where,
    about: 'debt',
    footer: 'creditor',
    basis: 'law',
    checked: true,
    says: 'A message about a debt names the creditor and a number to call; where the sender is a name, your text tells the number.',
    source:
      '230-FZ art. 7 part 6; Supreme Court of Russia, 306-ЭС23-21945: a sender may be a name if the text says whose',
  },
  {
    id: 'ru.sender',
    where,
    channels: ['sms'],
    sender: 'registered',
    basis: 'operator',
    checked: true,
    says: 'A sender name must be registered with each operator.',
    source: 'operators’ terms, 126-FZ art. 44.1',
  },
];
