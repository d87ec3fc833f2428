import { expect, it } from 'vitest';
import { faultsOfJourney } from '../../models/config/check-journey.ts';
import { installation } from '../../models/installation.ts';
import { catalogue } from '../../workflows/catalogue.ts';

const hello = { kind: 'service', key: 'order-tracking/hello', text: { en: 'Hello', ru: 'Привет' } };
const letter = { ...hello, channel: 'email', subject: hello.text };
const pushed = { ...hello, channel: 'push', title: hello.text };

it.each<[string, object, string]>([
  [
    'an e-mail without a subject',
    { ...hello, channel: 'email' },
    'hello.subject: is missing: an e-mail has one in every language',
  ],
  [
    'a subject of an SMS',
    { ...hello, subject: hello.text },
    'hello.subject: is of an e-mail only: say channel: "email" too',
  ],
  ['a subject in one language', { ...letter, subject: { en: 'Hello' } }, 'hello.subject.ru: is missing'],
  [
    'a subject of another language',
    { ...letter, subject: { ...hello.text, de: 'Hallo' } },
    'hello.subject.de: there is no such language in tidings.config.ts',
  ],
  [
    'a subject of two lines',
    { ...letter, subject: { en: 'Hello\nBcc: all@shop.example', ru: 'Привет' } },
    'hello.subject.en: must be one line',
  ],
  [
    'parts of an e-mail',
    { ...letter, maxParts: 2 },
    'hello.maxParts: is about the parts of an SMS, and an e-mail has none',
  ],
  [
    'an e-mail that asks',
    { ...letter, asks: true },
    'hello.asks: is of an SMS or a chat: answers to e-mail are not read',
  ],
  [
    'parts of a chat',
    { ...hello, channel: 'telegram', smart: true },
    'hello.smart: is about the parts of an SMS, and a chat has none',
  ],
  [
    'a notification without a title',
    { ...hello, channel: 'push' },
    'hello.title: is missing: a notification has one in every language',
  ],
  [
    'a title of an SMS',
    { ...hello, title: hello.text },
    'hello.title: is of a notification only: say channel: "push" too',
  ],
  [
    'a subject of a notification',
    { ...pushed, subject: hello.text },
    'hello.subject: is of an e-mail only: say channel: "email" too',
  ],
  [
    'a title in another language',
    { ...pushed, title: { ...hello.text, de: 'Hallo' } },
    'hello.title.de: there is no such language in tidings.config.ts',
  ],
  [
    'what an SMS opens',
    { ...hello, opens: '{{url}}' },
    'hello.opens: is of a notification only: elsewhere a link stands in the words',
  ],
  [
    'a notification that asks',
    { ...pushed, asks: true },
    'hello.asks: is of an SMS or a chat: a notification has no answer',
  ],
  [
    'parts of a notification',
    { ...pushed, maxParts: 2 },
    'hello.maxParts: is about the parts of an SMS, and a notification has none',
  ],
  [
    'a title that sells at any hour',
    { ...pushed, atOnce: true, title: { en: 'Sale!', ru: 'Привет' } },
    'hello.title.en: reads as advertising, which cannot be with atOnce: sale',
  ],
  [
    'a way that no text takes',
    { ...hello, channel: 'fax' },
    'hello.channel: must be one of sms, email, telegram, max, push',
  ],
  [
    'a subject that sells at any hour',
    { ...letter, atOnce: true, subject: { en: 'Sale!', ru: 'Привет' } },
    'hello.subject.en: reads as advertising, which cannot be with atOnce: sale',
  ],
  [
    'a title that is too long',
    { ...pushed, title: { en: `${'x'.repeat(101)}{{orderId}}`, ru: 'Привет' } },
    'hello.title.en: has 101 characters without its values, and may have 100 with them',
  ],
  [
    'a notification that is too long',
    { ...pushed, text: { en: 'Hello', ru: 'я'.repeat(601) } },
    'hello.text.ru: has 601 characters without its values, and may have 600 with them',
  ],
  [
    'a subject that is too long',
    { ...letter, subject: { en: 'x'.repeat(201), ru: 'Привет' } },
    'hello.subject.en: has 201 characters without its values, and may have 200 with them',
  ],
  [
    'a chat that is too long',
    { ...hello, channel: 'max', text: { en: 'x'.repeat(4_001), ru: 'Привет' } },
    'hello.text.en: has 4001 characters without its values, and may have 4000 with them',
  ],
  [
    'an SMS of more parts than usual',
    { ...hello, text: { en: `${'x'.repeat(460)}{{orderId}}`, ru: 'Привет' } },
    'hello.text.en: has 4 parts (460 characters of GSM-7) without its values, and may have 3 with them',
  ],
  [
    'an SMS of more parts than it may have',
    { ...hello, maxParts: 1, text: { en: 'Hello', ru: 'я'.repeat(71) } },
    'hello.text.ru: has 2 parts (71 characters of UCS-2) without its values, and may have 1 with them',
  ],
  [
    'an SMS of too many parts in Latin letters too',
    { ...hello, transliterate: true, maxParts: 1, text: { en: 'Hello', ru: 'ж'.repeat(81) } },
    'hello.text.ru: has 2 parts (81 characters of UCS-2) without its values, and may have 1 with them',
  ],
])('a text with %s is refused by name', (_case, text, told) => {
  expect(faultsOf(text)).toEqual([`order-tracking: texts.${told}`]);
});

