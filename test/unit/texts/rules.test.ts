import { describe, expect, it } from 'vitest';
import { periodAt } from '../../../models/domain/money/budget.ts';
import { fromMicros, times, toMicros } from '../../../models/domain/money/money.ts';
import { priceOf, priceTable } from '../../../models/domain/money/prices.ts';
import { economise } from '../../../models/domain/texts/economy.ts';
import { formatsOf } from '../../../models/domain/texts/formats.ts';
import { plausibleName } from '../../../models/domain/texts/person-name.ts';
import { preflight } from '../../../models/domain/texts/preflight.ts';
import { encodeSmartly } from '../../../models/domain/texts/smart-encoding.ts';
import { transliterate } from '../../../models/domain/texts/transliteration.ts';

describe('smart encoding', () => {
  it.each([
    ['«Ромашка» — №\u00a05…', '"Ромашка" - No 5...'],
    ['“It’s”\u2009–\u202fnow', '"It\'s" - now'],
    ['•\tone\u200b', '- one'],
    ['see https://x.example/a–b – here', 'see https://x.example/a–b - here'],
    ['é £ € ñ stay', 'é £ € ñ stay'],
  ])('%s', (text, expected) => {
    expect(encodeSmartly(text)).toBe(expected);
  });
});

describe('transliteration by BGN/PCGN 1947, simplified', () => {
  it.each([
    ['Ельцин, Шереметьево', 'Yeltsin, Sheremetyevo'],
    ['Ещё подъезд и съёмка', 'Yeshche podyezd i syemka'],
    ['ЩУКА Щука щ', 'SHCHUKA Shchuka shch'],
    ['Заявка Ю. и Я', 'Zayavka Yu. i Ya'],
    ['Қазақстан', 'Қazaқstan'],
    ['на https://пример.рф/путь тут', 'na https://пример.рф/путь tut'],
    ['пишите почта@пример.рф сейчас', 'pishite почта@пример.рф seychas'],
    ['сайт магазин.рф/акция и отдел.com', 'sayt магазин.рф/акция i отдел.com'],
    ['Заказ АБ-1042/Б готов, Т34', 'Zakaz АБ-1042/Б gotov, Т34'],
    ['Код ВЕСНА, промокод «ЛЕТО», Промокод: ЗИМА20!', 'Kod ВЕСНА, promokod «ЛЕТО», Promokod: ЗИМА20!'],
    ['5-й этаж, 20кг, 10 шт, 5-литровый', '5-y etazh, 20kg, 10 sht, 5-litrovyy'],
    ['г.Москва', 'g.Moskva'],
  ])('%s', (text, expected) => {
    expect(transliterate(text)).toBe(expected);
  });
});

describe('economies', () => {
  it('change nothing unless they save a part', () => {
    expect(economise('Привет…', { transliterate: true })).toMatchObject({ text: 'Привет…', savedParts: 0 });
    expect(economise('я'.repeat(150), {})).toMatchObject({ parts: 3, savedParts: 0 });
  });

  it('count what is composed: marks apart from their letters look alike and cost twice', () => {
    const decomposed = 'Ёж и йод, café.'.normalize('NFD');
    expect(economise(decomposed, {})).toMatchObject({ text: 'Ёж и йод, café.', units: 15 });
    expect(economise('é'.repeat(160).normalize('NFD'), {})).toMatchObject({ encoding: 'gsm7', parts: 1 });
    expect(economise('й'.repeat(70).normalize('NFD'), {})).toMatchObject({ encoding: 'ucs2', parts: 1 });
  });

  it('take the gentlest way that saves as much', () => {
    const dashes = `${'a'.repeat(100)} — b`;
    expect(economise(dashes, { transliterate: true })).toMatchObject({ encoding: 'gsm7', parts: 1, savedParts: 1 });
    expect(economise('д'.repeat(150), { smart: true })).toMatchObject({ encoding: 'ucs2', savedParts: 0 });
    expect(economise('д'.repeat(150), { transliterate: true })).toMatchObject({ encoding: 'gsm7', savedParts: 2 });
  });
});

it.each([
  '',
  '  ',
  'null',
  'TEST',
  '7',
  'Anna2',
  'https://x.example',
  'www.x.example',
  '...',
  '-',
  'A\u0007nna',
  'aaaa',
  'a'.repeat(41),
  'Анна\nИвановна',
  '{{name}}',
  '<b>',
  'клиент',
  undefined,
  null,
  5,
  {},
])('%j is no name to greet by', (name) => {
  expect(plausibleName(name)).toBeUndefined();
});

it.each([
  ['İSMAİL', 'İsmail'],
  ['DOĞAN YILDIZ', 'Doğan Yıldız'],
  ['ANNA-MARIA', 'Anna-Maria'],
  ["o'neil", "O'Neil"],
  ['ФОН ДЕР ЛЯЙЕН', 'Фон дер Ляйен'],
  ['vincent van gogh', 'Vincent van Gogh'],
  ['Анна\u200e', 'Анна'],
  ['E\u0301RIC', 'Éric'],
  ['NAN', 'Nan'],
])('%s is greeted as %s', (name, greeted) => {
  expect(plausibleName(name)).toBe(greeted);
});

