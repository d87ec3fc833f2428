import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chainHashOf,
  evidenceHashOf,
  personalFields,
  verifyChain,
  wordingHashOf,
} from '../../models/documents/consents/chain.ts';
import type { ConsentDocument } from '../../models/documents/consents/record.ts';

const text = 'Yes, offers by SMS from Example Shop Ltd';

/** A chain of `length` records as `appendConsent` writes them, or wrote them before there were forms. */
function chain(length: number, form: 1 | 2 = 2): ConsentDocument[] {
  const rows: ConsentDocument[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const free = { source: `form ${seq}`, actor: 'clerk', requestId: `q${seq}` };
    const personal = {
      ...free,
      proof: `code of text ${seq}`,
      ip: '192.0.2.1',
      addressHash: 'number',
      salt: `salt ${seq}`,
    };
    const row = {
      _id: `r${seq}`,
      contactId: 'ann',
      seq,
      prevHash: rows.at(-1)?.hash ?? '',
      ...(form === 2 ? { form } : {}),
      ...({ action: seq % 2 ? 'grant' : 'withdraw', purpose: 'offers', brand: 'shop', channel: 'sms' } as const),
      at: new Date(seq * 1_000),
      recordedAt: new Date(seq * 1_000 + 5),
      zone: 'Europe/Berlin',
      wording: { text, version: '1', language: 'en', hash: wordingHashOf(text) },
      ...personal,
      evidenceHash: evidenceHashOf(form === 2 ? { ...personal, form } : personal),
    };
    rows.push({ ...row, hash: chainHashOf(row) });
  }
  return rows;
}
const headOf = (rows: ConsentDocument[]) => ({ seq: rows.at(-1)!.seq, hash: rows.at(-1)!.hash });
const alive = (rows: ConsentDocument[]) => ({ head: headOf(rows), erased: false });

const tamperings: [string, (rows: ConsentDocument[]) => ConsentDocument[], number, string][] = [
  ['an action changed', (rows) => edit(rows, 2, { action: 'grant' }), 2, 'was changed'],
  ['a date moved', (rows) => edit(rows, 3, { at: new Date(0) }), 3, 'was changed'],
  ['an expiry added', (rows) => edit(rows, 3, { expiresAt: new Date(0) }), 3, 'was changed'],
  ['a proof replaced', (rows) => edit(rows, 1, { proof: 'another' }), 1, 'has another proof'],
  ['a proof removed', (rows) => edit(rows, 1, without()), 1, 'lost its proof, and the contact is not erased'],
  [
    'the words replaced',
    (rows) => edit(rows, 1, { wording: { ...rows[0]!.wording!, text: 'All' } }),
    1,
    'was changed; has another wording',
  ],
  ['a record removed', (rows) => rows.filter(({ seq }) => seq !== 2), 2, 'is missing'],
  ['the first removed', (rows) => rows.slice(1), 1, 'is missing'],
  ['the last removed', (rows) => rows.slice(0, 3), 4, 'is missing'],
  ['all removed', () => [], 1, 'is missing, with all up to 4'],
  [
    'two swapped',
    ([a, b, c, d]) => [a!, { ...c!, seq: 2 }, { ...b!, seq: 3 }, d!],
    2,
    'does not follow the record before it; was changed',
  ],
  [
    'one rewritten with a fresh hash',
    (rows) => edit(rows, 2, rehashed({ ...rows[1]!, action: 'grant' })),
    3,
    'does not follow the record before it',
  ],
  [
    'the last rewritten with a fresh hash',
    (rows) => edit(rows, 4, rehashed({ ...rows[3]!, action: 'grant' })),
    4,
    'is not the one the contact remembers',
  ],
];

function edit(rows: ConsentDocument[], seq: number, change: Partial<ConsentDocument>): ConsentDocument[] {
  return rows.map((row) => (row.seq === seq ? { ...row, ...change } : row));
}
function without(): Partial<ConsentDocument> {
  return Object.fromEntries(personalFields.map((field) => [field, undefined]));
}
function rehashed(row: ConsentDocument): ConsentDocument {
  return { ...row, hash: chainHashOf(row) };
}

