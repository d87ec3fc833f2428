import type { Kind } from '../message.ts';

/**
 * Words that make a text advertising whatever it calls itself; stems, matched from the beginning of a word.
 * "Offers" alone is the name of a purpose, which answers to an opt-out must say.
 */
const stems = [
  'скидк',
  'скидок',
  'акци',
  'распродаж',
  'выгодн',
  'промокод',
  'подар',
  'бонус',
  'кэшбэк',
  'кешбэк',
  'спецпредложени',
  'бесплатн',
  'только сегодня',
  'успейте',
  'смотрите также',
  'рекомендуем',
  'новинк',
  'sale',
  'discount',
  'special offer',
  'offer(?!s)',
  'promo',
  'coupon',
  'voucher',
  'bonus',
  'cashback',
  'free gift',
  'deal',
  'see also',
  'you may also like',
  'limited time',
  'black friday',
  'today only',
  'upgrade now',
];
const promotional = new RegExp(`(?<!\\p{L})(?:${stems.join('|')})\\p{L}*|\\d+\\s?%`, 'giu');

/** What a reviewer should look at; it does not stop a text. */
export interface TextWarning {
  code: 'promotional-words' | 'link-of-its-own';
  detail: string;
}

/**
 * Warns of a service text that reads like advertising: promotional words, or a link that stands in the text itself
 * instead of coming from the event the person caused.
 */
export function warningsOf(kind: Kind, source: string): TextWarning[] {
  if (kind !== 'service') return [];
  const words = [...new Set([...source.matchAll(promotional)].map(([word]) => word.toLowerCase()))];
  const links = [...source.matchAll(/https?:\/\/[^\s{]+/gi)].map(([link]) => link);
  return [
    ...(words.length > 0 ? [{ code: 'promotional-words' as const, detail: words.join(', ') }] : []),
    ...(links.length > 0 ? [{ code: 'link-of-its-own' as const, detail: links.join(', ') }] : []),
  ];
}
