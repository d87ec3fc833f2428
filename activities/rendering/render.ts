import Handlebars from 'handlebars';
import { plainSpaces } from '../../models/domain/sms-parts.ts';
import { textFor, type Value } from '../../models/domain/message.ts';

/** Who reads a text: decides how money, dates and times look. */
export interface Reader {
  locale: string;
  zone: string;
}

/** A text that cannot be rendered: not plain placeholders, or a value is missing. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

const compiled = new Map<string, Handlebars.TemplateDelegate>();

/**
 * Renders an SMS: plain `{{name}}` placeholders only, no HTML escaping, spaces that would force UCS-2 made plain.
 * @throws TemplateError when the text holds any other syntax, or a value is missing
 */
export function render(text: string, values: Record<string, Value>, reader: Reader): string {
  const readable = Object.entries(values).map(([name, value]) => [name, inWords(value, reader)]);
  try {
    return plainSpaces(template(text)(Object.fromEntries(readable)));
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    throw new TemplateError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function template(text: string): Handlebars.TemplateDelegate {
  let found = compiled.get(text);
  if (!found) {
    allowOnlyPlaceholders(text);
    found = Handlebars.compile(text, { noEscape: true, strict: true, knownHelpersOnly: true });
    compiled.set(text, found);
  }
  return found;
}

function allowOnlyPlaceholders(text: string): void {
  for (const node of Handlebars.parse(text).body) {
    if (node.type === 'ContentStatement') continue;
    const { path, params } = node as hbs.AST.MustacheStatement;
    const plain = node.type === 'MustacheStatement' && path.type === 'PathExpression' && params.length === 0;
    const { line, column } = node.loc.start;
    if (!plain) throw new TemplateError(`only {{name}} placeholders are allowed, at ${line}:${column}`);
  }
}

function inWords(value: Value, { locale, zone }: Reader): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  if ('en' in value) return textFor(value, locale).text;
  if ('secret' in value) throw new TemplateError('a secret was not filled in');
  if ('money' in value) {
    return new Intl.NumberFormat(locale, { style: 'currency', currency: value.currency }).format(value.money);
  }
  if ('date' in value) {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    return format.format(new Date(`${value.date}T12:00:00Z`));
  }
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  return format.format(new Date(value.instant));
}