it.each(['nan', 'NaN', 'NULL', 'None', 'true', 'FALSE', 'St.com', 'evil。com', '４４７７'])(
  '%s is what no person is called',
  (name) => {
    expect(plausibleName(name)).toBeUndefined();
  },
);

it.each([
  'Nan',
  'Null',
  'True',
  "d'Artagnan",
  'O’Neil',
  'фон дер Ляйен',
  'J.R. Smith',
  'გიორგი',
  'Şebnem',
  'al-Rashid',
  'María José',
])('%s is a name, as it is', (name) => {
  expect(plausibleName(name)).toBe(name);
});

it.each<[string | undefined, string | undefined, string]>([
  ['en', 'GB', 'en-GB'],
  ['en', undefined, 'en'],
  ['en-US', 'DE', 'en-US'],
  ['en-US-u-ca-buddhist-nu-thai', undefined, 'en-US'],
  [undefined, 'US', 'en-US'],
  [undefined, 'IN', 'en-IN'],
  ...['de-DE', 'fr-CA', 'es-US', 'uk', 'ja-JP', 'zz', 'x_y'].map((locale): [string, string, string] => [
    locale,
    'US',
    'en-GB',
  ]),
  ...['RU', 'MX', 'CN', undefined].map((country): [undefined, string | undefined, string] => [
    undefined,
    country,
    'en-GB',
  ]),
  ['en-RU', undefined, 'en-GB'],
])('an English text to %s in %s has the forms of %s', (locale, country, formats) => {
  expect(formatsOf('en', locale, country)).toBe(formats);
  expect(formatsOf('ru', locale, country)).toBe('ru');
  const date = new Intl.DateTimeFormat(formats, { dateStyle: 'short', timeZone: 'UTC' }).format(new Date('2026-11-20'));
  expect(/^11.20/.test(date)).toBe(['en', 'en-US'].includes(formats));
});

it.each(['Anna', ' Jean-Luc ', "O'Neill", 'Анна Мария', 'Ng', 'Łukasz', 'José', '李', 'J. R.'])(
  '%s is a name',
  (name) => {
    expect(plausibleName(name)).toBe(name.trim());
  },
);

it.each([
  ['', 'empty'],
  ['\u200b \u2063', 'empty'],
  ['\u2800\u3164', 'empty'],
  ['Hi {{name}}', 'placeholder'],
  ['Dear undefined,', 'missing'],
  ['for NaN', 'missing'],
  ['order null', 'missing'],
  ['[object Object]', 'not text'],
  ['a\u0000b', 'control'],
  ['a\u202eb', 'direction'],
  ['a\ud800', 'half a character'],
  ['a'.repeat(1_601), 'longer'],
])('preflight stops %j', (text, detail) => {
  expect(preflight(text)).toMatchObject({ refused: 'text-unfit', detail: expect.stringContaining(detail) as string });
});

it('preflight lets words through that only look like faults', () => {
  for (const text of ['Nullify it', 'An annulled order 😀\nnext line', 'Nanny'])
    expect(preflight(text)).toBeUndefined();
});

describe('money', () => {
  it('is whole millionths, exactly', () => {
    expect(toMicros('0.1') + toMicros('0.2')).toBe(toMicros('0.3'));
    expect([45_000, 1_234_500_000, 5, 0].map(fromMicros)).toEqual(['0.045', '1234.50', '0.000005', '0.00']);
  });

  it('prices by route and country', () => {
    const prices = priceTable.parse({
      currency: 'EUR',
      routes: { sim: { default: '0.05', countries: { RU: '0.039', UK: '0.04' } } },
    });
    expect(priceOf(prices, 'sim', 'RU')).toEqual({ micros: 39_000, currency: 'EUR' });
    expect(priceOf(prices, 'sim', 'DE')).toEqual({ micros: 50_000, currency: 'EUR' });
    expect(priceOf(prices, 'sim', undefined)).toEqual({ micros: 50_000, currency: 'EUR' });
    expect(priceOf(prices, 'other', 'DE')).toBeUndefined();
    expect(priceOf(prices, 'sim', 'GB')).toEqual({ micros: 40_000, currency: 'EUR' });
    expect(priceOf(undefined, 'sim', 'DE')).toBeUndefined();
    expect(times({ micros: 39_000, currency: 'EUR' }, 3)).toEqual({ micros: 117_000, currency: 'EUR' });
  });

  it('a price table with floats and wrong codes is refused, every fault at once', () => {
    const wrong = { currency: 'euro', routes: { sim: { default: 0.05, countries: { Russia: '0.1', DE: '1e-3' } } } };
    expect(priceTable.safeParse(wrong).error?.issues).toHaveLength(4);
  });

  it('periods begin at midnight UTC, weeks on Monday', () => {
    const at = (per: 'day' | 'week' | 'month', now: string) => {
      const { id, endsAt } = periodAt('welcome', { amount: '1.5', currency: 'EUR', per }, new Date(now));
      return [id, endsAt.toISOString().slice(0, 10)];
    };
    expect(at('day', '2026-12-31T23:59:59Z')).toEqual(['welcome/day/2026-12-31', '2027-01-01']);
    expect(at('week', '2026-11-29T12:00:00Z')).toEqual(['welcome/week/2026-11-23', '2026-11-30']);
    expect(at('month', '2026-12-05T00:00:00Z')).toEqual(['welcome/month/2026-12-01', '2027-01-01']);
  });
});
