import { declared } from '../../models/attributes.ts';
import { defined } from '../../models/domain/defined.ts';
import { hashId } from '../../models/documents/hash-id.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { channelOf, headlineOf, type Kind, type MessageDefinition } from '../../models/domain/message.ts';
import { warningsOf, type TextWarning } from '../../models/domain/texts/text-warnings.ts';
import { compile } from './render.ts';
import { TemplateError } from './template-error.ts';

/** One text in one language as it was published; never changes, since its id is the hash of what it is. */
export interface PublishedText {
  id: string;
  key: string;
  locale: string;
  kind: Kind;
  purpose?: string;
  /** Of an e-mail. */
  subject?: string;
  /** Of a notification. */
  title?: string;
  /** Of a notification: the address behind a tap. */
  opens?: string;
  source: string;
  variables: readonly string[];
  warnings: readonly TextWarning[];
}

/** Texts that whoever wrote them must mend before a process can run; names each fault: text, language, line and column. */
export class UnfitTexts extends SetUpError {
  override readonly name = 'UnfitTexts';
}

/** Every text in every one of these languages. @throws UnfitTexts with all that is wrong with any */
export function publish(texts: ReadonlyMap<string, MessageDefinition>, locales: readonly string[]): PublishedText[] {
  const published: PublishedText[] = [];
  const faults: string[] = [];
  for (const [key, message] of texts) {
    for (const locale of locales) {
      const where = `  ${key} ${locale}`;
      try {
        published.push(publishOne(key, locale, message));
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        const faultLines = error.faults.map(({ line, column, detail }) => `${where} ${line}:${column}: ${detail}`);
        faults.push(...(faultLines.length > 0 ? faultLines : [`${where}: ${error.message}`]));
      }
    }
  }
  if (faults.length > 0) throw new UnfitTexts('texts-unfit', `The texts cannot be published:\n${faults.join('\n')}`);
  return published;
}

/** The version that a text has now. @throws TemplateError when it does not publish */
function publishOne(key: string, locale: string, message: MessageDefinition): PublishedText {
  const source = message.text[locale];
  if (source === undefined) throw new TemplateError('says nothing in this language');
  const subject = message.subject?.[locale];
  const title = message.title?.[locale];
  const { opens } = message;
  const parts = [subject, title, source].filter((part) => part !== undefined);
  const templates = opens === undefined ? parts : [...parts, opens];
  const variables = new Set(templates.flatMap((part) => checked(part, locale, message)));
  const { kind } = message;
  const purpose = kind === 'marketing' ? message.purpose : undefined;
  const id = versionOf(key, locale, message);
  const warnings = warningsOf(message, parts.join('\n'));
  return defined<PublishedText>({
    id,
    key,
    locale,
    kind,
    purpose,
    subject,
    title,
    opens,
    source,
    variables: [...variables],
    warnings,
  });
}

/** The values that a part of a text names. @throws TemplateError when it does not publish */
function checked(source: string, locale: string, message: MessageDefinition): readonly string[] {
  const { variables } = compile(source, locale, channelOf(message));
  refuseUnknown(source, variables, message);
  refuseUndeclared(source, variables);
  return variables;
}

/** The id of the version: a hash of key, language, kind, purpose, words and the line above them, and what it opens. */
export function versionOf(key: string, locale: string, message: MessageDefinition): string {
  const purpose = message.kind === 'marketing' ? message.purpose : null;
  const { kind, text, opens } = message;
  const above = headlineOf(message);
  const words = [text[locale], ...(above ? [above[locale]] : []), ...(opens === undefined ? [] : [opens])];
  const content = JSON.stringify([key, locale, kind, purpose, ...words]);
  return hashId(content);
}

/** A text that lists sample values has no others. */
function refuseUnknown(source: string, variables: readonly string[], { samples }: MessageDefinition): void {
  if (!samples) return;
  const faults = variables
    .filter((name) => !name.startsWith('contact.') && !Object.hasOwn(samples, name))
    .map((name) => ({ ...positionOf(name, source), detail: `${name} is not among the samples` }));
  if (faults.length > 0) throw new TemplateError('unknown values', faults);
}

/** What a text says of its reader is declared, so that a misspelt name is not a fallback for ever. */
function refuseUndeclared(source: string, variables: readonly string[]): void {
  const faults = variables.flatMap((variable) => {
    const name = variable.startsWith('contact.') ? variable.slice('contact.'.length) : undefined;
    if (name === undefined || declared(name)) return [];
    return [{ ...positionOf(variable, source), detail: `tidings.config.ts declares no attribute ${name}` }];
  });
  if (faults.length > 0) throw new TemplateError('undeclared attributes', faults);
}

function positionOf(name: string, source: string): { line: number; column: number } {
  const written = name.replace('.', '\\.');
  const before = source.slice(0, source.search(new RegExp(`\\{\\{[^}]*\\b${written}\\b`))).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
