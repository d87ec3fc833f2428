import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/max';
import { findLinks, isListed } from './links.ts';
import { readPhoneNumber } from '../numbers/phone-number.ts';
import { longestAddress, readWebAddress } from './web-address.ts';
import { onOneLine } from './marks.ts';
import { longestText, type Refusal } from './preflight.ts';

/** What words from outside may lead to. */
export interface Trust {
  /** Hosts that texts may lead to; without a list, a value may still be an address as a whole. */
  hosts?: readonly string[] | undefined;
  /** Words of our own, such as the help of a brand or the reader's number; they pass to the letter. */
  ours?: readonly string[] | undefined;
  /** The address under which our own pages stand. */
  ownPages?: string | undefined;
  /** The reader's country, by whose plan a national number reads. */
  country?: string | undefined;
}

const tooLong: Refusal = { refused: 'text-unfit', detail: 'is longer than a text' };

/** Words as they may stand in a text, or why they must not. */
export type ForeignWords = { words: string; refused?: never } | Refusal;

/**
 * Makes words that came from outside harmless: they bring one line of plain marks into a text, and nothing that a phone
 * would make a link or a call. What is an address by its form passes the allow-list or is refused. What only might be
 * taken for one is pulled apart instead, since `ул.Ленина` and a long order id must still reach their reader: a dotted
 * word gets a blank behind its dots, and a number in full is written `4477_0090_0887`.
 */
export function readForeignWords(value: string, trust: Trust = {}): ForeignWords {
  if (value.length > longestAddress) return tooLong;
  const words = onOneLine(value);
  if (trust.ours?.includes(words) || isOwnPage(words, trust.ownPages)) return { words };
  if (/^\p{L}[\p{L}\p{N}+.-]*:\/\/|^https?:/iu.test(words)) {
    const { url, fault } = readWebAddress(words);
    return url ? { words: url.href } : { refused: 'link-refused', detail: fault };
  }
  // A link leaves shorter than it came; the finished text is measured as a whole.
  if (words.length > longestText) return tooLong;
  if (writtenNumber.test(words)) return { refused: 'value-refused', detail: 'holds a phone number' };
  return readSentence(words, trust);
}

/** Words that are no address as a whole: links of the list may stand in them. */
function readSentence(words: string, { hosts = [], country }: Trust): ForeignWords {
  let read = '';
  let at = 0;
  for (const { from, to, written } of [...findLinks(words), { from: words.length, to: words.length, written: '' }]) {
    const plain = words.slice(at, from);
    const { url } = readWebAddress(written);
    const leads = written !== '' && !(url && isListed(url.hostname, hosts));
    if (leads || leadsAway(plain, hosts)) return { refused: 'link-refused', detail: 'leads where texts may not' };
    read += withoutNumbers(withoutHosts(plain, hosts), country) + (url?.href ?? '');
    at = to;
  }
  return { words: read };
}

function isOwnPage(words: string, ownPages: string | undefined): boolean {
  return ownPages !== undefined && words.startsWith(`${ownPages}/`) && /^[\w./:%?=&~-]+$/.test(words);
}

