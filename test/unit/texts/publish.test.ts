import { locales } from '../../../models/installation.ts';
import { describe, expect, it } from 'vitest';
import { publish, UnfitTexts, versionOf } from '../../../activities/rendering/publish.ts';
import { compile } from '../../../activities/rendering/render.ts';
import { TemplateError } from '../../../activities/rendering/template-error.ts';
import type { MessageDefinition, Value } from '../../../models/domain/message.ts';
import { texts } from '../../../workflows/catalogue.ts';

const reader = { locale: 'en', place: { zones: ['Europe/London'] } };

function refusal(source: string, locale: 'en' | 'ru' = 'en'): string {
  try {
    compile(source, locale);
    return 'published';
  } catch (error) {
    if (error instanceof TemplateError) return error.message;
    throw error;
  }
}

describe('what is refused at publish, and where', () => {
  it.each([
    ['triple braces', 'Hi {{{x}}}', '1:4 values are never escaped'],
    ['an ampersand', 'Hi {{&x}}', '1:4 values are never escaped'],
    ['each', 'a\nb {{#each xs}}x{{/each}}', '2:3 the only block is'],
    ['with', '{{#with x}}y{{/with}}', '1:1 the only block is'],
    ['unless', '{{#unless x}}y{{/unless}}', '1:1 the only block is'],
    ['an inverted section', '{{^x}}y{{/x}}', '1:1 the only block is'],
    ['lookup', '{{lookup x y}}', '1:1 there is no helper lookup'],
    ['an unknown helper', '{{shout x}}', '1:1 there is no helper shout'],
    ['a partial', 'a {{> other}}', '1:3 partial is not allowed'],
    ['a partial block', '{{#> other}}x{{/other}}', '1:1 partialblock is not allowed'],
    ['a decorator', '{{* log}}', '1:1 decorator is not allowed'],
    ['a comment', '{{! note }}', '1:1 comment is not allowed'],
    ['the parent', '{{../x}}', '1:1 ../x is not the name of a value'],
    ['this', '{{this}}', '1:1 this is not'],
    ['this.x', '{{this.x}}', '1:1 this.x is not'],
    ['a path', '{{a.b}}', '1:1 a.b is not'],
    ['a bracket', '{{[a b]}}', '1:1 a b is not'],
    ['data', '{{@root}}', '1:1 @root is not'],
    ['the constructor', '{{constructor}}', '1:1 constructor cannot be a value'],
    ['the prototype', '{{__proto__}}', '1:1 __proto__ is not'],
    ['a method of objects', '{{toString}}', '1:1 toString cannot be a value'],
    ['a helper of the prototype', '{{constructor x}}', '1:1 there is no helper constructor'],
    ['a helper without its value', '{{date}}', '1:1 date is a helper'],
    ['a sub-expression', '{{money (lookup x y)}}', '1:1 a value is named'],
    ['a literal', '{{"x"}}', '1:1 a value is named'],
    ['a missing form', "{{plural n one='x'}}", '1:1 plural in en also needs other'],
    ['an unknown option', "{{money n in='EUR'}}", '1:1 money has no in'],
    ['a repeated option', "{{name n else='a' else='b'}}", '1:1 else is given twice'],
    ['an unknown style', "{{date d style='tiny'}}", '1:1 style is one of'],
    ['a style that is no words', '{{date d style=x}}', '1:1 style must be words'],
    ['a name without its fallback', 'x {{name n}}', '1:3 name in en also needs else'],
    ['white-space control', 'a {{~x}}', '1:3 {{~ is not allowed'],
    ['block parameters', '{{#if x as |y|}}y{{/if}}', '1:17 block parameters'],
    ['an HTML entity', 'a\n you &amp; me', '2:6 &amp; is HTML'],
    ['an HTML tag', 'a <b>c</b>', '1:3 <b> is HTML'],
    ['escaped braces', 'a \\{{x}}', 'double braces'],
    ['nesting', '{{#if a}}'.repeat(5) + 'x' + '{{/if}}'.repeat(5), '1:28 is nested more than 3 deep'],
    ['very deep nesting', '{{#if a}}'.repeat(120) + '{{/if}}'.repeat(120), 'is nested more than 3 deep'],
    ['size', 'a'.repeat(2_001), '1:1 is longer than'],
    ['half a character', 'a\ud83d', '1:1 holds half of a character'],
    ['an open tag', 'fine {{x}}\nbad {{x', '2:5 is not a tag'],
    ['a tag that is none', 'a {{x y}}\n b {{=}}', '2:4 is not a tag'],
    ['an open block', '{{#if x}}a', '1:1 is not a tag'],
    ['a block closed as another', '{{#if x}}a{{/each}}', "1:4 is not a template: if doesn't match each"],
  ])('%s', (_what, source, expected) => {
    expect(refusal(source)).toContain(expected);
  });

  it('a plural form that only Russian has', () => {
    expect(refusal("{{plural n one='a' other='b'}}", 'ru')).toContain('plural in ru also needs few, many');
    expect(refusal("{{plural n one='a' other='b'}}", 'en')).toBe('published');
  });

  it('anything but a string, which the parser would take as a finished tree', () => {
    const tree = { type: 'Program', body: [] } as unknown as string;
    expect(() => compile(tree, 'en')).toThrow(TemplateError);
  });

  it('all faults of all texts at once', () => {
    const bad = (en: string, ru: string): MessageDefinition => ({ kind: 'service', text: { en, ru } });
    const declared = new Map([
      ['a/one', bad('{{{x}}}', 'ok')],
      ['a/two', { ...bad('ok {{x}}', '{{x}} {{y}}'), samples: { x: 1 } }],
    ]);
    expect(() => publish(declared, locales)).toThrow(UnfitTexts);
    expect(() => publish(declared, locales)).toThrow(
      /a\/one en 1:1: values are never escaped[^\n]*\n {2}a\/two ru 1:7: y is not among the samples/,
    );
  });
});

