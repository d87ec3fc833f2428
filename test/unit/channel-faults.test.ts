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
])('a text with %s is refused by name', (_case, text, told) => {
  const journey = { ...catalogue['order-tracking'], texts: { hello: text } };
  expect(faultsOfJourney(journey, installation)).toEqual([`order-tracking: texts.${told}`]);
});
