import { createRequire } from 'node:module';
import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { describe, expect, it } from 'vitest';
import { countParts, tollFreeProfile } from '../../../models/domain/texts/sms-parts.ts';

const { split } = createRequire(import.meta.url)('split-sms') as {
  split: (text: string) => { parts: { content: string }[]; characterSet: string };
};

/**
 * Strings of every mixture. Where the packages differ from 3GPP they are not asked: Twilio's keeps a grapheme of several
 * code points whole, and counts `\r\n` as one grapheme, so neither joiners, variation selectors, flags nor `\r` occur.
 */
const gsm = Array.from('abcxyzABCXYZ0189 .,:!?@£$¥èéùìòÇØøÅåΔΦΓΛΩÄÖÑÜ§äöñüà\n');
const extension = Array.from('^{}\\[~]|€');
const cyrillic = Array.from('абвгдежзийклмнопрстуфхцчшщъыьэюяЁ№«»');
const emoji = Array.from('😀🎉🚀💬🐘');
const alphabets = [gsm, [...gsm, ...extension], [...gsm, ...cyrillic], [...cyrillic, ...emoji], [...gsm, ...emoji]];
const text = fc
  .oneof(...alphabets.map((letters) => fc.array(fc.constantFrom(...letters), { maxLength: 400 })))
  .map((letters) => letters.join(''));
const sample = fc.sample(text, { numRuns: 20_000, seed: 20_261_124 });

describe('parts, beside published packages on 20,000 random strings', () => {
  it('as sms-segments-calculator counts them', () => {
    const differing = sample.filter(
      (one) => one !== '' && new SegmentedMessage(one).segmentsCount !== countParts(one).parts,
    );
    expect(differing).toEqual([]);
  }, 120_000);

  it('as split-sms counts them', () => {
    const differing = sample.filter((one) => one !== '' && split(one).parts.length !== countParts(one).parts);
    expect(differing).toEqual([]);
  }, 120_000);

  it('a toll-free route needs as many or more', () => {
    const cheaper = sample.filter((one) => countParts(one, tollFreeProfile).parts < countParts(one).parts);
    expect(cheaper).toEqual([]);
    expect(countParts('a'.repeat(306)).parts).toBe(2);
    expect(countParts('a'.repeat(306), tollFreeProfile).parts).toBe(3);
    expect(countParts('я'.repeat(133), tollFreeProfile).parts).toBe(3);
  });
});