describe('the subject of a letter', () => {
  const letter = (subject: string, text = 'Hello {{x}}'): MessageDefinition => ({
    kind: 'service',
    channel: 'email',
    subject: { en: subject },
    text: { en: text },
  });
  const published = (message: MessageDefinition) => publish(new Map([['a/b', message]]), ['en'])[0];

  it('is published with its values, warned of, and makes another version', () => {
    expect(published(letter('Order {{orderId}}'))).toMatchObject({
      subject: 'Order {{orderId}}',
      source: 'Hello {{x}}',
      variables: ['orderId', 'x'],
      warnings: [],
    });
    expect(published(letter('Sale!'))?.warnings).toMatchObject([{ code: 'promotional-words' }]);
    expect(published(letter('One'))?.id).not.toBe(published(letter('Two'))?.id);
  });

  it('is a template as the words are, and they may be longer than those of an SMS', () => {
    expect(() => published(letter('{{{x}}}'))).toThrow(/a\/b en 1:1: values are never escaped/);
    expect(published(letter('Hello', 'a'.repeat(20_000)))?.source).toHaveLength(20_000);
    expect(() => published(letter('Hello', 'a'.repeat(20_001)))).toThrow(/is longer than 20000/);
  });
});

describe('what a notification opens', () => {
  const message = (opens?: string): MessageDefinition => ({
    kind: 'service',
    channel: 'push',
    title: { en: 'Order' },
    text: { en: 'Hello' },
    ...(opens === undefined ? {} : { opens }),
  });
  const published = (opens?: string) => publish(new Map([['a/b', message(opens)]]), ['en'])[0];

  it('is published with its values, and makes another version', () => {
    expect(published('{{url}}')).toMatchObject({ title: 'Order', opens: '{{url}}', variables: ['url'] });
    expect(published('{{url}}')?.id).not.toBe(published('{{other}}')?.id);
    expect(published()).not.toHaveProperty('opens');
  });
});

describe('versions', () => {
  it('every shipped text publishes, without a warning', () => {
    const published = publish(texts, locales);
    expect(published).toHaveLength(texts.size * 2);
    expect(published.filter(({ warnings }) => warnings.length > 0)).toEqual([]);
    expect(new Set(published.map(({ id }) => id)).size).toBe(published.length);
  });

  it('belong to the words, the language and the kind', () => {
    const text: MessageDefinition = { kind: 'service', text: { en: 'Hello', ru: 'Hello' } };
    const id = versionOf('a/b', 'en', text);
    expect(versionOf('a/b', 'en', { ...text, maxParts: 1 })).toBe(id);
    expect(versionOf('a/b', 'ru', text)).not.toBe(id);
    expect(versionOf('a/c', 'en', text)).not.toBe(id);
    expect(versionOf('a/b', 'en', { ...text, kind: 'marketing', purpose: 'tips' })).not.toBe(id);
    expect(versionOf('a/b', 'en', { ...text, text: { en: 'Hello.', ru: 'Hello' } })).not.toBe(id);
  });
});

