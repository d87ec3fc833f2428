import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { problems } from '../../api/http/problems.ts';
import { errorPage } from '../../api/pages/error-page.ts';
import { standstillCauses, standstillFixes, type StandstillCause } from '../../models/domain/runs/standstill.ts';
import { setUpCodes } from '../../models/domain/set-up-codes.ts';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
const described = [...page.matchAll(/^### `(.+)`$/gm)].map(([, code]) => code);

const sections = [
  ...Object.entries(setUpCodes).map(([code, { why, fix }]) => [
    code,
    `### \`${code}\`\n\n- Why: ${why}\n- Fix: ${fix}\n`,
  ]),
  ...Object.entries(problems).map(([code, { status, title, why, fix }]) => [
    code,
    `### \`${code}\`\n\n${status} · ${title}.\n\n- Why: ${why}\n- Fix: ${fix}\n`,
  ]),
] as const;

it.each(sections)('%s has its why and its fix in docs/errors.md', (_code, section) => {
  expect(page).toContain(section);
});

it.each(Object.entries(standstillCauses))('%s has its meaning and its fix in docs/errors.md', (cause, meaning) => {
  const row = new RegExp(`^\\| \`${cause}\` +\\| (.+?) +\\| (.+?) +\\|$`, 'm').exec(page);
  expect(row?.slice(1)).toEqual([meaning, standstillFixes[cause as StandstillCause]]);
});

it('docs/errors.md describes no code that is not there, and none twice', () => {
  expect(described.toSorted()).toEqual(sections.map(([code]) => code).toSorted());
});

it('the page of a code shows its words as HTML', () => {
  const html = errorPage('key-missing');
  expect(html).toContain('<p>Why: The operation is not open, and the request names no key.</p>');
  expect(html).toContain('<p>Fix: Send <code>Authorization: Bearer tdk_…</code>.</p>');
});