it.each([
  ['nonsense', 'it must be an https:// address'],
  ['javascript:alert(1)', 'it must be an https:// address'],
  ['myapp://orders/{{orderId}}', 'it must be an https:// address'],
  ['http://shop.example', 'it must be an https:// address'],
  ['go to {{url}}', 'it must be an https:// address'],
  ['{{url}}{{more}}', 'it must be an https:// address'],
  ['{{#if url}}{{url}}{{/if}}', 'it must be an https:// address'],
  ['{{money amount}}', 'it must be an https:// address'],
  ['https://{{url}}', 'it must lead to a host with a name, such as shop.example'],
  ['https://localhost/{{orderId}}', 'it must lead to a host with a name, such as shop.example'],
  ['https://shop.example/{{orderId}} now', 'it must have no blanks, quotes, angle brackets, braces or backslashes'],
  ['https://shop.example/{{orderId}}.', 'it must not end in punctuation'],
])('a notification that opens %s is refused', (opens, why) => {
  const rule = 'must be one placeholder and nothing else, as in {{url}}, or one address with its host';
  expect(faultsOf({ ...pushed, opens })).toEqual([`order-tracking: texts.hello.opens: ${rule}: ${why}`]);
});

it.each(['brand', 'help'])('a notification that opens {{%s}} is refused', (name) => {
  const told = `opens: is no link: {{${name}}} stands for words of the brand; write an address itself`;
  expect(faultsOf({ ...pushed, opens: `{{${name}}}` })).toEqual([`order-tracking: texts.hello.${told}`]);
});

it.each([
  '{{url}}',
  '{{ url }}',
  '{{unsubscribeUrl}}',
  "{{field contact.page else='https://shop.example'}}",
  'https://shop.example',
  'https://shop.example/orders/{{orderId}}',
  'https://shop.example/{{#if orderId}}orders/{{orderId}}{{else}}news{{/if}}',
])('a notification may open %s', (opens) => {
  expect(faultsOf({ ...pushed, opens })).toEqual([]);
});

it.each([
  ['a title with all that it may have', { ...pushed, title: { en: `${'x'.repeat(100)}{{orderId}}`, ru: 'Привет' } }],
  [
    'either half of a condition',
    {
      ...pushed,
      title: { en: `{{#if a}}{{#if b}}{{b}}{{/if}}${'x'.repeat(90)}{{else}}${'y'.repeat(90)}{{/if}}`, ru: 'Привет' },
    },
  ],
  ['an SMS with all parts that it may have', { ...hello, text: { en: `${'x'.repeat(459)}{{orderId}}`, ru: 'Привет' } }],
  [
    'an SMS that economies make short',
    { ...hello, transliterate: true, maxParts: 1, text: { en: 'Hello', ru: 'а'.repeat(160) } },
  ],
  [
    'an SMS whose link may become a short one',
    { ...hello, maxParts: 1, text: { en: `Look: https://shop.example/${'x'.repeat(160)}`, ru: 'Привет' } },
  ],
])('%s is not too long', (_case, text) => {
  expect(faultsOf(text)).toEqual([]);
});

function faultsOf(text: object): string[] {
  const journey = { ...catalogue['order-tracking'], texts: { hello: text } };
  return faultsOfJourney(journey, installation);
}
