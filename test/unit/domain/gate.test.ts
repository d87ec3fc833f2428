import { describe, expect, it } from 'vitest';
import type { ConsentRecord } from '../../../models/domain/consent/consent.ts';
import { decide as decideBy, type GateFacts } from '../../../models/domain/deliveries/gate.ts';
import { createPolicy } from '../../../models/domain/policy/policy.ts';

const policy = createPolicy();
const decide = (known: GateFacts, now: Date) => decideBy(known, now, policy);

const noon = new Date('2026-05-04T12:00:00Z');
const night = new Date('2026-05-04T23:00:00Z');
const tomorrow = new Date('2026-05-05T12:00:00Z');
const offers = { purpose: 'offers', brand: 'shop', channel: 'sms' } as const;
const consent: ConsentRecord = { _id: 'c', seq: 1, action: 'grant', ...offers, at: new Date(0), method: 'web-box' };

const facts: GateFacts = {
  contact: { erased: false, phone: '+447700900123', timeZone: 'UTC' },
  suppression: undefined,
  consents: [consent],
  history: [],
  message: {
    deliveryId: 'd',
    kind: 'marketing',
    ...offers,
    priority: 'low',
    notAfter: tomorrow,
  },
};
const service: GateFacts['message'] = {
  deliveryId: 'd',
  kind: 'service',
  brand: 'shop',
  channel: 'sms',
  priority: 'normal',
  notAfter: tomorrow,
};
const contact = facts.contact!;

