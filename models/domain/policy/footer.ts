import type { Locale } from '../message.ts';
import type { Footer } from './rule.ts';
import { saysHowToStop } from './says-how-to-stop.ts';

const byReply: Record<Locale, string> = { en: 'Reply STOP to opt out', ru: 'Отказ: ответьте СТОП' };
const byLink: Record<Locale, string> = { en: 'Opt out', ru: 'Отказ' };

/** What decides how a demand is met. */
export interface Imprint {
  locale: Locale;
  /** As readers know the brand. */
  brand: string;
  /** A name or a number. */
  sender: string;
  unsubscribeUrl: string;
  /** The text without words from outside, where it has such: an order called STOP tells nobody how to opt out. */
  own?: string;
}

/** What a place demands of a message, added where the text does not say it itself. */
export function withFooters(text: string, footers: readonly Footer[], imprint: Imprint): string {
  const { locale, sender, unsubscribeUrl, own = text } = imprint;
  const labels = footers.flatMap((footer) => (typeof footer === 'object' ? footer.label : []));
  const missing = [...new Set(labels)].filter((label) => !own.trimStart().startsWith(label));
  const whole = [...missing, signed(text, own, footers, imprint)].join(' ');
  const replyable = isNumber(sender);
  // Where nobody can reply, only the link is a way out.
  const said = own.includes(unsubscribeUrl) || (replyable && saysHowToStop(own));
  if (!footers.includes('opt-out') || said) return whole;
  return `${whole}\n${replyable ? byReply[locale] : `${byLink[locale]}: ${unsubscribeUrl}`}`;
}

/** The text behind the name that it must give and does not: a sender that is a name says who sends, not who is owed. */
function signed(text: string, own: string, footers: readonly Footer[], { brand, sender }: Imprint): string {
  const owed = footers.includes('creditor');
  const nameless = (owed || (footers.includes('sender') && isNumber(sender))) && !own.includes(brand);
  const numberless = owed && isNumber(sender) && !phone.test(own);
  const said = [...(nameless ? [brand] : []), ...(numberless ? [sender] : [])];
  return said.length > 0 ? `${said.join(', ')}: ${text}` : text;
}

/** A number that one can call, however it is grouped. */
const phone = /\+?\d(?:[\s().-]*\d){9,}/;

/** Nobody can reply to a name. */
function isNumber(sender: string): boolean {
  return /^\+?\d+$/.test(sender);
}
