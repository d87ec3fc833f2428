import { expect, it } from 'vitest';
import { faultsOfOwnTexts } from '../../models/config/check-own-texts.ts';

it.each([
  [
    'footer/reply',
    'Never reply STOP',
    'must tell its reader, and nothing else, how to end it, such as "Reply STOP to opt out"',
  ],
  ['footer/reply', 'Text STOP to unsubscribe', undefined],
  ['double-opt-in/link', 'Get {{topic}}: {{secret}}', 'must hold {{brand}}, without which nobody knows who asks'],
  ['auto-reply/help', 'Ask {{help}}', 'must hold {{brand}}, without which nobody knows who answers'],
  ['auto-reply/help', '{{brand}} is silent', 'must hold {{help}}, without which nobody finds help'],
  [
    'auto-reply/stopped-all',
    'Bye! One last offer: 20% off',
    'reads as advertising, and goes to people without a consent: offer, 20%',
  ],
  [
    'double-opt-in/done',
    'Thanks! See shop.example/new',
    'holds an address, and goes to people without a consent: shop.example/new',
  ],
  [
    'auto-reply/restored',
    'Hi https://x.example',
    'holds an address, and goes to people without a consent: https://x.example',
  ],
  ['auto-reply/restored', 'Welcome back. Ask us@shop.example', undefined],
] as const)('Tidings can say as %s: %s, or not', (key, en, told) => {
  const faults = faultsOfOwnTexts({ [key]: { en } }, ['en'], []);
  expect(faults.map(({ message }) => message)).toEqual(told ? [told] : []);
});

it('an own text may name the one brand itself, and no one of several', () => {
  const code = { 'double-opt-in/code': { en: 'Shop Ltd asks: for {{topic}} reply {{secret}}' } };
  const shop = { name: { en: 'Shop' }, legalName: 'Shop Ltd' };
  expect(faultsOfOwnTexts(code, ['en'], [shop])).toEqual([]);
  expect(faultsOfOwnTexts(code, ['en'], [shop, { name: { en: 'Club' }, legalName: 'Club Ltd' }])).toHaveLength(1);
  expect(faultsOfOwnTexts(code, ['en'], [{ name: { en: 'Shopping' }, legalName: 'Shopping Ltd' }])).toHaveLength(1);
});

it('a footer in a language that Tidings does not read needs the word that ends marketing', () => {
  const footer = (nl: string) => faultsOfOwnTexts({ 'footer/reply': { nl } }, ['nl'], []);
  expect(footer('Afmelden: antwoord STOP')).toEqual([]);
  expect(footer('Tot ziens')).toHaveLength(1);
});