describe('the gate', () => {
  it('lets a message through that nothing speaks against', () => {
    expect(decide(facts, noon)).toMatchObject({
      verdict: 'send',
      recipient: { phone: '+447700900123', address: '+447700900123' },
      reserved: false,
      consent: { id: 'c', seq: 1 },
    });
  });

  it('lets a letter go to the e-mail address, whatever is wrong with the number', () => {
    const letter = { ...service, channel: 'email' } as const;
    const odd = { ...contact, phoneInvalid: true, numberState: 'stale' } as const;
    const to = { ...odd, email: 'ann@shop.example' };
    expect(decide({ ...facts, contact: to, message: letter }, noon)).toMatchObject({
      verdict: 'send',
      recipient: { address: 'ann@shop.example' },
    });
    expect(decide({ ...facts, contact: odd, message: letter }, noon)).toMatchObject({ reason: 'no-address' });
    const mailing = { ...facts.message, channel: 'email' } as const;
    expect(decide({ ...facts, contact: to, message: mailing }, noon)).toMatchObject({ reason: 'consent-missing' });
    const consents = [{ ...consent, channel: 'email' } as const];
    expect(decide({ ...facts, consents, contact: to, message: mailing }, noon)).toMatchObject({ verdict: 'send' });
    for (const emailState of ['stale', 'unreachable'] as const) {
      const dead = { ...to, emailState };
      expect(decide({ ...facts, consents, contact: dead, message: mailing }, noon)).toMatchObject({
        reason: 'address-unreachable',
      });
      expect(decide({ ...facts, contact: dead, message: letter }, noon)).toMatchObject({ verdict: 'send' });
      expect(decide({ ...facts, contact: { ...contact, emailState } }, noon)).toMatchObject({ verdict: 'send' });
    }
    expect(decide({ ...facts, consents, contact: to }, noon)).toMatchObject({ reason: 'address-invalid' });
  });

  it('lets the gateway try no longer than a phone may ring', () => {
    const evening = new Date('2026-05-04T18:30:00Z');
    const valid = (message: GateFacts['message']) => decide({ ...facts, contact: london, message }, evening);
    const london = { ...contact, timeZone: 'Europe/London' };
    expect(valid(facts.message)).toMatchObject({ verdict: 'send', validUntil: new Date('2026-05-04T19:00:00Z') });
    expect(valid(service)).toMatchObject({ validUntil: new Date('2026-05-04T21:00:00Z') });
    const soonOver = new Date('2026-05-04T18:45:00Z');
    expect(valid({ ...service, notAfter: soonOver })).toMatchObject({ validUntil: soonOver });
  });

  it('answers an act of this moment at any hour, to anybody, as far as the caps have room', () => {
    const message = { ...service, atOnce: true } as const;
    const unknown = { erased: false, phone: '+79123456789' };
    expect(decide({ ...facts, contact: unknown, message }, night)).toMatchObject({ verdict: 'send' });
    const sent = Array.from({ length: 10 }, (_, nth) => ({
      deliveryId: `d${nth}`,
      kind: 'service' as const,
      channel: 'sms' as const,
      at: noon,
    }));
    const full = decide({ ...facts, contact: unknown, message, history: sent }, night);
    expect(full).toMatchObject({ verdict: 'defer', reason: 'frequency-cap' });
  });

  it('writes to nobody at night whose zone is no place: a New Yorker with UTC', () => {
    const at = new Date('2026-05-04T07:30:00Z');
    const newYorker = { erased: false, phone: '+12125550123', country: 'US', region: 'US-NY', timeZone: 'UTC' };
    expect(decide({ ...facts, contact: newYorker, message: service }, at)).toMatchObject({
      verdict: 'defer',
      reason: 'quiet-hours',
      until: new Date('2026-05-04T12:00:00Z'),
    });
  });

  it.each<[string, Partial<GateFacts>, Date, string]>([
    ['nobody has this id', { contact: undefined }, noon, 'contact-unknown'],
    ['the contact was erased', { contact: { ...contact, erased: true } }, noon, 'contact-erased'],
    ['there is no number', { contact: { erased: false, timeZone: 'UTC' } }, noon, 'no-address'],
    ['the number is none', { contact: { ...contact, phoneInvalid: true } }, noon, 'address-invalid'],
    ['the number is suppressed', { suppression: 'opt-out' }, noon, 'suppressed'],
    ['its owner complained', { suppression: 'complaint' }, noon, 'suppressed'],
    ['a reply waits for a person', { contact: { ...contact, marketingPausedAt: noon } }, noon, 'needs-review'],
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
    expect(decide({ ...facts, ...change }, now)).toMatchObject({ verdict: 'suppress', reason });
  });

  it('sends service texts without consent and to a number that opted out of marketing', () => {
    expect(decide({ ...facts, consents: [], suppression: 'opt-out', message: service }, noon).verdict).toBe('send');
  });

  it('answers what a person has just written at any hour, over any cap and after an opt-out, but not past a carrier', () => {
    const history = Array.from({ length: 50 }, (_, index) => ({
      deliveryId: `${index}`,
      kind: 'service' as const,
      channel: 'sms' as const,
      priority: 'normal' as const,
      at: night,
    }));
    const answer: GateFacts['message'] = { ...service, answers: true };
    const paused = { ...contact, marketingPausedAt: noon };
    const stopped = { ...facts, contact: paused, history, suppression: 'opt-out', message: answer } as const;
    expect(decide(stopped, night).verdict).toBe('send');
    expect(decide({ ...stopped, suppression: 'carrier' }, night)).toMatchObject({ reason: 'carrier-refused' });
    expect(decide(stopped, new Date('2026-05-06T00:00:00Z'))).toMatchObject({ reason: 'expired' });
    expect(decide({ ...stopped, contact: { erased: false } }, night)).toMatchObject({ reason: 'no-address' });
  });

  it('holds a message at night until the window opens', () => {
    const held = decide(facts, night);
    expect(held).toEqual({
      verdict: 'defer',
      reason: 'quiet-hours',
      rule: 'gb.marketing.hours',
      until: new Date('2026-05-05T08:00:00Z'),
    });
  });

  it('holds the second marketing text of a day', () => {
    const history = [
      {
        deliveryId: 'earlier',
        kind: 'marketing' as const,
        channel: 'sms' as const,
        at: new Date('2026-05-04T10:00:00Z'),
      },
    ];
    const held = decide({ ...facts, history }, noon);
    expect(held).toEqual({
      verdict: 'defer',
      reason: 'frequency-cap',
      rule: 'tidings.caps.marketing',
      until: new Date('2026-05-05T10:00:00Z'),
    });
  });

  it('gives up a text that says so instead of holding it under a cap', () => {
    const history = [{ deliveryId: 'earlier', kind: 'marketing' as const, channel: 'sms' as const, at: noon }];
    const skipped = decide({ ...facts, history, message: { ...facts.message, whenCapped: 'skip' } }, noon);
    expect(skipped).toEqual({ verdict: 'suppress', reason: 'frequency-cap', rule: 'tidings.caps.marketing' });
  });

  it('forbids Russian advertising by a messenger to which access is restricted, consent or not', () => {
    const russian = { erased: false, telegram: '77001', timeZone: 'Europe/Moscow', country: 'RU' };
    const consents = [{ ...consent, channel: 'telegram' as const }];
    const message = { ...facts.message, channel: 'telegram' as const };
    const verdict = decide({ ...facts, contact: russian, consents, message }, noon);
    expect(verdict).toMatchObject({ reason: 'policy-forbids', rule: 'ru.marketing.restricted-resources' });
  });

  it('lets the earlier rule speak when several would', () => {
    expect(decide({ ...facts, suppression: 'opt-out', consents: [] }, night)).toMatchObject({ reason: 'suppressed' });
  });

  describe('and the number of a consent', () => {
    const given = { ...consent, addressHash: 'here' };
    const at = (numbers: string[], consents: ConsentRecord[]) => ({
      ...facts,
      contact: { ...contact, numbers },
      consents,
    });

    it('lets through in any of its spellings, and at no other number', () => {
      expect(decide(at(['today', 'here'], [given]), noon)).toMatchObject({ verdict: 'send' });
      const other = { verdict: 'suppress', reason: 'consent-other-number' };
      expect(decide(at(['there'], [given]), noon)).toMatchObject(other);
      expect(decide(at(['there'], [consent]), noon)).toMatchObject(other);
    });

    it('takes the grant that fits, though a later one does not', () => {
      const later = { ...given, _id: 'l', seq: 2, at: new Date(1), addressHash: 'there' };
      expect(decide(at(['here'], [given, later]), noon)).toMatchObject({ consent: { id: 'c' } });
    });

    it('lets through where the organisation says that a consent follows its number', () => {
      const following = createPolicy([], { consentFollowsNumber: true });
      expect(decideBy(at(['there'], [given]), noon, following)).toMatchObject({ verdict: 'send' });
    });
  });

  it.each<[string, string, Partial<ConsentRecord>, string]>([
    ['nothing shows it, in the United Kingdom', '+447700900123', {}, 'consent-unproven'],
    ['nothing shows it, in Russia', '+79123456789', {}, 'consent-unproven'],
    ['nothing shows it, in the United States', '+12025550123', {}, 'consent-unproven'],
    ['only another system says so', '+33612345678', { method: 'import' }, 'consent-unproven'],
    ['a way is kept', '+33612345678', { method: 'paper' }, 'send'],
    ['a soft opt-in in France', '+33612345678', { basis: 'soft-opt-in' }, 'send'],
    ['a soft opt-in in the United Kingdom', '+447700900123', { basis: 'soft-opt-in' }, 'send'],
    ['a soft opt-in in the United States', '+12025550123', { basis: 'soft-opt-in' }, 'consent-basis-unknown'],
    ['a soft opt-in in Russia', '+79123456789', { basis: 'soft-opt-in', method: 'call' }, 'consent-basis-unknown'],
    ['an implied one in India', '+919876543210', { basis: 'implied-purchase' }, 'consent-basis-unknown'],
    ['an implied one in Canada', '+16135550123', { basis: 'implied-purchase' }, 'send'],
    ['a contract in France', '+33612345678', { basis: 'contract' }, 'consent-basis-unknown'],
    [
      'a soft opt-in in France or the United States',
      '+33612345678 US',
      { basis: 'soft-opt-in' },
      'consent-basis-unknown',
    ],
    ['a soft opt-in in France or Germany', '+33612345678 DE', { basis: 'soft-opt-in' }, 'send'],
  ])('of a grant, where %s', (_case, place, shows, expected) => {
    const [phone, statedCountry] = place.split(' ');
    const contact = { erased: false, ...(phone ? { phone } : {}), ...(statedCountry ? { statedCountry } : {}) };
    const { method: _none, ...bare } = consent;
    const verdict = decide({ ...facts, contact, consents: [{ ...bare, ...shows }] }, noon);
    if (expected !== 'send') expect(verdict).toMatchObject({ reason: expected });
    else expect(JSON.stringify(verdict)).not.toContain('consent-');
  });

  it('sends no invitation to who complained, and no marketing to who took their data back', () => {
    const invitation = { ...service, invites: true } as const;
    const refused = { verdict: 'suppress', reason: 'suppressed' };
    expect(decide({ ...facts, suppression: 'complaint', message: invitation }, noon)).toMatchObject(refused);
    expect(decide({ ...facts, suppression: 'opt-out', message: invitation }, noon)).toMatchObject({ verdict: 'send' });
    const data = { ...consent, _id: 'd', seq: 2, purpose: 'personal-data', brand: '*', channel: '*' } as const;
    const withdrawn = { ...facts, consents: [consent, { ...data, action: 'withdraw' } as const] };
    expect(decide(withdrawn, noon)).toMatchObject({ reason: 'data-withdrawn' });
    expect(decide({ ...withdrawn, message: service }, noon)).toMatchObject({ verdict: 'send' });
  });
});
