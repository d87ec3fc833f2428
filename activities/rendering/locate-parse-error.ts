import Handlebars from 'handlebars';
import type { TemplateFault } from './template-error.ts';

/** Where the parser gave up: the line it names, and in it the first tag that is not one by itself. */
export function locateParseError(source: string, error: unknown): TemplateFault {
  const message = error instanceof Error ? error.message : String(error);
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? / - (\d+):\d+/.exec(message)?.[1] ?? 1);
  const exact = / - \d+:(\d+)/.exec(message)?.[1];
  const expected = /Expecting .*$/m.exec(message)?.[0];
  const detail = expected ? `is not a tag: ${expected}` : `is not a template: ${message.split('\n')[0] ?? ''}`;
  return {
    line,
    column: exact === undefined ? columnOf(source.split('\n')[line - 1] ?? '') : Number(exact) + 1,
    detail,
  };
}

function columnOf(line: string): number {
  const tags = [...line.matchAll(/\{\{[^{}]*\}{0,2}/g)];
  const broken = tags.find(([tag]) => !parses(tag)) ?? tags[0];
  return (broken?.index ?? 0) + 1;
}

function parses(tag: string): boolean {
  try {
    Handlebars.parse(/^\{\{#/.test(tag) ? `${tag}{{/if}}` : tag);
    return true;
  } catch {
    return false;
  }
}
