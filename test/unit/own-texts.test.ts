import { describe, expect, it } from 'vitest';
import { compile } from '../../activities/rendering/render.ts';
import { readKeyword } from '../../models/domain/replies/keywords.ts';
import { saysEverything } from '../../models/domain/replies/refusals/says-everything.ts';
import { countParts } from '../../models/domain/texts/sms-parts.ts';
import { ownTextKeys, shipped, type OwnTextKey, type OwnTexts } from '../../models/own-texts/own-texts.ts';

const { en, ru } = shipped as { en: OwnTexts; ru: OwnTexts };

const placeholders = (text: string) => [...text.matchAll(/\{\{[^}]*\}\}/g)].map(([found]) => found).toSorted();

/** What a reader is told to write stands in capitals; the SMS is none of it. */
const toldToWrite = (text: string) =>
  [...text.matchAll(/\p{Lu}{3,}(?: \p{Lu}{2,})*/gu)]
    .map(([words]) => words)
    .filter((words) => !/^(SMS|СМС)$/.test(words));
const understood = (text: string) =>
  toldToWrite(text)
    .map((words) => `${readKeyword(words) ?? words}${saysEverything(words) ? ' of everything' : ''}`)
    .toSorted();

/** As it leaves in the name of a brand, with all that it can say. */
const filled = (text: string) =>
  text
    .replace('{{brand}}', 'Example')
    .replace('{{help}}', 'help@shop.example')
    .replace('{{topic}}', 'offers')
    .replace('{{secret}}', '123456')
    .replace(/\{\{[#/][^}]*\}\}/g, '');
const sent = ownTextKeys.filter((key) => /^(auto-reply|double-opt-in|footer)\//.test(key));

describe.each(Object.entries(shipped))('what Tidings itself says in %s', (locale, texts) => {
  it('has every text, with the values of the English', () => {
    expect(Object.keys(texts)).toEqual(ownTextKeys);
    for (const key of ownTextKeys) {
      expect(texts[key].trim(), key).toBe(texts[key]);
      expect(placeholders(texts[key]), key).toEqual(placeholders(en[key]));
    }
  });

  it.each(sent)('can be sent: %s', (key) => {
    expect(() => compile(texts[key], locale)).not.toThrow();
  });

  it('tells its reader words that Tidings understands as it says', () => {
    for (const key of ownTextKeys) expect(understood(texts[key]), key).toEqual(understood(en[key]));
  });

  it('takes no more parts than the English, or where its letters have less room, than the Russian', () => {
    const dear = sent.filter((key) => {
      const { encoding, parts } = countParts(filled(texts[key]));
      return parts > countParts(filled((encoding === 'gsm7' ? en : ru)[key])).parts;
    });
    expect(dear).toEqual([]);
  });
});

it('a line behind a text in Latin letters leaves it its room', () => {
  const latin = Object.entries(shipped).filter(([, texts]) => /\p{Script=Latin}/u.test(texts['footer/link']));
  expect(latin.length).toBeGreaterThan(5);
  const dear = latin.flatMap(([locale, texts]) =>
    (['footer/reply', 'footer/link'] satisfies OwnTextKey[]).filter(
      (key) => countParts(texts[key]).encoding !== 'gsm7' && locale,
    ),
  );
  expect(dear).toEqual([]);
});
