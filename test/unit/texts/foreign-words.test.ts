import fc from 'fast-check';
import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import { linkifyit } from 'linkify-it';
import { describe, expect, it } from 'vitest';
import { compose } from '../../../activities/deliver/compose.ts';
import { compile } from '../../../activities/rendering/render.ts';
import { TemplateError } from '../../../activities/rendering/template-error.ts';
import { events } from '../../../models/shop/events.ts';
import type { MessageDefinition, Value } from '../../../models/domain/message.ts';
import { standardProfile } from '../../../models/domain/texts/sms-parts.ts';
import { readForeignWords } from '../../../models/domain/texts/foreign-words.ts';
import { readWebAddress } from '../../../models/domain/texts/web-address.ts';

const hosts = ['shop.example', '*.track.example'];
const trust = { hosts, country: 'GB' };
/** What a phone's own reader of links would make tappable; by another library than ours. */
const linkify = linkifyit({ fuzzyIP: true, fuzzyEmail: true, fuzzyLink: true });
linkify.tlds(['example', 'xn--p1ai', 'москва'], true).add('//', null);

describe('an address', () => {
  it.each([
    ['https://shop.example', 'https://shop.example/'],
    ['HTTPS://SHOP.example:443/a', 'https://shop.example/a'],
    ['https://shop.example/a_(b)', 'https://shop.example/a_(b)'],
    ['https://shop.example/a?q=[1]', 'https://shop.example/a?q=[1]'],
    ['https://shop.example/a).', 'https://shop.example/a%29%2E'],
    ['https://shop.example/(a', 'https://shop.example/%28a'],
    ['https://shop.example/?#', 'https://shop.example/'],
    ["https://shop.example/o'neil", 'https://shop.example/o%27neil'],
    ['https://shop.example/%zz', 'https://shop.example/%zz'],
    ['https://shop。example/ü', 'https://shop.example/%C3%BC'],
    ['https://ѕhop.example/', 'https://xn--hop-ehd.example/'],
    ['https://shop.example/nullable?a=undefinedness', 'https://shop.example/nullable?a=undefinedness'],
  ])('%s reads as %s', (written, canonical) => {
    expect(readWebAddress(written).url?.href).toBe(canonical);
    expect(events['user.registered'].parse({ profileUrl: written })).toEqual({ profileUrl: canonical });
  });

  it.each([
    'https:evil.com/x',
    'https:/evil.com',
    'https:\\\\evil.com',
    '//evil.com',
    'http://shop.example/',
    'evil.com',
    '',
    'https://shop.example/ Your card is blocked. Call +44 7700 900887',
    ' https://shop.example/',
    'https://shop.example/\n',
    'https://shop.example/\u0000',
    'https://shop.example/\u200bx',
    'https://shop.example/\u202ex',
    'https://shop.example/\ud800',
    'https://shop.example/"x',
    'https://shop.example/<b>',
    'https://shop.example/»',
    'https://shop.example\\@evil.com',
    'https://shop.example@evil.com/',
    'https://@evil.com/',
    'https://a:b@evil.com/',
    'https://shop.example/{id}',
    'https://1.2.3.4/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://localhost/',
    'https://shop.example./',
    'https://',
    'https://shop.example/undefined',
    'https://shop.example/i?id=null',
    'https://shop.example/NaN/x',
    'javascript:alert(1)',
  ])('%j is refused, by the event and by the gate', (written) => {
    expect(readWebAddress(written).fault).toBeTypeOf('string');
    const { error } = events['user.registered'].safeParse({ profileUrl: written });
    expect(error?.issues).toMatchObject([{ path: ['profileUrl'] }]);
    if (/^https:[!-~]*$/.test(written)) {
      expect(readForeignWords(written, trust)).toMatchObject({ refused: 'link-refused' });
    }
  });

  it('reads again as it was written down, whatever it was, and ends where a text around it says', () => {
    const piece = fc.oneof(
      fc.constantFrom(...Array.from('/?#&=%()[].,;:!\'"@\\ -_~+aя1\u200b')),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }),
        fc.constantFrom('.', ')', '»', ', ', '!)', '"', ']'),
        (rest, after) => {
          const { url } = readWebAddress(`https://shop.example/${rest.join('')}`);
          if (!url) return;
          expect(readWebAddress(url.href).url?.href).toBe(url.href);
          expect(url.href).toMatch(/^https:\/\/shop\.example\/[!-~]*$/);
          const tracked = leaving('({{x}}' + after, { x: url.href });
          expect(tracked).toMatchObject({
            text: `(https://go.example/l/code${after}`,
            links: [{ code: 'code' }],
          });
        },
      ),
      { numRuns: 2_000, seed: 20_261_125 },
    );
  });
});

