import Handlebars from 'handlebars';
import type { TextChannel } from '../../models/domain/message.ts';
import { isTextHelper, textHelpers, withFallback, type TextHelper } from '../../models/domain/texts/helpers.ts';
import { locateParseError } from './locate-parse-error.ts';
import { TemplateError, type TemplateFault } from './template-error.ts';

/** Characters of a template, by the way that its text takes. */
const maxSource: Readonly<Record<TextChannel, number>> = {
  sms: 2_000,
  email: 20_000,
  telegram: 4_096,
  max: 4_000,
  push: 2_000,
};
const maxTags = 100;
const maxDepth = 3;

/** What a helper takes after its value; `required` depends on the language for plurals. */
interface Helper {
  options: readonly string[];
  required: (locale: string) => readonly string[];
}

const helpers: Record<TextHelper, Helper> = {
  plural: {
    options: ['zero', 'one', 'two', 'few', 'many', 'other'],
    required: (locale) => new Intl.PluralRules(locale).resolvedOptions().pluralCategories,
  },
  money: { options: [], required: () => [] },
  date: { options: ['style'], required: () => [] },
  name: { options: ['else'], required: () => ['else'] },
  field: { options: ['else'], required: () => ['else'] },
};
const dateStyles = ['full', 'long', 'medium', 'short', 'time', 'weekday'] as const;

/**
 * Reads a template against the allow-list: `{{name}}`, the helpers above, `contact.` before an attribute, and `{{#if name}}…{{else}}…{{/if}}`.
 *
 * @returns the names of its values
 * @throws TemplateError with every fault and its place
 */
export function readSyntax(source: string, locale: string, channel: TextChannel = 'sms'): string[] {
  if (typeof source !== 'string') throw new TemplateError('a template is a string');
  const most = maxSource[channel];
  if (source.length > most) refuse([{ line: 1, column: 1, detail: `is longer than ${most} characters` }]);
  if (!source.isWellFormed()) refuse([{ line: 1, column: 1, detail: 'holds half of a character' }]);
  let tree: hbs.AST.Program;
  try {
    tree = Handlebars.parse(source);
  } catch (error) {
    return refuse([locateParseError(source, error)]);
  }
  const reading: Reading = { locale, faults: entities(source), variables: new Set(), tags: 0 };
  readProgram(reading, tree, 0);
  if (reading.variables.has('contact') && [...reading.variables].some((name) => contactField.test(name)))
    reading.faults.push({
      line: 1,
      column: 1,
      detail: 'a value cannot be called contact beside attributes of the contact',
    });
  if (reading.faults.length > 0) refuse(reading.faults);
  return [...reading.variables];
}

interface Reading {
  locale: string;
  faults: TemplateFault[];
  variables: Set<string>;
  tags: number;
}

function refuse(faults: TemplateFault[]): never {
  throw new TemplateError(faults.map(({ line, column, detail }) => `${line}:${column} ${detail}`).join('; '), faults);
}

/** HTML in an SMS is read as it stands. */
function entities(source: string): TemplateFault[] {
  return [...source.matchAll(/&(?:#\d+|#x[\da-f]+|[a-z]+\d*);|<\/?[a-z][^>]*>/gi)].map(({ 0: found, index }) => {
    const before = source.slice(0, index).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, detail: `${found} is HTML` };
  });
}

function readProgram(reading: Reading, { body, blockParams }: Program, depth: number): void {
  for (const node of body) {
    reading.tags += 1;
    const details = [
      ...(blockParams?.length ? ['block parameters are not allowed'] : []),
      ...(reading.tags > 2 * maxTags ? [`has more than ${maxTags} tags`] : readNode(reading, node, depth)),
    ];
    const { line, column } = node.loc.start;
    reading.faults.push(...details.map((detail) => ({ line, column: column + 1, detail })));
  }
}

/** What is wrong with one node; the nodes inside a block add their own faults. */
function readNode(reading: Reading, node: hbs.AST.Statement, depth: number): string[] {
  switch (node.type) {
    case 'ContentStatement':
      return /\{\{|\}\}/.test((node as hbs.AST.ContentStatement).value) ? ['double braces are not text'] : [];
    case 'MustacheStatement':
      return readMustache(reading, node as Mustache);
    case 'BlockStatement':
      return readBlock(reading, node as Block, depth);
    default:
      return [`${node.type.replace('Statement', '').toLowerCase()} is not allowed in a text`];
  }
}

