import type { Hours } from '../../time/window.ts';
import type { Rule } from '../rule.ts';

/** Colombia has the same hours for advertising and for debts. */
const colombianHours: Hours = {
  ...{ weekdays: { from: '07:00', to: '19:00' }, saturday: { from: '08:00', to: '15:00' } },
  ...{ sunday: 'closed', holidays: 'closed' },
};

/** Other countries for which something is known. */
export const elsewhere: readonly Rule[] = [
  {
    id: 'kz.marketing.consent',
    ...{ where: ['KZ'], kind: 'marketing', consent: true, basis: 'law', checked: false },
    says: 'Advertising over a network needs the consent of the subscriber.',
    source: 'Law of the Republic of Kazakhstan on Communications, art. 41',
  },
  {
    id: 'kz.marketing.hours',
    ...{ where: ['KZ'], kind: 'marketing', basis: 'preset', checked: false },
    says: 'Advertising from 09:00 to 21:00; the country has been on UTC+5 throughout since 2024.',
    source: 'custom of the trade',
    hours: { weekdays: { from: '09:00', to: '21:00' } },
  },
  {
    id: 'oceania.marketing.consent',
    ...{ where: ['AU', 'NZ'], kind: 'marketing', consent: true, basis: 'law', checked: false },
    says: 'Commercial electronic messages need consent.',
    source: 'Spam Act 2003 (AU) s. 16; Unsolicited Electronic Messages Act 2007 (NZ) s. 9',
  },
  {
    id: 'oceania.marketing.hours',
    ...{ where: ['AU', 'NZ'], kind: 'marketing', basis: 'preset', checked: true },
    says: 'Marketing from 08:00 to 20:00.',
    source: 'custom of the trade',
    hours: { weekdays: { from: '08:00', to: '20:00' } },
  },
  {
    id: 'oceania.marketing.opt-out',
    ...{ where: ['AU', 'NZ'], kind: 'marketing', footer: 'opt-out', basis: 'law', checked: false },
    says: 'A commercial message carries a working way to unsubscribe.',
    source: 'Spam Act 2003 (AU) s. 18; Unsolicited Electronic Messages Act 2007 (NZ) s. 11',
  },
  {
    id: 'oceania.marketing.sender',
    ...{ where: ['AU', 'NZ'], kind: 'marketing', footer: 'sender', basis: 'law', checked: false },
    says: 'A commercial message says who sent it.',
    source: 'Spam Act 2003 (AU) s. 17; Unsolicited Electronic Messages Act 2007 (NZ) s. 10',
  },
  {
    id: 'za.marketing.hours',
    ...{ where: ['ZA'], kind: 'marketing', basis: 'law', checked: true },
    says: 'Marketing from 08:00 to 20:00, on Saturdays from 09:00 to 13:00, never on Sundays and public holidays.',
    source: 'Consumer Protection Act 68 of 2008, s. 12; regulations R293 of 2011',
    hours: {
      ...{ weekdays: { from: '08:00', to: '20:00' }, saturday: { from: '09:00', to: '13:00' } },
      ...{ sunday: 'closed', holidays: 'closed' },
    },
  },
  {
    id: 'za.marketing.consent',
    ...{ where: ['ZA'], kind: 'marketing', consent: true, basis: 'law', checked: false },
    says: 'Direct marketing by electronic communication needs consent.',
    source: 'Protection of Personal Information Act 4 of 2013, s. 69(1)',
  },
  {
    id: 'za.marketing.opt-out',
    ...{ where: ['ZA'], kind: 'marketing', footer: 'opt-out', basis: 'law', checked: false },
    says: 'Direct marketing tells where to ask that it cease.',
    source: 'Protection of Personal Information Act 4 of 2013, s. 69(4)',
  },
  {
    id: 'za.marketing.sender',
    ...{ where: ['ZA'], kind: 'marketing', footer: 'sender', basis: 'law', checked: false },
    says: 'Direct marketing says for whom it is sent.',
    source: 'Protection of Personal Information Act 4 of 2013, s. 69(4)',
  },
  {
    id: 'co.marketing.hours',
    ...{ where: ['CO'], kind: 'marketing', basis: 'law', checked: true, hours: colombianHours },
    says: 'Advertising Monday to Friday from 07:00 to 19:00, on Saturdays from 08:00 to 15:00, never on Sundays and holidays.',
    source: 'Ley 2300 de 2023, art. 3 and art. 5, parágrafo 3',
  },
  {
    id: 'co.marketing.caps',
    ...{ where: ['CO'], kind: 'marketing', basis: 'law', checked: true },
    says: 'Not more than one advertising message a day.',
    source: 'Ley 2300 de 2023, art. 3 and 5',
    caps: [{ kind: 'marketing', limit: 1, perHours: 24 }],
  },
  {
    id: 'co.marketing.opt-out',
    ...{ where: ['CO'], kind: 'marketing', footer: 'opt-out', basis: 'law', checked: true },
    says: 'Advertising offers a quick and simple way to cancel it at any time.',
    source: 'Ley 2300 de 2023, art. 5, parágrafo 2',
  },
  {
    id: 'co.debt.hours',
    ...{ where: ['CO'], about: 'debt', basis: 'law', checked: true, hours: colombianHours },
    says: 'Messages about a debt Monday to Friday from 07:00 to 19:00, on Saturdays from 08:00 to 15:00, never on Sundays and holidays.',
    source: 'Ley 2300 de 2023, art. 3',
  },
  {
    id: 'co.debt.caps',
    ...{ where: ['CO'], about: 'debt', basis: 'law', checked: true },
    says: 'Not more than one message about a debt a day.',
    source: 'Ley 2300 de 2023, art. 3',
    caps: [{ about: 'debt', limit: 1, perHours: 24 }],
  },
];