describe('words from outside', () => {
  it.each([
    'A-1042',
    '#1001',
    'INV/2026/00001',
    'auth0|5f7c8ec7',
    'order.v2',
    '1.234.567,89',
    '20.11.2026',
    'J.R. Smith',
    'urn:uuid:1',
    '10.00–18:30',
    '2026-11-20 10:00',
    '1234567890',
    '20261125123456',
    '4111 1111 1111 1111',
    '👨‍👩‍👧 ok',
    'می‌خواهم',
    'Анна',
    'shop.example/help',
    'help@shop.example',
    'see https://shop.example/a_(b), please',
    'https://a.track.example/',
  ])('%s stays as it is', (value) => {
    expect(readForeignWords(value, trust)).toEqual({ words: value });
  });

  it.each([
    ['evil-bank.com', 'evil-bank. com'],
    ['login.evil-bank.com/x', 'login. evil-bank. com/x'],
    ['ул.Ленина, г.Москва', 'ул. Ленина, г. Москва'],
    ['evil。com', 'evil. com'],
    ['ｅｖｉｌ．ｃｏｍ', 'evil. com'],
    ['𝐞𝐯𝐢𝐥․com', 'evil. com'],
    ['ev\u00adil\u2060.com', 'evil. com'],
    ['xn--e1afmkfd.xn--p1ai', 'xn--e1afmkfd. xn--p1ai'],
    ['j@corp.com', 'j@corp. com'],
    ['.com', '. com'],
    ['447700900887', '4477_0090_0887'],
    ['00447700900887', '0044_7700_9008_87'],
    ['٤٤٧٧٠٠٩٠٠٨٨٧', '٤٤٧٧_٠٠٩٠_٠٨٨٧'],
    ['07700900887', '0770_0900_887'],
    ['020 7946 0018', '020_7946_0018'],
    ['5 07911 123456', '5 07911_123456'],
    ['(1) 07911 123456', '(1) 07911_123456'],
    ['12, 07911 123456, 3', '12, 07911_123456, 3'],
    ['07911 123456 07911 123457', '07911_123456 07911_123457'],
    ['0044 7911 123456', '0044_7911_123456'],
    ['44 7911 123456', '44_7911_123456'],
    ['2026-11-26 07911/123456', '2026-11-26 07911_123456'],
    ['07911.123.456', '07911_123_456'],
    ['a\r\nb\u2028c\u0085d\te', 'a b c d e'],
    ['\u202eabc\u200b\u200f\u2066', 'abc'],
    ['a\u200db', 'ab'],
  ])('%j reads as %s', (value, words) => {
    expect(readForeignWords(value, trust)).toEqual({ words });
  });

  it.each([
    ['12 8 916 123-45-67', 'RU', '12 8_916_123_45_67'],
    ['8 916 123-45-67 8 916 123-45-68', 'RU', '8_916_123_45_67 8_916_123_45_68'],
    ['5 0151 23456789', 'DE', '5 0151_23456789'],
    ['7 (212) 456-7001', 'US', '7 (212_456_7001'],
  ])('%j reads in %s as %s', (value, country, words) => {
    expect(readForeignWords(value, { hosts, country })).toEqual({ words });
  });

  it.each([
    'evil-bank.com:443',
    'www.evil.com',
    '1.2.3.4',
    'see http://shop.example/',
    'https://evil\u3002com',
    'tel:112',
    'sms:1',
    'see https://evil.example/x',
    'mailto:a@b.co',
    'x ftp://a',
    'ｈｔｔｐｓ：//evil.com/ x',
    'hxxp://evil',
    'javascript:alert(1)',
  ])('%s leads where texts may not', (value) => {
    const read = readForeignWords(value, trust);
    const leaves = read.refused === undefined && leaving('{{x}}', { x: value });
    expect(leaves || read).toMatchObject({ refused: 'link-refused' });
  });

  it.each(['Call +44 7700 900887', '＋447700900887', '+ (44) 7700-900-887', '+٤٤٧٧٠٠٩٠٠٨٨٧', '+1​2​3​4​5​6​7'])(
    '%s holds a number that only { phone } may be',
    (value) => {
      expect(readForeignWords(value, trust)).toMatchObject({ refused: 'value-refused' });
    },
  );

  it('an address may be as long as events allow, since it leaves short; a sentence may not', () => {
    const long = `https://shop.example/${'a'.repeat(1_900)}`;
    expect(leaving('Pay: {{x}}', { x: long })).toMatchObject({ text: 'Pay: https://go.example/l/code' });
    expect(leaving('Pay: {{x}}', { x: long }, [], { trackLinks: false })).toMatchObject({ refused: 'text-unfit' });
    for (const value of ['a '.repeat(850), `${long}${long}`]) expect(readForeignWords(value)).toHaveProperty('refused');
  });

  it('a number to call is given as such', () => {
    expect(leaving('Call {{x}}', { x: { phone: '+442079460018' } })).toMatchObject({ text: 'Call +44 20 7946 0018' });
    expect(leaving('Call {{x}}', { x: { phone: 'Call +442079460018 now' } })).toMatchObject({
      refused: 'value-refused',
    });
    expect(leaving('Call {{x}}', { x: '+447700900123' })).toMatchObject({ text: 'Call +447700900123' });
  });

  it('and whatever else they are, they bring no link, no number, no break and no hidden mark into a text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'evil',
        'shop',
        '.com',
        '.example',
        '.',
        '。',
        '．',
        'www.',
        'https:',
        '//',
        '@',
        ':443',
        '/',
        ' ',
        '\\',
      ),
      fc.constantFrom(
        '+44',
        '7700',
        '900887',
        '0',
        '8',
        '916',
        '(',
        ')',
        '-',
        '\n',
        '\u200b',
        '\u202e',
        '\u2029',
        '№',
        'xn--p1ai',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const text = leaving('Order {{x}} is here', { x: pieces.join('') });
        if ('refused' in text) return;
        expect(text.text).not.toMatch(/[\n\r\u2028\u2029\u0085\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/);
        const found = linkify.match(text.text.replaceAll('https://go.example/l/code', '')) ?? [];
        const away = found.filter(
          ({ url }) => !/^(https?:\/\/|mailto:[^@]*@)(shop|[\w.-]+\.track)\.example/i.test(url),
        );
        expect(away).toEqual([]);
        expect(findPhoneNumbersInText(text.text)).toEqual([]);
      }),
      { numRuns: 5_000, seed: 20_261_125 },
    );
  });
});

