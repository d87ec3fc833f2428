import type { Rule } from '../rule.ts';

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
    id: 'in.marketing.consent',
    ...{ where: ['IN'], kind: 'marketing', consent: true, basis: 'law', checked: false },
    says: 'Promotion needs consent registered on the DLT platform.',
    source: 'TRAI, TCCCPR 2018',
  },
  {
    id: 'in.marketing.hours',
    ...{ where: ['IN'], kind: 'marketing', basis: 'law', checked: false },
    says: 'Promotion from 10:00 to 21:00.',
    source: 'TRAI, TCCCPR 2018',
    hours: { weekdays: { from: '10:00', to: '21:00' } },
  },
  {
    id: 'in.sender',
    ...{ where: ['IN'], channels: ['sms'], sender: 'registered', basis: 'law', checked: false },
    says: 'Header and template must be registered on the DLT platform.',
    source: 'TRAI, TCCCPR 2018',
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
];
