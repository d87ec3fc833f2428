import { readKeyword } from '../domain/replies/keywords.ts';
import { en } from '../own-texts/en.ts';
import type { OwnTextKey } from '../own-texts/own-texts.ts';

/** What is wrong with one text, and where it stands below `ownTexts`. */
interface Fault {
  path: [key: string, locale: string];
  message: string;
}

type Written = Readonly<Partial<Record<OwnTextKey, Readonly<Record<string, string>> | undefined>>>;

/** What is wrong with that which an installation has Tidings say: it must work as what it replaces does. */
export function faultsOfOwnTexts(ownTexts: Written, locales: readonly string[]): Fault[] {
  return Object.entries(ownTexts).flatMap(([key, texts]) =>
    Object.entries(texts ?? {}).flatMap(([locale, text]) => {
      const message = locales.includes(locale) ? faultOf(key as OwnTextKey, text) : 'is no language of locales';
      return message ? [{ path: [key, locale] as Fault['path'], message }] : [];
    }),
  );
}

function faultOf(key: OwnTextKey, text: string): string | undefined {
  const can = tagsOf(en[key]);
  const [strange] = unread(text, en[key]);
  if (strange) return `holds ${strange}, and this text can hold ${can.length > 0 ? can.join(', ') : 'no placeholder'}`;
  const lacking = Object.keys(needed).find((tag) => can.includes(tag) && !tagsOf(text).includes(tag));
  if (lacking) return `must hold ${lacking}, without which ${needed[lacking]}`;
  if (key === 'footer/reply' && !saysHowToStop(text)) return 'must hold a word that ends it, such as STOP';
  return undefined;
}

/** What a text must say wherever the shipped one says it, and what would be missing. */
const needed: Readonly<Record<string, string>> = {
  '{{secret}}': 'nobody can confirm',
  '{{topic}}': 'nobody knows what they agree to',
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

function saysHowToStop(text: string): boolean {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).some((word) => readKeyword(word) === 'opt-out');
}
