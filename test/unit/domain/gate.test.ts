import { describe, expect, it } from 'vitest';
import type { ConsentRecord } from '../../../models/domain/consent.ts';
import { decide, type GateFacts } from '../../../models/domain/gate.ts';

const noon = new Date('2026-05-04T12:00:00Z');
const night = new Date('2026-05-04T23:00:00Z');
const tomorrow = new Date('2026-05-05T12:00:00Z');
const offers = { purpose: 'offers', brand: 'shop', channel: 'sms' } as const;
const consent: ConsentRecord = { _id: 'c', seq: 1, action: 'grant', ...offers, at: new Date(0) };

const facts: GateFacts = {
  contact: { erased: false, phone: '+447700900123', timeZone: 'UTC' },
  suppression: undefined,
  consents: [consent],
  history: [],
  message: { deliveryId: 'd', kind: 'marketing', ...offers, notAfter: tomorrow },
};
const service: GateFacts['message'] = {
  ...{ deliveryId: 'd', kind: 'service', brand: 'shop', channel: 'sms', notAfter: tomorrow },
};
const contact = facts.contact!;

describe('the gate', () => {
  it('lets a message through that nothing speaks against', () => {
    const allowedBy = { consent: { id: 'c', seq: 1 } };
    expect(decide(facts, noon)).toEqual({ verdict: 'send', phone: '+447700900123', reserved: false, ...allowedBy });
  });

  it.each<[string, Partial<GateFacts>, Date, string]>([
    ['nobody has this id', { contact: undefined }, noon, 'contact-unknown'],
    ['the contact was erased', { contact: { ...contact, erased: true } }, noon, 'contact-erased'],
    ['there is no number', { contact: { erased: false, timeZone: 'UTC' } }, noon, 'no-address'],
    ['the number is none', { contact: { ...contact, phoneInvalid: true } }, noon, 'address-invalid'],
    ['the number is suppressed', { suppression: 'opt-out' }, noon, 'suppressed'],
    ['the carrier refuses even service', { suppression: 'carrier', message: service }, noon, 'carrier-refused'],
    ['consent is missing', { consents: [] }, noon, 'consent-missing'],
    [
      'consent was withdrawn',
      { consents: [consent, { ...consent, action: 'withdraw', at: noon }] },
      noon,
      'consent-withdrawn',
    ],
    ['consent is of another brand', { message: { ...facts.message, brand: 'club' } }, noon, 'consent-missing'],
    ['consent has run out', { consents: [{ ...consent, expiresAt: noon }] }, noon, 'consent-expired'],
    ['it was refused when asked', { consents: [{ ...consent, action: 'refuse' }] }, noon, 'consent-refused'],
    ['the text is no longer true', { message: { ...facts.message, notAfter: new Date(0) } }, noon, 'expired'],
    ['it would no longer be true in the morning', { message: { ...facts.message, notAfter: night } }, night, 'expired'],
    [
      'no hour suits every zone it may be in',
      { contact: { erased: false, phone: '+883510001234567' } },
      noon,
      'no-common-window',
    ],
  ])('refuses for good when %s', (_rule, change, now, reason) => {
    expect(decide({ ...facts, ...change }, now)).toEqual({ verdict: 'suppress', reason });
  });

  it('sends service texts without consent and to a number that opted out of marketing', () => {
    expect(decide({ ...facts, consents: [], suppression: 'opt-out', message: service }, noon).verdict).toBe('send');
  });

  it('holds a message at night until the window opens', () => {
    const held = decide(facts, night);
    expect(held).toEqual({ verdict: 'defer', reason: 'quiet-hours', until: new Date('2026-05-05T09:00:00Z') });
  });

  it('holds the second marketing text of a day', () => {
    const history = [{ deliveryId: 'earlier', kind: 'marketing' as const, at: new Date('2026-05-04T10:00:00Z') }];
    const held = decide({ ...facts, history }, noon);
    expect(held).toEqual({ verdict: 'defer', reason: 'frequency-cap', until: new Date('2026-05-05T10:00:00Z') });
  });

  it('lets the earlier rule speak when several would', () => {
    expect(decide({ ...facts, suppression: 'opt-out', consents: [] }, night)).toMatchObject({ reason: 'suppressed' });
  });
});
