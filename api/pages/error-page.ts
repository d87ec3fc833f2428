import { problems, type ProblemCode } from '../http/problems.ts';
import { escapeHtml } from './html.ts';
import { readerPage } from './reader-page.ts';

/** What a code of a problem means, why it comes and what mends it, for whoever follows its `type`. */
export function errorPage(code: ProblemCode): string {
  const { status, title, why, fix } = problems[code];
  const body = [
    `      <h1>${escapeHtml(title)}</h1>`,
    `      <p><code>${code}</code>, status ${status}</p>`,
    `      <p>Why: ${written(why)}</p>`,
    `      <p>Fix: ${written(fix)}</p>`,
  ].join('\n');
  return readerPage({ language: 'en', title: escapeHtml(title), body });
}

/** The descriptions mark code as Markdown does, since they stand in the docs as well. */
function written(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