describe('helpers', () => {
  it.each<[string, string, Record<string, Value>, string]>([
    ['en', '{{count}} {{plural count one="parcel" other="parcels"}}', { count: 1 }, '1 parcel'],
    ['en', '{{count}} {{plural count one="parcel" other="parcels"}}', { count: 1_200 }, '1,200 parcels'],
    ...([1, 2, 5, 21, 1.5] as const).map((count): [string, string, Record<string, Value>, string] => [
      'ru',
      "{{plural count one='посылка' few='посылки' many='посылок' other='посылки (часть)'}}",
      { count },
      { 1: 'посылка', 2: 'посылки', 5: 'посылок', 21: 'посылка', 1.5: 'посылки (часть)' }[count],
    ]),
    ['ru', '{{money x}}', { x: { money: 1234.5, currency: 'RUB' } }, '1 234,50 ₽'],
    ['ru', '{{x}}', { x: { money: 1234.5, currency: 'RUB' } }, '1 234,50 ₽'],
    ['en', "{{date x style='weekday'}}", { x: { date: '2026-05-01' } }, 'Friday'],
    ['en', "{{date x style='time'}}", { x: { instant: '2026-05-01T09:00:00Z' } }, '10:00 AM'],
    ['en', '{{date x}}', { x: { date: '2026-05-01' } }, 'May 1, 2026'],
    ['ru', 'до {{x}}.', { x: { date: '2026-11-20' } }, 'до 20 ноября 2026 г.'],
    ['ru', 'до {{x}}, {{x}}', { x: { date: '2026-11-20' } }, 'до 20 ноября 2026 г., 20 ноября 2026 г.'],
    ['ru', "{{date x style='medium'}}.", { x: { date: '2026-11-20' } }, '20 нояб. 2026 г.'],
    ['ru', 'до {{x}}...', { x: { date: '2026-11-20' } }, 'до 20 ноября 2026 г...'],
    ['en', 'From {{x}}.', { x: 'Acme Inc.' }, 'From Acme Inc.'],
    ['en', "Dear {{name x else='J. R.'}}.", {}, 'Dear J. R.'],
    ['en', '{{x}}. {{x}}.', { x: '5' }, '5. 5.'],
    ['en', '{{x}}.', { x: 'a.\ue000' }, 'a.'],
    ['en', "Dear {{name x else='customer'}}", { x: ' Anna ' }, 'Dear Anna'],
    ['en', "Dear {{name x else='customer'}}", {}, 'Dear customer'],
    ['en', '{{#if x}}yes {{x}}{{else}}no{{/if}}', { x: 'a' }, 'yes a'],
    ['en', '{{#if x}}yes{{else}}no{{/if}}', { x: '' }, 'no'],
    ['en', '{{#if x}}yes{{/if}}.', { x: 0 }, '.'],
    ['en', '{{x}} & <3', { x: '<&"\'>' }, '<&"\'> & <3'],
  ])('%s %s', (locale, source, values, expected) => {
    expect(compile(source, locale as 'en').render(values, { ...reader, locale })).toBe(expected);
  });

  it.each<[string, string, Record<string, Value>]>([
    ['a missing value', '{{x}}', {}],
    ['null', '{{x}}', { x: null as unknown as Value }],
    ['a number that is none', '{{x}}', { x: NaN }],
    ['plural of words', "{{plural x one='a' other='b'}}", { x: 'two' }],
    ['money of a number', '{{money x}}', { x: 5 }],
    ['money without a currency', '{{money x}}', { x: { money: 5, currency: 'x' } }],
    ['a date that is none', '{{date x}}', { x: { date: 'tomorrow' } }],
    ['an object', '{{x}}', { x: {} }],
    ['a value of the prototype', '{{x}}', Object.create({ x: 'inherited' }) as Record<string, Value>],
  ])('refuse %s', (_what, source, values) => {
    expect(() => compile(source, 'en').render(values, reader)).toThrow(TemplateError);
  });
});
