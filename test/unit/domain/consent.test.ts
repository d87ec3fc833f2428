import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../../models/domain/consent/consent-evidence.ts';
import { consentInput } from '../../../api/http/consent-schemas.ts';
import { consentPurposes } from '../../../models/installation.ts';
import { consentActions, standingConsent } from '../../../models/domain/consent/consent.ts';
import type { ConsentAction, ConsentRecord, ConsentScope } from '../../../models/domain/consent/consent.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const offers = { purpose: 'offers', brand: 'shop', channel: 'sms' } as const;
let seq = 0;
const record = (action: ConsentAction, at: number, change: Partial<ConsentRecord> = {}): ConsentRecord => ({
  _id: `${action} ${at}`,
  seq: (seq += 1),
  ...offers,
  action,
  at: day(at),
  ...change,
});

describe('standing consent', () => {
  it.each<[string, ConsentRecord[], string]>([
    ['is missing where nothing was ever said', [], 'missing'],
    ['is missing where only another purpose was granted', [record('grant', 1, { purpose: 'tips' })], 'missing'],
    ['is missing where only another brand was granted', [record('grant', 1, { brand: 'club' })], 'missing'],
    ['is missing where only the processing of data was', [record('grant', 1, { purpose: 'personal-data' })], 'missing'],
    ['stands when granted', [record('grant', 1)], 'granted'],
    ['stands when imported', [record('import', 1)], 'granted'],
    ['falls when withdrawn later', [record('grant', 1), record('withdraw', 2)], 'withdrawn'],
    ['falls by a withdrawal of all', [record('grant', 1), record('withdraw', 2, { purpose: '*' })], 'withdrawn'],
    ['falls by one for all brands', [record('grant', 1), record('withdraw', 2, { brand: '*' })], 'withdrawn'],
    ['is refused when the person said no', [record('refuse', 1)], 'refused'],
    ['is expired when declared void', [record('grant', 1), record('expire', 2)], 'expired'],
    ['stands again when granted after that', [record('withdraw', 2, { purpose: '*' }), record('grant', 3)], 'granted'],
    ['is not brought back by an import', [record('withdraw', 2), record('import', 3)], 'withdrawn'],
    ['is not brought back by a grant with an old date', [record('withdraw', 2), record('grant', 1)], 'withdrawn'],
    ['falls by a withdrawal of a slow clock', [record('grant', 2), record('withdraw', 1)], 'withdrawn'],
    ['falls when both come at the same instant', [record('withdraw', 1), record('grant', 1)], 'withdrawn'],
    ['stands the day before it runs out', [record('grant', 1, { expiresAt: day(11) })], 'granted'],
    ['has run out at the instant it says', [record('grant', 1, { expiresAt: day(10) })], 'expired'],
    ['outlives a later one that ran out', [record('grant', 1), record('grant', 2, { expiresAt: day(3) })], 'granted'],
  ])('%s', (_rule, records, state) => {
    expect(standingConsent(records, offers, day(10)).state).toBe(state);
  });

  it('names the record that decides', () => {
    const [first, second] = [record('grant', 1), record('grant', 2, { expiresAt: day(3) })];
    expect(standingConsent([first, second], offers, day(2)).record).toBe(second);
    expect(standingConsent([first, second], offers, day(3)).record).toBe(first);
  });

  it('keeps personal data apart: an opt-out from all that is advertised does not touch it', () => {
    const data = { ...offers, purpose: 'personal-data', channel: '*' } as const;
    const granted = record('grant', 1, { purpose: 'personal-data', channel: '*' });
    const optOut = record('withdraw', 2, { purpose: '*', channel: '*', brand: '*' });
    expect(standingConsent([granted, optOut], data, day(10)).state).toBe('granted');
    const taken = record('withdraw', 3, { purpose: 'personal-data', channel: '*' });
    expect(standingConsent([granted, taken], data, day(10)).state).toBe('withdrawn');
  });

  const anyRecord = fc.record({
    _id: fc.uuid(),
    seq: fc.constant(0),
    action: fc.constantFrom(...consentActions),
    purpose: fc.constantFrom(...consentPurposes, '*' as const),
    brand: fc.constantFrom('shop' as const, 'club' as const, '*' as const),
    channel: fc.constantFrom('sms' as const, '*' as const),
    at: fc.integer({ min: 1, max: 9 }).map(day),
    expiresAt: fc.option(fc.integer({ min: 1, max: 20 }).map(day), { nil: undefined }),
  });

  /** The rule as a lawyer would say it: is there a grant that nothing has ended? */
  function naive(records: ConsentRecord[], asked: ConsentScope, now: Date): 'granted' | 'other' {
    const any = (named: string, wanted: string) => named === wanted || named === '*';
    const mine = records.filter(({ purpose, brand, channel }) => {
      const about = asked.purpose === 'personal-data' ? purpose === asked.purpose : any(purpose, asked.purpose);
      return about && any(brand, asked.brand) && any(channel, asked.channel);
    });
    const isEnd = ({ action }: ConsentRecord) => ['withdraw', 'refuse', 'expire'].includes(action);
    const stands = mine.some((grant, index) => {
      if (isEnd(grant) || (grant.expiresAt && grant.expiresAt.getTime() <= now.getTime())) return false;
      const endedAfter = mine.slice(index + 1).some(isEnd);
      const endsBefore = mine.slice(0, index).filter(isEnd);
      if (grant.action === 'import') return !endedAfter && endsBefore.length === 0;
      return !endedAfter && endsBefore.every((end) => end.at.getTime() < grant.at.getTime());
    });
    return stands ? 'granted' : 'other';
  }

  it('says the same as the naive rule of any history, asked about anything at any time', () => {
    const asked = fc.record<ConsentScope>({
      purpose: fc.constantFrom(...consentPurposes),
      brand: fc.constantFrom('shop', 'club'),
      channel: fc.constant('sms'),
    });
    const history = fc.array(anyRecord, { maxLength: 10 });
    fc.assert(
      fc.property(history, asked, fc.integer({ min: 1, max: 25 }).map(day), (records, scope, now) => {
        const { state, record: decisive } = standingConsent(records, scope, now);
        expect(state === 'granted' ? 'granted' : 'other').toBe(naive(records, scope, now));
        expect(decisive === undefined).toBe(state === 'missing');
        if (state === 'granted') expect(['grant', 'import']).toContain(decisive?.action);
        expect(records.length > 0 || state === 'missing').toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('the evidence of a grant', () => {
  const given = {
    _id: 'g',
    seq: 1,
    action: 'grant',
    purpose: 'offers',
    brand: 'shop',
    channel: 'sms',
    at: new Date(0),
  } as const;
  const words = { wording: { version: 'box/1' } };

  it.each<[string, object, string, string[]]>([
    ['nothing', {}, 'none', ['wording', 'method', 'proof']],
    ['an import', { method: 'import' }, 'none', ['wording', 'method', 'proof']],
    ['a way', { method: 'call' }, 'asserted', ['wording', 'proof']],
    ['a basis', { basis: 'soft-opt-in' }, 'asserted', ['wording', 'method', 'proof']],
    ['the words and the way', { method: 'web-box', ...words }, 'documented', ['proof']],
    ['a code that came back', { method: 'sms-code', proof: 'reply 7', ...words }, 'double-opt-in', []],
  ])('that has %s', (_case, shows, evidence, missing) => {
    expect(evidenceOf({ ...given, ...shows })).toEqual({ evidence, missing });
  });

  it('by import never undoes an opt-out, whatever the action is called', () => {
    const stop = { ...given, _id: 's', action: 'withdraw', purpose: '*', brand: '*', channel: '*' } as const;
    const later = { ...given, _id: 'i', seq: 2, method: 'import', at: new Date(9) } as const;
    const asked = { purpose: 'offers', brand: 'shop', channel: 'sms' } as const;
    expect(standingConsent([stop, later], asked, new Date(10)).state).toBe('withdrawn');
    expect(standingConsent([stop, { ...later, method: 'paper' }], asked, new Date(10)).state).toBe('granted');
  });
});

describe('a consent given to the API', () => {
  const grant = { action: 'grant', purpose: 'offers', channel: 'sms', source: 'form', at: '2026-01-31T10:00:00Z' };
  const imported = { ...grant, action: 'import', source: 'old CRM' };
  const wording = { text: 'Yes, offers by SMS', version: 'box/1', language: 'en' };
  const fault = (body: object) => consentInput.safeParse(body).error?.issues[0]?.path.join('.');

  it.each<[string, object, string | undefined]>([
    ['a plain grant', grant, undefined],
    ['a grant for everything', { ...grant, purpose: '*' }, 'purpose'],
    ['a grant to every brand', { ...grant, brand: '*' }, 'brand'],
    ['a grant for every channel', { ...grant, channel: '*' }, 'channel'],
    ['a withdrawal of everything', { ...grant, action: 'withdraw', purpose: '*', channel: '*' }, undefined],
    ['personal data by one channel', { ...grant, purpose: 'personal-data' }, 'channel'],
    ['personal data', { ...grant, purpose: 'personal-data', channel: '*' }, undefined],
    ['both purposes in one record', { ...grant, purpose: ['offers', 'personal-data'] }, 'purpose'],
    ['an import without evidence', imported, 'wording'],
    ['an import without a source', { ...imported, source: '', wording }, 'source'],
    ['an import with its wording', { ...imported, wording }, undefined],
    ['an import with its basis', { ...imported, basis: 'soft-opt-in' }, undefined],
    ['a wording of no version', { ...grant, wording: { text: 'Yes', language: 'en' } }, 'wording.version'],
    ['an implied consent without an end', { ...grant, basis: 'implied-purchase' }, 'expiresAt'],
    ['six months', { ...grant, basis: 'implied-inquiry', expiresAt: '2026-07-31T10:00:00Z' }, undefined],
    ['more', { ...grant, basis: 'implied-inquiry', expiresAt: '2026-07-31T10:00:01Z' }, 'expiresAt'],
    ['an end before its beginning', { ...grant, expiresAt: '2026-01-01T00:00:00Z' }, 'expiresAt'],
    ['a withdrawal that runs out', { ...grant, action: 'withdraw', expiresAt: '2027-01-01T00:00:00Z' }, 'expiresAt'],
    ['one of the future', { ...grant, at: '2999-01-01T00:00:00Z' }, 'at'],
    ['a grant by complaint', { ...grant, method: 'complaint' }, 'method'],
    ['a grant by a refusal at the operator', { ...grant, method: 'operator-refusal' }, 'method'],
    ['a withdrawal by double opt-in', { ...grant, action: 'withdraw', method: 'sms-code' }, 'method'],
    ['a grant by keyword without proof', { ...grant, method: 'keyword' }, 'proof'],
    ['a grant by keyword with its proof', { ...grant, method: 'keyword', proof: 'JOIN, 4 May' }, undefined],
    [
      'a soft opt-in to processing',
      { ...grant, purpose: 'personal-data', channel: '*', basis: 'soft-opt-in' },
      'basis',
    ],
    ['a source of nothing', { ...grant, basis: 'soft-opt-in', source: ' ' }, 'source'],
    ['a source that nobody sees', { ...grant, source: '\u200b\u3164' }, 'source'],
    ['words of nothing', { ...grant, wording: { ...wording, text: ' \n' } }, 'wording.text'],
    ['a version of nothing', { ...grant, wording: { ...wording, version: '\u2800' } }, 'wording.version'],
    ['a proof of nothing', { ...grant, method: 'call', proof: '\u00ad ' }, 'proof'],
    ['an import whose words say nothing', { ...imported, wording: { ...wording, text: ' ' } }, 'wording.text'],
    ['an actor with a name', { ...grant, actor: 'Anna Ivanova' }, 'actor'],
  ])('%s', (_case, body, field) => {
    expect(fault(body)).toBe(field);
  });

  it('is refused and never a fault of ours, whatever is sent', () => {
    const odd = fc.oneof(fc.string(), fc.jsonValue(), fc.date().map(String), fc.constantFrom(...consentActions, '*'));
    const instants = fc.constantFrom('2026-01-31T10:00:00.1234567890123Z', '0000-01-01T00:00:00Z', 'soon', '');
    const basis = fc.constantFrom('implied-inquiry', 'implied-purchase', 'consent');
    const change = fc.record(
      { action: odd, purpose: odd, brand: odd, channel: odd, at: instants, expiresAt: instants, basis, wording: odd },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(change, (fields) => {
        const parsed = consentInput.safeParse({ ...grant, ...fields });
        if (parsed.success) expect(Number.isNaN(Date.parse(parsed.data.at ?? '2026-01-01'))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('means the first brand when it grants and every brand when it ends', () => {
    expect(consentInput.parse(grant).brand).toBe('shop');
    expect(consentInput.parse({ ...grant, action: 'withdraw' }).brand).toBe('*');
  });
});
