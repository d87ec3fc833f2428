import type { Kind, Topic } from '../message.ts';
import { ofDebts, promotional } from './telltale-words.ts';

/** What a reviewer should look at; it does not stop a text that has no precedence. */
export interface TextWarning {
  code: 'promotional-words' | 'debt-words' | 'link-of-its-own';
  detail: string;
}

/** A share of a price, in figures. */
const share =
  '\\d+\\s?(?:%|percent|prozent|процент|відсотк|пайыз|procent|per ?cent|por ?cien|por ?cento|pour ?cent)|(?:yüzde|%) ?\\d+';
const advertises = new RegExp(`${anyOf(promotional)}|${share}`, 'giu');
const asksForDebts = new RegExp(anyOf(ofDebts), 'giu');

/** The words of a text that make it advertising, each once. */
export function promotionIn(source: string): string[] {
  return wordsIn(source, advertises);
}

/**
 * Warns of a service text that reads like another kind: advertising by its words, debts that are not named by
 * `about: 'debt'`, or a link that stands in the text itself instead of coming from the event the person caused.
 */
export function warningsOf({ kind, about }: { kind: Kind; about?: Topic }, source: string): TextWarning[] {
  if (kind !== 'service') return [];
  const found: readonly (readonly [TextWarning['code'], string[]])[] = [
    ['promotional-words', promotionIn(source)],
    ['debt-words', about === 'debt' ? [] : wordsIn(source, asksForDebts)],
    ['link-of-its-own', source.match(/https?:\/\/[^\s{]+/gi) ?? []],
  ];
  return found.flatMap(([code, words]) => (words.length > 0 ? [{ code, detail: words.join(', ') }] : []));
}

/** What a text says to its reader: names of values are the author's. A Turkish İ is no small i to the engine. */
function wordsIn(source: string, telltale: RegExp): string[] {
  const said = source
    .replace(/\{\{[^}]*\}\}/g, ' ')
    .normalize('NFC')
    .replaceAll('İ', 'i');
  return [...new Set([...said.matchAll(telltale)].map(([words]) => words.toLowerCase()))];
}

function anyOf(words: Readonly<Record<string, readonly string[]>>): string {
  return `(?<!\\p{L})(?:${Object.values(words).flat().join('|')})\\p{L}*`;
}
