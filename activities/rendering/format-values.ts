import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isWords, textFor, type Value } from '../../models/domain/message.ts';
import { currencyCode } from '../../models/domain/money/money.ts';
import { readForeignWords, type Trust } from '../../models/domain/texts/foreign-words.ts';
import { plausibleField } from '../../models/domain/texts/plausible-field.ts';
import { plausibleName } from '../../models/domain/texts/person-name.ts';
import type { KnownWhereabouts } from '../../models/domain/time/time-zones.ts';
import { formatInstant, type InstantStyle } from './format-instant.ts';
import { TemplateError } from './template-error.ts';

/** Who reads a text: decides how money, dates and times look, and where words from outside may lead. */
export interface Reader {
  locale: string;
  /** Where they may be, which decides their clock. */
  place: Pick<KnownWhereabouts, 'zones'>;
  trust?: Trust;
}

const dates = {
  full: { dateStyle: 'full' },
  long: { dateStyle: 'long' },
  medium: { dateStyle: 'medium' },
  short: { dateStyle: 'short' },
  weekday: { weekday: 'long' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;
const time: InstantStyle = { options: { timeStyle: 'short' }, timed: true };
const dateAndTime: InstantStyle = { options: { dateStyle: 'medium', timeStyle: 'short' }, timed: true };

/** A value as it reads where its placeholder stands alone. */
export function inWords(value: Value, reader: Reader): string {
  if (typeof value === 'string') return foreign(value, reader);
  if (typeof value === 'number') return new Intl.NumberFormat(reader.locale).format(finite(value));
  if (typeof value !== 'object') throw new TemplateError('a value is not of a known kind');
  if (isWords(value)) return foreign(inLanguage(value, reader.locale), reader);
  if ('topicOf' in value) throw new TemplateError('a topic was not filled in');
  if ('phone' in value) return phoneInWords(value.phone);
  if ('secret' in value) throw new TemplateError('a secret was not filled in');
  if ('money' in value) return formatMoney(value, reader);
  return formatDate(value, reader, undefined);
}

/** Words are given in every language: an object without that of the text is of no kind that is known. */
function inLanguage(words: Readonly<Record<string, string>>, locale: string): string {
  const { text, locale: found } = textFor(words, locale);
  if (typeof text !== 'string' || found !== new Intl.Locale(locale).language)
    throw new TemplateError('a value is not of a known kind');
  return text;
}

/** @throws TemplateError where the words would lead the reader away */
function foreign(value: string, { trust }: Reader): string {
  const read = readForeignWords(value, trust);
  if (read.refused) throw new TemplateError(read.detail, [], read.refused);
  return read.words;
}

/** A number that the text wants called, as it is dialled from anywhere. */
function phoneInWords(phone: string): string {
  const number = parsePhoneNumberFromString(phone, { extract: false });
  if (!number?.isPossible()) throw new TemplateError('a phone number is given in E.164', [], 'value-refused');
  return number.formatInternational();
}

/** `{{money amount}}`: refuses what is not money. */
export function formatMoney(value: Value, { locale }: Reader): string {
  if (typeof value !== 'object' || isWords(value) || !('money' in value))
    throw new TemplateError('money is given as { money, currency }');
  const { money, currency } = value;
  if (!currencyCode.safeParse(currency).success)
    throw new TemplateError('has no currency that is in use', [], 'value-refused');
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(finite(money));
}

/** `{{date when style='…'}}`: a date as it is, an instant on the clock of its place, else of its reader. */
export function formatDate(value: Value, { locale, place }: Reader, style: string | undefined): string {
  if (typeof value !== 'object' || isWords(value))
    throw new TemplateError('a date is given as { date } or { instant }');
  if ('date' in value) {
    const format = new Intl.DateTimeFormat(locale, { ...dateStyle(style), timeZone: 'UTC' });
    return format.format(dayOf(value.date));
  }
  if (!('instant' in value)) throw new TemplateError('a date is given as { date } or { instant }');
  dayOf(value.instant.slice(0, 10));
  return formatInstant(value, { locale, place }, instantStyle(style));
}

function dateStyle(style: string | undefined): Intl.DateTimeFormatOptions {
  return Object.entries(dates).find(([name]) => name === style)?.[1] ?? dates.long;
}

function instantStyle(style: string | undefined): InstantStyle {
  if (style === undefined) return dateAndTime;
  return style === 'time' ? time : { options: dateStyle(style), timed: false };
}

/** Noon of a day of the calendar: JavaScript would make 2 March of a 30 February. */
function dayOf(date: string): Date {
  const noon = new Date(`${date}T12:00:00Z`);
  if (Number.isNaN(noon.getTime()) || noon.toISOString().slice(0, 10) !== date)
    throw new TemplateError('is no day of the calendar', [], 'value-refused');
  return noon;
}

/** `{{plural count one='…' other='…'}}`: the form that the language's CLDR rule picks. */
export function formatPlural(value: Value, { locale }: Reader, forms: Record<string, string | undefined>): string {
  if (typeof value !== 'number') throw new TemplateError('plural takes a number');
  return forms[new Intl.PluralRules(locale).select(finite(value))] ?? forms['other'] ?? '';
}

/** `{{name firstName else='…'}}`: the name, or the fallback where it is missing or absurd. */
export function formatName(value: Value | undefined, otherwise: string): string {
  return plausibleName(value) ?? otherwise;
}

/** `{{field contact.city else='…'}}`: the words, or the fallback where they are missing, absurd or would lead away. */
export function formatField(value: Value | undefined, reader: Reader, otherwise: string): string {
  if (typeof value === 'number' && Number.isFinite(value)) return inWords(value, reader);
  const words = typeof value === 'string' ? plausibleField(value) : undefined;
  if (words === undefined) return otherwise;
  const read = readForeignWords(words, reader.trust);
  return read.refused ? otherwise : read.words;
}

function finite(number: number): number {
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new TemplateError('a number is not finite');
  return number;
}
