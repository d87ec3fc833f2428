import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, type Template } from '../../../activities/rendering/render.ts';
import { TemplateError } from '../../../activities/rendering/template-error.ts';
import type { Value } from '../../../models/domain/message.ts';
import { economise } from '../../../models/domain/texts/economy.ts';
import { readForeignWords } from '../../../models/domain/texts/foreign-words.ts';
import { plausibleName } from '../../../models/domain/texts/person-name.ts';
import { longestText, preflight } from '../../../models/domain/texts/preflight.ts';
import { encodeSmartly } from '../../../models/domain/texts/smart-encoding.ts';
import { transliterate } from '../../../models/domain/texts/transliteration.ts';

const pieces = [
  '{{',
  '}}',
  '{{{',
  '}}}',
  '{{#if ',
  '{{/if}}',
  '{{else}}',
  '{{#each x}}',
  '{{/each}}',
  '{{> p}}',
  '{{!--',
  '--}}',
  'x',
  'count',
  'constructor',
  '__proto__',
  '../',
  'this',
  '@root',
  '.',
  '[',
  ']',
  '(',
  ')',
  '|',
  ' as |y|',
  '~',
  '&',
  'plural ',
  'money ',
  'date ',
  'name ',
  "one='a'",
  "few='b'",
  "many='c'",
  "other='d'",
  "else='e'",
  "style='long'",
  '{{x}}',
  "{{plural count one='a' few='b' many='c' other='d'}}",
  '{{money x}}',
  '{{date x}}',
  "{{name x else='y'}}",
  '{{#if x}}yes{{/if}}',
  '\\',
  '\\\\{{',
  '"',
  "'",
  '\n',
  ' ',
  '&amp;',
  '<b>',
  '{{=<% %>=}}',
  '{{{{raw}}}}',
  'Привет',
  '😀',
];
const source = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 30 })
    .map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.tuple(fc.constantFrom(...pieces), fc.integer({ min: 1, max: 3_000 })).map(([one, times]) => one.repeat(times)),
);
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.record({ money: fc.double(), currency: fc.string() }),
  fc.record({ date: fc.string() }),
  fc.record({ instant: fc.string() }),
  fc.anything(),
);
const values = fc.oneof(
  fc.dictionary(fc.constantFrom('x', 'count', 'y'), value),
  fc.record({ x: value, count: value }),
);

describe('random templates and values', () => {
  it('are published or refused with a place, and what publishes renders or says why not', () => {
    fc.assert(
      fc.property(source, values, fc.constantFrom('en' as const, 'ru' as const), (template, given, locale) => {
        let published: Template;
        try {
          published = compile(template, locale);
        } catch (error) {
          if (!(error instanceof TemplateError)) throw error;
          expect(error.faults.length).toBeGreaterThan(0);
          for (const { line, column } of error.faults) expect(Math.min(line, column)).toBeGreaterThan(0);
          return;
        }
        try {
          const text = published.render(given as Record<string, Value>, { locale, place: { zones: ['Asia/Almaty'] } });
          preflight(text);
          expect(economise(text, { transliterate: true }).parts).toBeLessThanOrEqual(economise(text, {}).parts);
        } catch (error) {
          if (!(error instanceof TemplateError)) throw error;
        }
      }),
      { numRuns: 5_000, seed: 20_261_124 },
    );
  }, 120_000);
});

describe('changes of letters', () => {
  it('leave addresses, mail addresses and codes to the letter, whatever stands around them', () => {
    const kept = fc.constantFrom(
      'https://пример.рф/путь–1',
      'почта@пример.рф',
      'магазин.рф/акция',
      'АБ-1042',
      'Т34',
      'Х7К9',
      'А-1042/Б',
      '9Ж',
    );
    const word = fc.constantFrom('заказ', 'Ещё', 'ЩУКА', '—', '5-й', '20кг', '№', '10', '(', ')', '«', '»', '!', '№ 7');
    const text = fc.array(fc.oneof(kept, word), { maxLength: 20 });
    const isKept = (piece: string) => !/^(?:[а-яё]+|[—№()«»!]|5-й|20кг|10|№ 7)$/iu.test(piece);
    fc.assert(
      fc.property(text, (pieces) => {
        const changed = transliterate(pieces.join(' ')).split(' ');
        for (const piece of pieces.filter(isKept)) expect(changed).toContain(piece);
        expect(changed.filter((piece) => /[а-яё]/iu.test(piece))).toEqual(pieces.filter(isKept));
        expect(encodeSmartly('https://пример.рф/путь–1 –')).toBe('https://пример.рф/путь–1 -');
      }),
      { numRuns: 2_000, seed: 20_261_125 },
    );
  });
});

describe('names', () => {
  it('are greeted alike however often they are read, and never lead anywhere', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'анна',
        'ФОН',
        'von',
        "d'",
        'O’',
        'İ',
        'ı',
        'ß',
        'e\u0301',
        '.',
        ' ',
        '-',
        'com',
        '7',
        '@',
        '\u200b',
        '\n',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const name = plausibleName(pieces.join(''));
        if (name === undefined) return;
        expect(plausibleName(name)).toBe(name);
        expect(readForeignWords(name)).toEqual({ words: name });
      }),
      { numRuns: 5_000, seed: 20_261_125 },
    );
  });
});

describe('long and regular words', () => {
  it.each([
    '.',
    'a.',
    '1',
    '+1 ',
    '@',
    'код ',
    'а1',
    'а-',
    'я',
    'а.рф',
    '(1',
    '_1',
    'xn--',
    '\u200d',
    ')',
    'https://a.bc/)',
  ])('%j over and over is read at once', (seed) => {
    const words = seed.repeat(Math.ceil(longestText / seed.length)).slice(0, longestText - 1);
    const started = process.cpuUsage();
    for (const text of [words, `${words}!`]) {
      readForeignWords(text, { hosts: ['shop.example'], country: 'GB' });
      transliterate(text);
      encodeSmartly(text);
      plausibleName(text);
    }
    // The work of a text, not the time of a busy machine.
    expect(process.cpuUsage(started).user).toBeLessThan(3_000_000);
  });
});
