import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choice, freeText, number, yesNo } from '../../../models/domain/replies/answers/expectation.ts';
import { readNumber } from '../../../models/domain/replies/answers/numbers.ts';
import { readAnswerTo } from '../../../models/domain/replies/answers/read.ts';
import { readYesNo } from '../../../models/domain/replies/answers/yes-no.ts';

describe('yes and no', () => {
  it.each([
    'да',
    'Да!',
    'да, очень',
    'Ага',
    'конечно',
    'ДА пожалуйста',
    'хорошо',
    'так',
    'Иә',
    'YES',
    'yes please',
    'Yep',
    'ok',
    'Okay.',
    'Ja',
    'gerne',
    'oui',
    'Sí',
    'si',
    'sim',
    'certo',
    'Tak',
    'evet',
    'tamam',
    '+',
    '👍',
    '👍🏽',
    'ок',
    'sure, call me',
    '✅',
  ])('"%s" agrees', (text) => {
    expect(readYesNo(text)).toBe('yes');
  });
  it.each([
    'нет',
    'Нет, спасибо',
    'не',
    'ні',
    'жоқ',
    'no',
    'No thanks',
    'NOPE',
    'nein',
    'Nein danke',
    'non',
    'não',
    'nie',
    'hayır',
    'hayir',
    '-',
    '👎',
    'N',
    'no!',
  ])('"%s" declines', (text) => {
    expect(readYesNo(text)).toBe('no');
  });
  it.each([
    '',
    '   ',
    'maybe',
    'может быть',
    'no problem, call me',
    'да нет',
    'yes and no',
    'когда?',
    '5',
    'yesterday',
    'нетбук',
    '???',
    '😀',
    'not sure',
    'yesno',
    'так себе',
    'так когда приедет?',
    'хорошо бы потом',
    'yes but not now',
    'да, но не сейчас',
    'ok, when?',
  ])('"%s" is neither', (text) => {
    expect(readYesNo(text)).toBeUndefined();
  });
});

describe('a number', () => {
  it.each<[string, number]>([
    ['5', 5],
    ['5!', 5],
    ['I give it a 9', 9],
    ['оценка 4', 4],
    ['-3', -3],
    ['−3', -3],
    ['1,5', 1.5],
    ['2.75', 2.75],
    ['1 500', 1500],
    ['1\u00a0500', 1500],
    ['1,500', 1500],
    ['1.234.567', 1234567],
    ['1.234,50', 1234.5],
    ['1,234.50', 1234.5],
    ['١٢', 12],
    ['۴۲', 42],
    ['५', 5],
    ['１０', 10],
    ['№7', 7],
    ['10/', 10],
    ['0,500', 0.5],
    ['١٬٢٣٤', 1234],
    ['١٫٥', 1.5],
  ])('in "%s" is %d', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });
  it.each(['', 'five', '5 or 6', '24.11.2026', '1.2.3', '1,00,000', '5-6', 'пять', '...', '1 2 3'])(
    'is not in "%s"',
    (text) => {
      expect(readNumber(text)).toBeUndefined();
    },
  );
  it('keeps to its limits', () => {
    const { expectation } = number({ min: 1, max: 5 });
    expect(['1', '5', '0', '6', '1.5'].map((text) => readAnswerTo(expectation, text, 'r'))).toEqual([
      1,
      5,
      undefined,
      undefined,
      1.5,
    ]);
  });
});

describe('one of several', () => {
  const { expectation } = choice({
    courier: ['courier', 'курьер', 'home delivery'],
    pickup: ['pick up', 'самовывоз', 'I will collect'],
    locker: ['locker', 'постамат', 'parcel locker'],
  });
  it.each<[string, string | undefined]>([
    ['1', 'courier'],
    ['2)', 'pickup'],
    ['№ 3', 'locker'],
    ['4', undefined],
    ['0', undefined],
    ['Courier', 'courier'],
    ['КУРЬЕР!', 'courier'],
    ['курьер, пожалуйста', 'courier'],
    ['Pick up', 'pickup'],
    ['pickup', 'pickup'],
    ['самов', 'pickup'],
    ['Cамовывoз', 'pickup'],
    ['parcel locker please', 'locker'],
    ['p', undefined],
    ['home', 'courier'],
    ['c', undefined],
    ['courier or locker', undefined],
    ['не курьер', undefined],
    ['not courier please', undefined],
    ['I don’t want a courier', undefined],
    ['2 please', 'pickup'],
    ['option 2', 'pickup'],
    ['вариант 3', 'locker'],
    ['٢', 'pickup'],
    ['1 and 2', undefined],
    ['whatever', undefined],
    ['', undefined],
  ])('"%s" is %s', (text, option) => {
    expect(readAnswerTo(expectation, text, 'r')).toBe(option);
  });
});

describe('one of several numbers', () => {
  const { expectation: sizes } = choice({ small: ['38', 'S'], large: ['40', 'L'], huge: ['XL'] });
  const { expectation: numbered } = choice({ courier: ['1', 'courier'], pickup: ['2', 'pick up'] });
  it.each<[typeof sizes, string, string | undefined]>([
    [sizes, '38', 'small'],
    [sizes, '40 please', 'large'],
    [sizes, '٣٨', 'small'],
    [sizes, '3', 'huge'],
    [sizes, '4', undefined],
    [sizes, '39', undefined],
    [sizes, 'I had 38 before', undefined],
    [numbered, '2', 'pickup'],
    [numbered, 'option 1', 'courier'],
    [numbered, 'in 2 days', undefined],
  ])('are read by their values, and only where they are all that is said: %j %s is %s', (options, text, option) => {
    expect(readAnswerTo(options, text, 'r')).toBe(option);
  });
});

it.each([
  [() => choice({}), 'choice: there is no option to choose'],
  [() => choice({ a: ['Blue'], b: ['blue!'] }), 'choice: "blue!" means both a and b'],
  [() => choice({ a: ['b'], b: [] }), 'choice: "b" means both a and b'],
  [() => choice({ a: ['38'], b: ['38'] }), 'choice: "38" means both a and b'],
  [() => choice({ a: ['2'], b: ['1'] }), 'choice: "2" is a word of a and the place of b'],
  [() => number({ min: 5, max: 1 }), 'number: no answer is from 5 to 1'],
  [() => number({ min: NaN }), 'number: no answer is from NaN to Infinity'],
])('a question that nobody could answer is refused: %s', (asking, told) => {
  expect(asking).toThrow(told);
});

describe('anything', () => {
  it('is an answer, whose words stay with the reply', () => {
    expect(readAnswerTo(freeText().expectation, 'Позвоните после шести', 'simulator 42')).toBe('simulator 42');
    expect(readAnswerTo(freeText().expectation, ' \n ', 'simulator 42')).toBeUndefined();
  });
});

describe('any text in any script', () => {
  it('is read in bounded time, and means only what the question knows', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.constantFrom('1'.repeat(100_000), '1 '.repeat(50_000), 'да '.repeat(50_000), '1.1,'.repeat(50_000)),
    );
    const asked = [yesNo(), number(), choice({ a: ['да'], b: ['нет'] })].map(({ expectation }) => expectation);
    fc.assert(
      fc.property(anything, (text) => {
        const [agrees, value, option] = asked.map((expectation) => readAnswerTo(expectation, text, 'r'));
        expect(['yes', 'no', undefined]).toContain(agrees);
        expect(value === undefined || Number.isFinite(value)).toBe(true);
        expect(['a', 'b', undefined]).toContain(option);
      }),
      { numRuns: 500 },
    );
  });
});
