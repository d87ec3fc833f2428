import { channelOf, isChatChannel, type TextChannel } from '../domain/message.ts';
import { economise, type Economies } from '../domain/texts/economy.ts';
import { findLinks } from '../domain/texts/links.ts';
import { longestHeadline, longestWords, usualParts } from '../domain/texts/longest.ts';
import { has, isWrong, type Refuse } from './all-faults.ts';
import { whyNoLink } from './check-opens.ts';

/** What a text of a channel is. */
type Form = 'an SMS' | 'an e-mail' | 'a chat' | 'a notification';

function formOf(channel: TextChannel): Form {
  if (isChatChannel(channel)) return 'a chat';
  return channel === 'email' ? 'an e-mail' : channel === 'push' ? 'a notification' : 'an SMS';
}

/** The line above the words: which texts have one, and no others. */
const headlines = [
  { option: 'subject', form: 'an e-mail', channel: 'email' },
  { option: 'title', form: 'a notification', channel: 'push' },
] as const;

const ofParts = ['maxParts', 'smart', 'transliterate'] as const;

/** Nobody can answer there, or nobody would read it. */
const unanswered: Partial<Record<Form, string>> = {
  'an e-mail': 'answers to e-mail are not read',
  'a notification': 'a notification has no answer',
};

/** A text as far as its channel decides what it may have, and nothing is wrong with it. */
export interface OfChannel {
  channel?: TextChannel | undefined;
  text?: Worded | undefined;
  subject?: Worded | undefined;
  title?: Worded | undefined;
  opens?: string | undefined;
  maxParts?: number | undefined;
  smart?: true | undefined;
  transliterate?: true | undefined;
}

/** The words in every language. */
type Worded = Readonly<Record<string, string | undefined>>;

/** Tells what a text of its channel must have and has not, and what it has that only another can have. */
export function faultsOfChannel(text: OfChannel, refuse: Refuse): void {
  if (isWrong(text, 'channel')) return;
  const channel = channelOf(text);
  const form = formOf(channel);
  for (const { option, form: only, channel: way } of headlines) {
    if (form === only && !has(text, option)) refuse(option, `is missing: ${only} has one in every language`);
    if (form !== only && has(text, option)) refuse(option, `is of ${only} only: say channel: "${way}" too`);
    if (form === only) faultsOfLength(option, text[option], longestHeadline[way], refuse);
  }
  faultsOfLength('text', text.text, longestWords[channel], refuse);
  if (form === 'an SMS') faultsOfParts(text, refuse);
  if (form !== 'a notification' && has(text, 'opens'))
    refuse('opens', 'is of a notification only: elsewhere a link stands in the words');
  const noLink = form === 'a notification' && text.opens !== undefined ? whyNoLink(text.opens) : undefined;
  if (noLink) refuse('opens', noLink);
  for (const option of ofParts)
    if (form !== 'an SMS' && has(text, option)) refuse(option, `is about the parts of an SMS, and ${form} has none`);
  const why = unanswered[form];
  if (why && has(text, 'asks')) refuse('asks', `is of an SMS or a chat: ${why}`);
}

/** Refuses words that are too long whatever their values are. */
function faultsOfLength(option: string, worded: Worded | undefined, most: number, refuse: Refuse): void {
  for (const [locale, words = ''] of Object.entries(worded ?? {})) {
    const { length } = withoutValues(words);
    if (length > most)
      refuse([option, locale], `has ${length} characters without its values, and may have ${most} with them`);
  }
}

/**
 * Refuses words that cost too many parts whatever their values are. A value only makes them longer, or takes them out of GSM-7;
 * a link may become a short one, and is not counted.
 */
function faultsOfParts(text: OfChannel, refuse: Refuse): void {
  if (ofParts.some((option) => isWrong(text, option))) return;
  const { maxParts: most = usualParts, smart, transliterate } = text;
  const allowed: Economies = { ...(smart ? { smart } : {}), ...(transliterate ? { transliterate } : {}) };
  for (const [locale, words = ''] of Object.entries(text.text ?? {})) {
    const said = withoutLinks(withoutValues(words));
    if (said.length > longestWords.sms) continue;
    const { parts, units, encoding } = economise(said, allowed);
    const room = `${units} characters of ${encoding === 'gsm7' ? 'GSM-7' : 'UCS-2'}`;
    if (parts > most)
      refuse(['text', locale], `has ${parts} parts (${room}) without its values, and may have ${most} with them`);
  }
}

function withoutLinks(words: string): string {
  return findLinks(words).reduce((rest, { written }) => rest.replace(written, ''), words);
}

/** What is said in any case: of a condition it may be either half, so neither counts. */
function withoutValues(words: string): string {
  const said = words.replaceAll(/\{\{#if\b(?:(?!\{\{#if\b)[^])*?\{\{\/if\}\}/g, '');
  if (said !== words) return withoutValues(said);
  return words
    .replaceAll(/\{\{[^{}]*\}\}/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