/** A plus and seven digits are a number whatever the plan says. */
const writtenNumber = /\+[\s(]*\p{Nd}(?:[^\p{L}\p{N}]{0,3}\p{Nd}){6,}/u;

/** Labels with dots between them; 。 is a dot to an address bar. */
const dotted = /(?<![\p{L}\p{M}\p{N}_-])[\p{L}\p{M}\p{N}_-]*(?:[.。][\p{L}\p{M}\p{N}_-]+)+/gu;
/** A dot behind which a top level could stand. */
const topLevel = /[.。](?=[\p{L}\p{M}]{2,}(?![\p{L}\p{M}\p{N}])|xn--)/giu;

/** An address by its form: a scheme, `www`, a port, or four numbers; the hosts of the list may stand in such. */
function leadsAway(words: string, hosts: readonly string[]): boolean {
  if (/:[/\\]{2}/.test(words)) return true;
  if (/(?<![\p{L}\p{N}])(?:https?|ftp|rtsp|tel|sms|smsto|mmsto|mailto|javascript|facetime):\S/iu.test(words))
    return true;
  return [...words.matchAll(dotted)].some(({ 0: name, index }) => {
    if (isIpAddress(name)) return true;
    const top = name.search(topLevel) >= 0;
    const named = /^www\d*[.。]/iu.test(name) || /^:\p{Nd}/u.test(words.slice(index + name.length));
    return top && named && !isAllowed(name, hosts);
  });
}

function isIpAddress(name: string): boolean {
  const parts = name.split(/[.。]/u);
  return parts.length === 4 && parts.every((part) => /^\p{Nd}{1,3}$/u.test(part) && !(Number(part) > 255));
}

function isAllowed(name: string, hosts: readonly string[]): boolean {
  const { url } = readWebAddress(`https://${name}/`);
  return url !== undefined && isListed(url.hostname, hosts);
}

/** `evil.example` becomes two words, and so does whatever is written behind an `@`; a host of the list stays. */
function withoutHosts(words: string, hosts: readonly string[]): string {
  return words
    .replace(/@\S+/gu, (mail) => {
      const host = mail.slice(1).replace(/[^\p{L}\p{N}]+$/u, '');
      return isAllowed(host, hosts) ? mail : mail.replace(/[.。](?=\S)/gu, '. ');
    })
    .replace(dotted, (name) => (isAllowed(name, hosts) ? name : name.replace(topLevel, '. ')));
}

/** Digits in groups, with as little between them as people write within a number. */
const groupedDigits = /\p{Nd}+(?:[^\p{L}\p{Nd}\n]{1,3}\p{Nd}+)*/gu;

/**
 * Numbers of the reader's country, and digits that are a number in full, in groups that no phone dials: whatever stands
 * before and behind them, since a phone picks them out of longer rows too.
 */
function withoutNumbers(words: string, country: string | undefined): string {
  return words.replace(groupedDigits, (row, at: number) => {
    const beside = (words[at - 1] ?? ' ') + (words[at + row.length] ?? ' ');
    return /[\p{L}_]/u.test(beside) ? row : apart(row, country);
  });
}

/** Nobody writes a number in more groups than one for each digit of a national one. */
const mostGroups = 11;

/** A row of digits with each number in it pulled apart, the leftmost and longest first. */
function apart(row: string, country: string | undefined): string {
  const groups = [...row.matchAll(/\p{Nd}+/gu)].map(({ 0: digits, index }) => ({
    from: index,
    to: index + digits.length,
  }));
  const isDialled = remembering((written) => isNumberWithin(written, country));
  let read = '';
  let at = 0;
  for (let first = 0; first < groups.length; first += 1) {
    const { from = 0 } = groups[first] ?? {};
    const near = groups.slice(first, first + mostGroups);
    const last = near.findLast(({ to }) => isDialled(row.slice(from, to)));
    if (!last) continue;
    const { to } = last;
    read += row.slice(at, from) + inGroups(row.slice(from, to));
    [at, first] = [to, groups.indexOf(last)];
  }
  return read + row.slice(at);
}

/** Long rows of hostile digits repeat themselves. */
function remembering(ask: (written: string) => boolean): (written: string) => boolean {
  const answers = new Map<string, boolean>();
  return (written) => {
    const answer = answers.get(written) ?? ask(written);
    answers.set(written, answer);
    return answer;
  };
}

/** Digits alone are a number only in full; with something between them also as their country writes them. */
function isNumberWithin(written: string, country: string | undefined): boolean {
  const digits = written.replace(/[^\p{Nd}]/gu, '');
  if (digits.length < 7 || digits.length > 15) return false;
  if (written === digits) return digits.length >= 10 && isNumber(digits, country);
  return isNumber(digits, country) || (exists(digits, country) && isWritten(written, country));
}

/** Whether it is written as the numbers of a country are: a card's or a date's groups are not. */
function isWritten(written: string, country: string | undefined): boolean {
  if (country === undefined || !isSupportedCountry(country)) return false;
  return findPhoneNumbersInText(written, country).some(
    ({ startsAt, endsAt }) => startsAt === 0 && endsAt === written.length,
  );
}

function inGroups(written: string): string {
  return /^\p{Nd}+$/u.test(written) ? written.replace(/(.{4})(?=.)/gu, '$1_') : written.replace(/[^\p{Nd}]+/gu, '_');
}

/** In full: with the code of its country, or with the 0 or 8 that is dialled before a national number. */
function isNumber(written: string, country: string | undefined): boolean {
  const digits = written.normalize('NFKC');
  if (/^[08]/.test(digits) && country !== undefined && exists(digits, country)) return true;
  return /^(?:00|[^0])/.test(digits) && exists(`+${digits.replace(/^00/, '')}`);
}

function exists(number: string, country?: string): boolean {
  const read = readPhoneNumber(number, country, { extract: false });
  return read.ok || read.reason === 'cannot-receive-sms';
}
