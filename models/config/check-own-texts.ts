import { namesSender } from '../domain/policy/names-sender.ts';
import { saysHowToStop } from '../domain/policy/says-how-to-stop.ts';
import { readKeyword } from '../domain/replies/keywords.ts';
import { promotionIn } from '../domain/texts/text-warnings.ts';
import { en } from '../own-texts/en.ts';
import { shipped, type OwnTextKey } from '../own-texts/own-texts.ts';
import { isWhole } from './all-faults.ts';
import type { Fault } from './fault-in-words.ts';

type Written = Readonly<Partial<Record<OwnTextKey, Readonly<Record<string, string | undefined>> | undefined>>>;
interface Named {
  name?: Readonly<Record<string, string | undefined>> | undefined;
  legalName?: string | undefined;
}

/**
 * What is wrong with that which an installation has Tidings say, below `ownTexts`: it must work as what it replaces does. The
 * languages, and of the brands what is wrong, are undefined where they are not known.
 */
export function faultsOfOwnTexts(
  ownTexts: Written,
  locales: readonly string[] | undefined,
  brands: readonly (Named | undefined)[] | undefined,
): Fault[] {
  const names = namesOfSender(brands);
  return Object.entries(ownTexts).flatMap(([key, texts]) =>
    Object.entries(texts ?? {}).flatMap(([locale, text]) => {
      if (text === undefined) return [];
      const isNone = locales && !locales.includes(locale);
      const message = isNone ? 'is no language of locales' : faultOf(key as OwnTextKey, locale, text, names);
      return message ? [{ path: [key, locale], message }] : [];
    }),
  );
}

/** Of several brands a text that names one would speak for the others in its name. */
function namesOfSender(brands: readonly (Named | undefined)[] | undefined): readonly string[] | undefined {
  if (brands && brands.length !== 1) return [];
  const { name, legalName } = brands?.[0] ?? {};
  const names = [...Object.values(name ?? {}), legalName];
  return name && isWhole(names) ? names.filter((each) => each !== undefined) : undefined;
}

function faultOf(
  key: OwnTextKey,
  locale: string,
  text: string,
  names: readonly string[] | undefined,
): string | undefined {
  const can = tagsOf(en[key]);
  const [strange] = unread(text, en[key]);
  if (strange) return `holds ${strange}, and this text can hold ${can.length > 0 ? can.join(', ') : 'no placeholder'}`;
  const tags = [...tagsOf(text), ...(!names || namesSender(text, names) ? ['{{brand}}'] : [])];
  const lacking = Object.entries(needed[key] ?? {}).find(([tag]) => !tags.includes(tag));
  if (lacking) return `must hold ${lacking[0]}, without which ${lacking[1]}`;
  if (key === 'footer/reply') return faultOfFooter(locale, text);
  return /^(auto-reply|double-opt-in)\//.test(key) ? faultWithoutConsent(text) : undefined;
}

const asking = {
  '{{secret}}': 'nobody can confirm',
  '{{topic}}': 'nobody knows what they agree to',
  '{{brand}}': 'nobody knows who asks',
};

/** What a text must say, and what would be missing. */
const needed: Partial<Record<OwnTextKey, Readonly<Record<string, string>>>> = {
  'double-opt-in/code': asking,
  'double-opt-in/link': asking,
  'auto-reply/help': { '{{help}}': 'nobody finds help', '{{brand}}': 'nobody knows who answers' },
};

function tagsOf(text: string): string[] {
  return [...text.matchAll(/\{\{(#if )?\s*(\w+)\s*\}\}/g)].map(
    ([, condition = '', name = '']) => `{{${condition}${name}}}`,
  );
}

/** Braces that are none of the values and conditions which the text has as it is shipped. */
function unread(text: string, asShipped: string): string[] {
  const can = tagsOf(asShipped);
  const withoutValues = text.replace(/\{\{\s*(\w+)\s*\}\}/g, (tag, name) => (can.includes(`{{${name}}}`) ? '' : tag));
  const bare = withoutValues.replace(
    /\{\{#if\s+(\w+)\s*\}\}[^{}]*(?:\{\{else\}\}[^{}]*)?\{\{\/if\}\}/g,
    (block, name) => (can.includes(`{{#if ${name}}}`) ? '' : block),
  );
  return bare.match(/\{\{[^{}]*\}{0,2}|[{}]+/g) ?? [];
}

/** It is put behind marketing to say how to end it, as a whole instruction where Tidings reads the language. */
function faultOfFooter(locale: string, text: string): string | undefined {
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u);
  if (!words.some((word) => readKeyword(word) === 'opt-out')) return 'must hold a word that ends it, such as STOP';
  const ours = shipped[locale]?.['footer/reply'];
  if (ours === undefined || saysHowToStop(text)) return undefined;
  return `must tell its reader, and nothing else, how to end it, such as ${JSON.stringify(ours)}`;
}

/** What no consent is asked for cannot advertise; the address of the one link that may stand in it is a placeholder. */
function faultWithoutConsent(text: string): string | undefined {
  const promotion = promotionIn(text);
  if (promotion.length > 0)
    return `reads as advertising, and goes to people without a consent: ${promotion.join(', ')}`;
  const withoutMail = text.replace(/\S+@\S+/g, '');
  const [address] = /\S*(?:\p{L}:\/\/|[\p{L}\p{N}]\.\p{L}{2})\S*/u.exec(withoutMail) ?? [];
  return address && `holds an address, and goes to people without a consent: ${address}`;
}