describe('a value that is there and says nothing', () => {
  it.each(['', ' ', '\n', '\u200b', '\u00a0 \ufeff'])('%j is missing, and false', (x) => {
    expect(() => compile('{{x}}', 'en').render({ x }, { locale: 'en', place: { zones: [] } })).toThrow(TemplateError);
    expect(leaving('Order {{x}}', { x })).toMatchObject({
      refused: 'value-missing',
      detail: 'j/t of j in en: x is empty',
    });
    expect(leaving('{{#if x}}yes{{else}}no{{/if}}', { x })).toMatchObject({ text: 'no' });
  });
});

describe('what a place demands', () => {
  const footers = ['sender', 'opt-out'] as const;
  it('is not met by words from outside', () => {
    const text = leaving('Order {{x}} of {{y}}', { x: 'STOP', y: 'A' }, footers);
    expect(text).toMatchObject({ text: 'Example Shop: Order STOP of A\nReply STOP to opt out' });
  });
  it('is met by the words of the text, and by the brand that it is given', () => {
    const text = leaving('{{brand}}: {{x}}. STOP ends this', { brand: 'Example Shop', x: 'A' }, footers);
    expect(text).toMatchObject({ text: 'Example Shop: A. STOP ends this' });
  });
});

/** The text as it would leave to a reader in Britain. */
function leaving(
  en: string,
  values: Record<string, Value>,
  footers: readonly ('sender' | 'opt-out')[] = [],
  options: Partial<MessageDefinition> = {},
) {
  const message = { kind: 'service', text: { en, ru: en }, maxParts: 20, ...options } as MessageDefinition;
  const unsubscribeUrl = 'https://tidings.example/u/abc';
  const asked = { deliveryId: 'd', journey: 'j', key: 'j/t', brand: 'shop', message, values };
  const draft = { ...asked, attributes: {}, unsubscribeUrl, salt: 0 };
  const person = { erased: false, locale: 'en-GB', timeZone: 'Europe/London', country: 'GB', address: '+447700900123' };
  const links = { base: 'https://go.example', own: 'https://tidings.example', hosts, codeOf: () => 'code' };
  const out = { route: 'simulator', channel: 'sms', sender: '4477009', links } as const;
  const way = { ...out, profile: standardProfile, partPrice: undefined };
  const composed = compose(draft, person, footers, way);
  return composed.verdict === 'send' ? composed.rendered : { refused: composed.reason, detail: composed.rule };
}
