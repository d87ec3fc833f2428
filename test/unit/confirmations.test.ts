import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertSecrets } from '../../activities/deliver/insert-secrets.ts';
import { confirmPage } from '../../api/pages/confirm-page.ts';
import { createConfirmations } from '../../cli/wiring/keys.ts';
import { readCode } from '../../models/domain/replies/read-code.ts';

const here = createConfirmations('a master key of at least 32 characters', 'https://sms.example');
const elsewhere = createConfirmations('another master key of 32 characters..', 'https://sms.example');
const id = fc.string({ unit: fc.constantFrom('a', 'b', 'X', 'Z', '0', '9', '_', '-'), minLength: 22, maxLength: 22 });

describe('a confirmation link', () => {
  it('names its delivery, and only under the key that made it', () => {
    fc.assert(
      fc.property(id, (deliveryId) => {
        const link = here.linkOf(deliveryId);
        expect(link).toMatch(/^https:\/\/sms\.example\/c\/[\w-]{44}$/);
        const token = link.split('/c/')[1]!;
        expect(here.deliveryOf(token)).toBe(deliveryId);
        expect(elsewhere.deliveryOf(token)).toBeUndefined();
      }),
    );
  });

  it('is worth nothing when any of its letters is another', () => {
    fc.assert(
      fc.property(id, fc.nat(42), fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), (deliveryId, place, letter) => {
        const token = here.linkOf(deliveryId).split('/c/')[1]!;
        fc.pre(token[place] !== letter);
        const forged = token.slice(0, place) + letter + token.slice(place + 1);
        expect(here.deliveryOf(forged)).not.toBe(deliveryId);
        if (place < 22) expect(here.deliveryOf(forged)).toBeUndefined();
      }),
    );
    for (const token of ['', 'x', 'a'.repeat(43), 'a'.repeat(45), '../../etc']) {
      expect(here.deliveryOf(token)).toBeUndefined();
    }
  });
});

describe('a confirmation code', () => {
  const run = { workflowId: 'double-opt-in/ann/r1', startedBy: 'shop e1' };

  it('has six digits, the same for the same run, and another for any other', () => {
    expect(here.codeOf(run)).toMatch(/^\d{6}$/);
    expect(here.codeOf({ ...run })).toBe(here.codeOf(run));
    const codes = Array.from({ length: 1_000 }, (_, index) => here.codeOf({ ...run, startedBy: `shop e${index}` }));
    expect(new Set(codes).size).toBeGreaterThan(990);
    expect(elsewhere.codeOf(run)).not.toBe(here.codeOf(run));
  });

  it.each([
    ['123456', '123456'],
    [' 123 456. ', '123456'],
    ['123-456', '123456'],
    ['код 012345!', '012345'],
    ['１２３４５６', '123456'],
    ['٤٦٣٤٦١', '463461'],
    ['४६३ ४६१', '463461'],
    ['My code: 123456, thanks', '123456'],
    ['12345', undefined],
    ['1234567', undefined],
    ['123456 or 654321', undefined],
    ['yes', undefined],
    ['', undefined],
  ])('is read from "%s" as %s', (text, code) => {
    expect(readCode(text)).toBe(code);
  });

  it('is filled in at the gate, and only where a text asks for one', () => {
    const request = {
      ...run,
      journey: 'double-opt-in',
      contactId: 'ann',
      ordinal: 1,
      message: 'x',
      notAfter: '',
      values: { code: { secret: 'code' }, link: { secret: 'link' }, brand: { en: 'Shop', ru: 'Магазин' }, n: 5 },
    } as const;
    expect(insertSecrets(here, request, 'd'.repeat(22))).toEqual({
      code: here.codeOf(run),
      link: here.linkOf('d'.repeat(22)),
      brand: { en: 'Shop', ru: 'Магазин' },
      n: 5,
    });
  });
});

describe('the page behind a link', () => {
  it('shows any brand and wording as text, never as markup', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (brand, wording) => {
        const plain = confirmPage({ shows: 'question', language: 'en', brand: '', wording: '' });
        const page = confirmPage({ shows: 'question', language: 'en', brand, wording });
        const tags = (html: string) => html.match(/<[^>]*>/g);
        expect(tags(page)).toEqual(tags(plain));
      }),
    );
  });
});
