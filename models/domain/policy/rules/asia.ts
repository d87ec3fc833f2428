import type { Rule } from '../rule.ts';

/** Countries of Asia that demand more of a text than consent. */
export const asia: readonly Rule[] = [
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
    id: 'vn.marketing.consent',
    ...{ where: ['VN'], kind: 'marketing', consent: true, basis: 'law', checked: true },
    says: 'Advertising needs prior consent.',
    source: 'Decree 91/2020/ND-CP, art. 13',
  },
  {
    id: 'vn.marketing.label',
    ...{ where: ['VN'], kind: 'marketing', footer: { label: '[QC]' }, basis: 'law', checked: true },
    says: 'Advertising begins with [QC] or [AD].',
    source: 'Decree 91/2020/ND-CP, art. 15',
  },
  {
    id: 'vn.marketing.opt-out',
    ...{ where: ['VN'], kind: 'marketing', footer: 'opt-out', basis: 'law', checked: true },
    says: 'Advertising ends with how to refuse it, by a text and by a call; where the sender is a name, your text tells the numbers.',
    source: 'Decree 91/2020/ND-CP, art. 16',
  },
  {
    id: 'vn.marketing.sender',
    ...{ where: ['VN'], kind: 'marketing', channels: ['sms'], sender: 'registered', basis: 'law', checked: true },
    says: 'Advertising comes from a registered brand name, never from an ordinary number.',
    source: 'Decree 91/2020/ND-CP on brand names',
  },
  {
    id: 'vn.marketing.caps',
    ...{ where: ['VN'], kind: 'marketing', basis: 'law', checked: true },
    says: 'At most three advertising messages in 24 hours.',
    source: 'Decree 91/2020/ND-CP, art. 13',
    caps: [{ kind: 'marketing', limit: 3, perHours: 24 }],
  },
  {
    id: 'vn.marketing.hours',
    ...{ where: ['VN'], kind: 'marketing', basis: 'preset', checked: true },
    says: 'Advertising from 09:00 to 21:00; the decree allows it from 07:00 to 22:00.',
    source: 'Tidings’ preset, within Decree 91/2020/ND-CP, art. 13',
    hours: { weekdays: { from: '09:00', to: '21:00' } },
  },
  {
    id: 'sg.marketing.label',
    ...{ where: ['SG'], kind: 'marketing', footer: { label: '<ADV>' }, basis: 'law', checked: true },
    says: 'Advertising in bulk begins with <ADV>; the law spares what was asked for, and Tidings labels that as well.',
    source: 'Spam Control Act 2007, Second Schedule',
  },
  {
    id: 'sg.marketing.opt-out',
    ...{ where: ['SG'], kind: 'marketing', footer: 'opt-out', basis: 'law', checked: true },
    says: 'Advertising names a mobile number that takes refusals by text; where the sender is a name, your text tells it.',
    source: 'Spam Control Act 2007, Second Schedule, para. 2',
  },
  {
    id: 'sg.marketing.sender',
    ...{ where: ['SG'], kind: 'marketing', footer: 'sender', basis: 'law', checked: true },
    says: 'Advertising says who sends it and how to reach them.',
    source: 'Personal Data Protection Act 2012, s. 44',
  },
  {
    id: 'ae.marketing.opt-out',
    ...{ where: ['AE'], kind: 'marketing', footer: 'opt-out', basis: 'law', checked: false },
    says: 'Advertising says in the text how to stop it.',
    source: 'TDRA, regulatory policy on spam',
  },
  {
    id: 'ae.marketing.sender',
    ...{ where: ['AE'], kind: 'marketing', channels: ['sms'], sender: 'registered', basis: 'operator', checked: false },
    says: 'Advertising comes from a registered name that begins with AD-.',
    source: 'TDRA and the operators’ terms',
  },
  {
    id: 'ae.marketing.hours',
    ...{ where: ['AE'], kind: 'marketing', basis: 'preset', checked: false },
    says: 'Advertising from 09:00 to 21:00; sources allow it from 07:00 or 08:00 to 21:00.',
    source: 'Tidings’ preset, within the terms of the operators',
    hours: { weekdays: { from: '09:00', to: '21:00' } },
  },
  {
    id: 'tr.marketing.consent',
    ...{ where: ['TR'], kind: 'marketing', consent: true, basis: 'law', checked: true },
    says: 'Commercial messages to consumers need prior consent, kept in the message management system (İYS).',
    source: 'Law 6563; Regulation on Commercial Electronic Messages (Official Gazette 29417)',
  },
  {
    id: 'tr.marketing.sender',
    ...{ where: ['TR'], kind: 'marketing', footer: 'sender', basis: 'law', checked: true },
    says: 'A commercial text names its sender; registry number, contact and the word that says it is advertising are your text’s.',
    source: 'Regulation on Commercial Electronic Messages (Official Gazette 29417)',
  },
  {
    id: 'tr.marketing.opt-out',
    ...{ where: ['TR'], kind: 'marketing', footer: 'opt-out', basis: 'law', checked: true },
    says: 'A commercial text carries an easy and free way to refuse more.',
    source: 'Law 6563, art. 8; Regulation on Commercial Electronic Messages (Official Gazette 29417)',
  },
];
