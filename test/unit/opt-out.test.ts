import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unsubscribePage } from '../../api/pages/unsubscribe-page.ts';
import { createConfirmations, createUnsubscribe } from '../../cli/wiring/keys.ts';
import { consentActions, standingConsent } from '../../models/domain/consent/consent.ts';
import type { ConsentRecord } from '../../models/domain/consent/consent.ts';
import { restorable } from '../../models/domain/consent/restorable.ts';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const now = day(40);
const offers = { purpose: 'offers', brand: 'shop', channel: 'sms' } as const;
const grant = (seq: number): ConsentRecord => ({
  _id: `g${seq}`,
  seq,
  action: 'grant',
  ...offers,
  at: day(seq),
  method: 'web-box',
});
const stop = (seq: number, method: ConsentRecord['method'] = 'keyword'): ConsentRecord => ({
  _id: `w${seq}`,
  seq,
  action: 'withdraw',
  purpose: '*',
  brand: '*',
  channel: '*',
  at: day(seq),
  method,
});

describe('START', () => {
  it('gives back what a keyword took, with the withdrawal and the grant before it', () => {
    expect(restorable([grant(1), stop(2)], [offers], now)).toEqual([
      { scope: offers, grant: grant(1), withdrawal: stop(2) },
    ]);
  });

  it.each<[string, ConsentRecord[]]>([
    ['nothing was ever given', []],
    ['there was no consent before the keyword', [stop(1)]],
    ['it still stands', [grant(1)]],
    ['it was taken by link', [grant(1), stop(2, 'link')]],
    ['it was also taken by link before', [grant(1), stop(2, 'link'), stop(3)]],
    ['it was also taken by link after', [grant(1), stop(2), stop(3, 'link')]],
    ['its owner complained', [grant(1), stop(2), stop(3, 'complaint')]],
    ['the carrier was told to refuse', [grant(1), stop(2), stop(3, 'operator-refusal')]],
    ['it was withdrawn by a form', [grant(1), { ...stop(2), method: undefined }]],
    ['it would have run out by now', [{ ...grant(1), expiresAt: day(20) }, stop(2)]],
    ['it was given back already', [grant(1), stop(2), { ...grant(3), method: 'keyword' }]],
  ])('gives nothing back where %s', (_case, records) => {
    expect(restorable(records, [offers], now)).toEqual([]);
  });

  it('gives back once what was stopped twice', () => {
    expect(restorable([grant(1), stop(2), stop(3)], [offers], now)).toHaveLength(1);
  });

  it('never grants what would not stand had no keyword been sent, in any history', () => {
    const act = fc.record({
      action: fc.constantFrom(...consentActions),
      purpose: fc.constantFrom('offers' as const, 'tips' as const, '*' as const),
      method: fc.constantFrom('keyword' as const, 'link' as const, 'web-box' as const, undefined),
      at: fc.integer({ min: 1, max: 30 }).map(day),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        const records = acts.map((one, index) => ({ ...offers, ...one, _id: `${index}`, seq: index + 1 }));
        const plain = records.filter(({ action, method }) => !(action === 'withdraw' && method === 'keyword'));
        for (const { scope, grant: earlier } of restorable(records, [offers], now)) {
          expect(standingConsent(records, scope, now).state).toBe('withdrawn');
          expect(standingConsent(plain, scope, now)).toMatchObject({ state: 'granted', record: { _id: earlier._id } });
        }
      }),
    );
  });
});

describe('an unsubscribe link', () => {
  const key = 'a master key of at least 32 characters';
  const here = createUnsubscribe(key, 'https://sms.example');
  const id = fc.string({ unit: fc.constantFrom('a', 'b', 'X', 'Z', '0', '9', '_', '-'), minLength: 22, maxLength: 22 });
  const tokenOf = (url: string) => url.split('/u/')[1]!;

  it('names its delivery, and only under the key that made it', () => {
    const elsewhere = createUnsubscribe('another master key of 32 characters..', 'https://sms.example');
    fc.assert(
      fc.property(id, (deliveryId) => {
        const url = here.urlOf(deliveryId);
        expect(url).toMatch(/^https:\/\/sms\.example\/u\/[\w-]{44}$/);
        expect(here.deliveryOf(tokenOf(url))).toBe(deliveryId);
        expect(elsewhere.deliveryOf(tokenOf(url))).toBeUndefined();
      }),
    );
  });

  it('cannot be made from another, nor from the link that confirms a consent', () => {
    const confirmations = createConfirmations(key, 'https://sms.example');
    fc.assert(
      fc.property(id, id, (one, other) => {
        fc.pre(one !== other);
        expect(here.deliveryOf(other + tokenOf(here.urlOf(one)).slice(22))).toBeUndefined();
        expect(here.deliveryOf(confirmations.linkOf(one).split('/c/')[1]!)).toBeUndefined();
      }),
    );
  });

  it('is nothing when it is any other text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (token) => {
        expect(here.deliveryOf(token)).toBeUndefined();
      }),
    );
  });
});

describe('the page behind it', () => {
  it('asks with a button that posts, and holds no script', () => {
    const brand = 'Tom & "Co" <b>';
    const page = unsubscribePage({ shows: 'question', language: 'en', brand, help: 'h', matter: 'goes-on' });
    expect(page).toContain('<form method="post"><button name="scope" value="marketing">');
    expect(page).toContain('Tom &amp; &quot;Co&quot; &lt;b&gt;');
    expect(page).not.toContain('<script');
  });

  it.each(['en', 'ru'] as const)(
    'says in %s that it is done, and offers what is wider until all is over',
    (language) => {
      const page = (shows: 'done' | 'over') => unsubscribePage({ shows, language, brand: 'Shop', help: 'h' });
      expect(page('done')).toContain(`<html lang="${language}">`);
      expect(page('done')).toContain('role="status"');
      expect(page('done').match(/<button/g)).toHaveLength(1);
      expect(page('over')).not.toContain('<button');
    },
  );

  it('says that a matter has ended, and how it comes back', () => {
    const page = unsubscribePage({ shows: 'done', language: 'en', brand: 'Shop', help: 'h@shop', matter: 'ended' });
    expect(page).toMatch(/about this matter either.*START.*h@shop/s);
  });

  it('says in the language of the reader that it must wait while the database is away', () => {
    expect(unsubscribePage({ shows: 'away', language: 'ru' })).toContain('СТОП');
  });
});
