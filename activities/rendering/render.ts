import Handlebars, { type HelperDelegate } from 'handlebars';
import type { TextChannel, Value } from '../../models/domain/message.ts';
import { plainSpaces } from '../../models/domain/texts/sms-parts.ts';
import { onOneLine } from '../../models/domain/texts/marks.ts';
import type { TextHelper } from '../../models/domain/texts/helpers.ts';
import { readSyntax } from './syntax.ts';
import { TemplateError } from './template-error.ts';
import {
  formatDate,
  formatField,
  inWords,
  formatMoney,
  formatName,
  formatPlural,
  type Reader,
} from './format-values.ts';

/** A published text: the values it names, and how it reads. */
export interface Template {
  variables: readonly string[];
  /** @throws TemplateError when a value is missing or not of its kind */
  render: (values: Record<string, Value>, reader: Reader) => string;
}

/** What a helper is given; `hash` holds only strings, by the syntax. */
interface Call {
  hash: Record<string, string | undefined>;
  fn: (context: unknown) => string;
  inverse: (context: unknown) => string;
}

/** One value and its reader; reads as words where its placeholder stands alone. */
class Shown {
  readonly name: string;
  readonly value: Value | undefined;
  readonly reader: Reader;

  constructor(name: string, value: Value | undefined, reader: Reader) {
    this.name = name;
    this.value = value;
    this.reader = reader;
  }

  get present(): Value {
    if (this.value === undefined) throw new TemplateError(`${this.name} is missing`);
    return this.value;
  }

  /** A value that is there and says nothing is missing as well. */
  toString(): string {
    const words = this.say(inWords);
    if (words !== '') return ended(words);
    throw new TemplateError(`${this.name} is empty`);
  }

  /** The value in words; what is refused is refused by its name. */
  say(words: (value: Value, reader: Reader) => string): string {
    const { present } = this;
    try {
      return words(present, this.reader);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw new TemplateError(`${this.name} is not of its kind`);
      if (error.reason === 'value-missing') throw new TemplateError(`${this.name}: ${error.message}`);
      throw new TemplateError(`${this.name} ${error.message}`, [], error.reason);
    }
  }
}

/** Stands behind a value that ends as a sentence does; no value holds it. */
const endMark = '\ue000';

function ended(words: string): string {
  return /[.!?…]$/u.test(words) ? words + endMark : words;
}

/** `до 20 ноября 2026 г.` at the end of a sentence has its dot already. */
function withOneDot(text: string): string {
  return text.replaceAll(new RegExp(`${endMark}\\.?`, 'g'), '');
}

const engine = Handlebars.create();
for (const name of Object.keys(engine.helpers)) engine.unregisterHelper(name);
const helpers = {
  plural: (shown: Shown, { hash }: Call) => shown.say((value, reader) => formatPlural(value, reader, hash)),
  money: (shown: Shown) => ended(shown.say(formatMoney)),
  date: (shown: Shown, { hash }: Call) => ended(shown.say((value, reader) => formatDate(value, reader, hash['style']))),
  name: ({ value }: Shown, { hash }: Call) => ended(formatName(value, hash['else'] ?? '')),
  field: (shown: Shown, { hash }: Call) => ended(formatField(shown.value, shown.reader, hash['else'] ?? '')),
  if(this: unknown, { value }: Shown, { fn, inverse }: Call) {
    const says = typeof value === 'string' ? onOneLine(value) !== '' : value !== undefined && value !== 0;
    return !says ? inverse(this) : fn(this);
  },
} satisfies Record<TextHelper | 'if', HelperDelegate>;
engine.registerHelper(helpers);
const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]));

const compiled = new Map<string, Template>();

/**
 * Compiles a text once. Only a string that has passed the allow-list reaches Handlebars, never a tree.
 *
 * @throws TemplateError with every fault and its place
 */
export function compile(source: string, locale: string, channel?: TextChannel): Template {
  const id = `${locale} ${source}`;
  const found = compiled.get(id);
  if (found) return found;
  const variables = readSyntax(source, locale, channel);
  const execute = engine.compile(source, { noEscape: true, knownHelpers, knownHelpersOnly: true });
  const template = { variables, render: renderer(execute, variables) };
  compiled.set(id, template);
  return template;
}

function renderer(execute: Handlebars.TemplateDelegate, variables: readonly string[]): Template['render'] {
  return (values, reader) => {
    const shown = variables.map((name) => [name, new Shown(name, own(values, name), reader)] as const);
    try {
      return withOneDot(plainSpaces(execute(nested(shown), { allowProtoPropertiesByDefault: false })));
    } catch (error) {
      if (error instanceof TemplateError) throw error;
      throw new TemplateError('a value is not of its kind');
    }
  };
}

/** As Handlebars looks them up: `contact.city` is the `city` of `contact`. */
function nested(shown: readonly (readonly [string, Shown])[]): object {
  const ofContact = shown.filter(([name]) => name.startsWith('contact.'));
  const contact = Object.fromEntries(ofContact.map(([name, value]) => [name.slice('contact.'.length), value]));
  return { ...Object.fromEntries(shown), ...(ofContact.length > 0 ? { contact } : {}) };
}

function own(values: Record<string, Value | null>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? (values[name] ?? undefined) : undefined;
}
