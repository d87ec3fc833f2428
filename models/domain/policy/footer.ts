import type { Locale } from '../message.ts';
import { readKeyword } from '../keywords.ts';
import type { Footer } from './rule.ts';

const byReply: Record<Locale, string> = { en: 'Reply STOP to opt out', ru: 'Отказ: ответьте СТОП' };
const byLink: Record<Locale, string> = { en: 'Opt out', ru: 'Отказ' };

/** What decides how a demand is met. */
export interface Imprint {
  locale: Locale;
  /** As readers know the brand. */
  brand: string;
  /** A name or a number; nobody can reply to a name. */
  sender: string;
  unsubscribeUrl: string;
  /** The text without words from outside, where it has such: an order called STOP tells nobody how to opt out. */
  own?: string;
}

/** What a place demands of a message, added where the text does not say it itself. */
export function withFooters(text: string, footers: readonly Footer[], imprint: Imprint): string {
  const { locale, brand, sender, unsubscribeUrl, own = text } = imprint;
  const replyable = /^\+?\d+$/.test(sender);
  const named = !footers.includes('sender') || !replyable || own.includes(brand);
  const whole = named ? text : `${brand}: ${text}`;
  if (!footers.includes('opt-out') || saysHowToStop(own, unsubscribeUrl)) return whole;
  return `${whole}\n${replyable ? byReply[locale] : `${byLink[locale]}: ${unsubscribeUrl}`}`;
}

/** A text that names the keyword, or carries a link to the page where one opts out. */
function saysHowToStop(text: string, unsubscribeUrl: string): boolean {
  const words = text.split(/[^\p{L}]+/u);
  return text.includes(unsubscribeUrl) || words.some((word) => word === word.toUpperCase() && isStop(word));
}

function isStop(word: string): boolean {
  return word.length > 2 && readKeyword(word) === 'opt-out';
}
