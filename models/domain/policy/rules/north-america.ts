import type { Rule } from '../rule.ts';

/** The United States as a federation, and Canada. */
export const northAmerica: readonly Rule[] = [
  {
    id: 'us.marketing.consent',
    ...{ where: ['US'], kind: 'marketing', consent: true, evidence: true, basis: 'law', checked: true },
    says: 'Marketing texts need prior express written consent.',
    source: '47 CFR 64.1200(a)(2), (f)(9) (TCPA)',
  },
  {
    id: 'us.marketing.hours',
    ...{ where: ['US'], kind: 'marketing', basis: 'law', checked: true },
    says: 'Marketing from 08:00 to 21:00 on the clock of the recipient.',
    source: '47 CFR 64.1200(c)(1) (TCPA)',
    hours: { weekdays: { from: '08:00', to: '21:00' } },
  },
  {
    id: 'us.marketing.opt-out',
    ...{ where: ['US'], kind: 'marketing', footer: 'opt-out', basis: 'operator', checked: true },
    says: 'Marketing says how to stop it.',
    source: 'CTIA Messaging Principles and Best Practices; 47 CFR 64.1200(a)(10)',
  },
  {
    id: 'us.marketing.sender',
    ...{ where: ['US'], kind: 'marketing', footer: 'sender', basis: 'operator', checked: true },
    says: 'Marketing names its program.',
    source: 'CTIA Messaging Principles and Best Practices',
  },
  {
    id: 'us.sender',
    ...{ where: ['US', 'CA'], channels: ['sms'], sender: 'numeric', basis: 'operator', checked: true },
    says: 'Names as senders are not carried; a registered number is needed.',
    source: 'CTIA, 10DLC registration',
  },
  {
    id: 'us.debt.hours',
    ...{ where: ['US'], about: 'debt', basis: 'law', checked: false },
    says: 'Messages about a debt from 08:00 to 21:00 on the clock of the recipient.',
    source: '12 CFR 1006.6(b)(1) (Regulation F)',
    hours: { weekdays: { from: '08:00', to: '21:00' } },
  },
  {
    id: 'us.debt.opt-out',
    ...{ where: ['US'], about: 'debt', footer: 'opt-out', basis: 'law', checked: false },
    says: 'Each electronic message about a debt says how to stop it.',
    source: '12 CFR 1006.6(e) (Regulation F)',
  },
  {
    id: 'us.stop',
    ...{ where: ['US'], kind: 'service', stopEnds: 'matter', basis: 'law', checked: true },
    says: 'STOP to a service text ends its matter as well as marketing.',
    source: '47 CFR 64.1200(a)(10); of debts 12 CFR 1006.6(e), 1006.14(h)',
  },
  {
    id: 'ca.marketing.consent',
    ...{ where: ['CA'], kind: 'marketing', consent: true, evidence: true, basis: 'law', checked: false },
    says: 'Commercial messages need express consent, or implied consent that has not run out; the sender proves it.',
    source: 'CASL, S.C. 2010, c. 23, s. 6(1), 10(9), 13',
  },
  {
    id: 'ca.marketing.hours',
    ...{ where: ['CA'], kind: 'marketing', basis: 'preset', checked: true },
    says: 'Marketing from 08:00 to 20:00.',
    source: 'custom of the trade',
    hours: { weekdays: { from: '08:00', to: '20:00' } },
  },
  {
    id: 'ca.marketing.opt-out',
    ...{ where: ['CA'], kind: 'marketing', footer: 'opt-out', basis: 'law', checked: false },
    says: 'A commercial message carries a way to unsubscribe.',
    source: 'CASL s. 6(2)(c), 11',
  },
  {
    id: 'ca.marketing.sender',
    ...{ where: ['CA'], kind: 'marketing', footer: 'sender', basis: 'law', checked: false },
    says: 'A commercial message says who sent it.',
    source: 'CASL s. 6(2)(a)',
  },
];