describe('a chain of consents', () => {
  it('holds as it was written, and when its latest record is not yet remembered', () => {
    const rows = chain(4);
    expect(verifyChain(rows, alive(rows))).toEqual([]);
    expect(verifyChain(rows, { head: headOf(rows.slice(0, 3)), erased: false })).toEqual([]);
    expect(verifyChain([], { head: undefined, erased: false })).toEqual([]);
  });

  it('holds after erasure has taken all that is personal', () => {
    for (const form of [1, 2] as const) {
      const rows = chain(4, form).map((row) => ({ ...row, ...without() }));
      expect(verifyChain(rows, { head: headOf(rows), erased: true })).toEqual([]);
      expect(verifyChain(rows, alive(rows))).not.toEqual([]);
      expect(verifyChain(rows.slice(1), { head: headOf(rows), erased: true })).toMatchObject([{ fault: 'is missing' }]);
    }
    const rows = edit(chain(4), 2, { ...without(), action: 'grant' });
    expect(verifyChain(rows, { head: headOf(rows), erased: true })).toEqual([{ seq: 2, fault: 'was changed' }]);
  });

  it('holds in its older form', () => {
    const rows = chain(4, 1);
    expect(verifyChain(rows, alive(rows))).toEqual([]);
    expect(verifyChain(edit(rows, 2, { source: 'another' }), alive(rows))).toEqual([{ seq: 2, fault: 'was changed' }]);
  });

  it('tells nothing of what was erased to whoever guesses it', () => {
    const row = chain(1)[0]!;
    const other = { ...row, source: 'another', requestId: 'r2', salt: 'another salt' };
    expect(chainHashOf({ ...other, evidenceHash: row.evidenceHash })).toBe(chainHashOf(row));
    expect(evidenceHashOf({ ...row, salt: 'another salt' })).not.toBe(row.evidenceHash);
  });

  it('is the same after storage, whatever its words are', () => {
    const stored = (text: string) => new TextDecoder().decode(new TextEncoder().encode(text));
    const words = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', 'a\udc00b', '\ud83d\ude00'));
    fc.assert(
      fc.property(words, words, (source, proof) => {
        const row = { ...chain(1)[0]!, source, proof };
        const back = { ...row, source: stored(source), proof: stored(proof) };
        expect(evidenceHashOf(back)).toBe(evidenceHashOf(row));
        expect(chainHashOf({ ...back, _id: stored(source) })).toBe(chainHashOf({ ...row, _id: source }));
      }),
    );
  });

  it.each(tamperings)('shows %s', (_how, tamper, seq, fault) => {
    const rows = chain(4);
    const [first] = groupBySeq(verifyChain(tamper(rows), alive(rows)));
    expect(first).toEqual({ seq, fault });
  });

  it('shows any single field changed in any record', () => {
    const fields = ['contactId', 'action', 'purpose', 'brand', 'channel', 'source', 'zone', 'method', 'actor'] as const;
    const more = ['basis', 'requestId', '_id', 'proof', 'ip', 'userAgent', 'prevHash', 'evidenceHash'] as const;
    const anyEdit = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(...fields, ...more), fc.string());
    fc.assert(
      fc.property(anyEdit, ([seq, field, value]) => {
        const rows = chain(4);
        fc.pre(rows[seq - 1]![field] !== value);
        expect(verifyChain(edit(rows, seq, { [field]: value }), alive(rows))).not.toEqual([]);
      }),
    );
  });
});

function groupBySeq(faults: { seq: number; fault: string }[]): { seq: number; fault: string }[] {
  const seqs = [...new Set(faults.map(({ seq }) => seq))];
  return seqs.map((seq) => ({
    seq,
    fault: faults.flatMap((found) => (found.seq === seq ? [found.fault] : [])).join('; '),
  }));
}
