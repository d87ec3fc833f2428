import type { Locale } from '../message.ts';
import { readKeyword } from '../keywords.ts';
import type { Footer } from './rule.ts';

const optOut: Record<Locale, string> = { en: 'Reply STOP to opt out', ru: 'Отказ: ответьте СТОП' };

/** What a place demands of a message, added where the text does not say it itself. */
export function withFooters(text: string, footers: readonly Footer[], locale: Locale): string {
  if (!footers.includes('opt-out') || saysHowToStop(text)) return text;
  return `${text}\n${optOut[locale]}`;
}

/** A text that names the keyword, or carries a link to the page where one opts out. */
function saysHowToStop(text: string): boolean {
  return (
    /\/u\/[\w-]+/.test(text) || text.split(/[^\p{L}]+/u).some((word) => word === word.toUpperCase() && isStop(word))
  );
}

function isStop(word: string): boolean {
  return word.length > 2 && readKeyword(word) === 'opt-out';
}