/** Handlebars types as always there what it leaves out where a tag has no such part. */
type Block = Omit<hbs.AST.BlockStatement, 'program' | 'inverse' | 'hash'> & {
  program?: hbs.AST.Program;
  inverse?: hbs.AST.Program;
  hash?: hbs.AST.Hash;
};
type Program = Omit<hbs.AST.Program, 'blockParams'> & { blockParams?: string[] };
type Mustache = Omit<hbs.AST.MustacheStatement, 'hash'> & { hash?: hbs.AST.Hash };

function readBlock(reading: Reading, block: Block, depth: number): string[] {
  const { path, params, hash, program, inverse, openStrip, inverseStrip, closeStrip } = block;
  const plain = path.original === 'if' && params.length === 1 && (hash?.pairs ?? []).length === 0;
  if (!plain || !program) return ['the only block is {{#if name}}'];
  if (depth >= maxDepth) return [`is nested more than ${maxDepth} deep`];
  readProgram(reading, program, depth + 1);
  if (inverse) readProgram(reading, inverse, depth + 1);
  const strips = [openStrip, inverseStrip, closeStrip].some(hasStrip) ? ['{{~ is not allowed'] : [];
  return [...strips, ...readVariable(reading, params[0])];
}

function readMustache(reading: Reading, node: Mustache): string[] {
  const { path, params, strip, escaped, hash } = node;
  const pairs = hash?.pairs ?? [];
  if (!escaped) return ['values are never escaped in an SMS: write {{name}}, without {{{ or &'];
  if (hasStrip(strip)) return ['{{~ is not allowed'];
  if (params.length === 0 && pairs.length === 0) {
    return ofContact(path) ? [needsFallback(path)] : readVariable(reading, path);
  }
  const name = path.type === 'PathExpression' ? (path as hbs.AST.PathExpression).original : 'of that kind';
  if (!isTextHelper(name)) return [`there is no helper ${name}; there are ${textHelpers.join(', ')}`];
  if (params.length !== 1) return [`${name} takes one value`];
  if (ofContact(params[0]) && !withFallback.includes(name)) return [needsFallback(params[0])];
  return [...readVariable(reading, params[0]), ...readOptions(reading.locale, name, pairs)];
}

function readOptions(locale: string, name: TextHelper, pairs: hbs.AST.HashPair[]): string[] {
  const { options, required } = helpers[name];
  const given = pairs.map(({ key }) => key);
  const repeated = given.find((key, index) => given.indexOf(key) !== index);
  const missing = required(locale).filter((key) => !given.includes(key));
  return [
    ...pairs.flatMap(({ key, value }) => (options.includes(key) ? readWords(key, value) : [`${name} has no ${key}`])),
    ...(repeated ? [`${repeated} is given twice`] : []),
    ...(missing.length > 0 ? [`${name} in ${locale} also needs ${missing.join(', ')}`] : []),
  ];
}

function readWords(key: string, node: hbs.AST.Expression): string[] {
  if (node.type !== 'StringLiteral') return [`${key} must be words in quotes`];
  const { value } = node as hbs.AST.StringLiteral;
  if (/[{}]/.test(value)) return [`${key} must have no braces`];
  const isStyle = key !== 'style' || dateStyles.some((style) => style === value);
  return isStyle ? [] : [`style is one of ${dateStyles.join(', ')}`];
}

function readVariable(reading: Reading, node: hbs.AST.Node | undefined): string[] {
  if (node?.type !== 'PathExpression') return ['a value is named, as in {{name}}'];
  const { data, depth, original } = node as hbs.AST.PathExpression;
  if (!data && depth === 0 && contactField.test(original)) {
    reading.variables.add(original);
    return [];
  }
  if (data || depth > 0 || !/^[A-Za-z][A-Za-z0-9_]*$/.test(original) || original === 'this') {
    return [`${original} is not the name of a value`];
  }
  if (original in Object.prototype || original === 'prototype') return [`${original} cannot be a value`];
  // A value cannot have the name of a helper.
  if (isTextHelper(original)) return [`${original} is a helper and needs a value`];
  if (original === 'if' || original === 'else') return [`${original} is a word of the syntax`];
  reading.variables.add(original);
  return [];
}

/** An attribute of the contact. */
const contactField = /^contact\.(?!(?:__proto__|constructor)$)[A-Za-z0-9_]+$/;

function ofContact(node: hbs.AST.Node | undefined): node is hbs.AST.PathExpression {
  return node?.type === 'PathExpression' && (node as hbs.AST.PathExpression).original.startsWith('contact.');
}

/** Nobody has every attribute. */
function needsFallback({ original }: hbs.AST.PathExpression): string {
  return `${original} may be missing: write {{field ${original} else='…'}}, {{name ${original} else='…'}} or {{#if ${original}}}`;
}

function hasStrip(strip: hbs.AST.StripFlags | undefined): boolean {
  return strip?.open === true || strip?.close === true;
}
