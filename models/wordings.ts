import { brandOf, inLocale, installation } from './installation.ts';

/** A wording as one brand asks for it in one language. */
export interface AskedIn {
  /** Its id in `tidings.config.ts`, such as `offers-sms/1`. */
  version: string;
  brand: string;
  language: string;
}

/** The exact words that a person agrees to, and what they agree to by them. */
export interface AskedWords extends AskedIn {
  purpose: string;
  text: string;
  /** What the text that asks calls it. */
  topic: string;
}

/** What the installation asks under this version today; undefined where it no longer asks so. */
export function wordsOf({ version, brand, language }: AskedIn): AskedWords | undefined {
  const wording = Object.hasOwn(installation.wordings, version) ? installation.wordings[version] : undefined;
  if (!wording || !Object.hasOwn(installation.brands, brand)) return undefined;
  if (!installation.locales.includes(language)) return undefined;
  const { purpose, topic, text } = wording;
  const words = inLocale(text, language)(brandOf(brand).legalName);
  return { version, brand, language, purpose, text: words, topic: inLocale(topic, language) };
}
