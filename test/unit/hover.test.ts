import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';

/** What an editor shows of each member of an interface. */
function shown(file: string, name: string): Map<string, string> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = source.statements.filter(ts.isInterfaceDeclaration).find((each) => each.name.text === name);
  if (!found) throw new Error(`${file} has no interface ${name}`);
  return new Map(
    found.members.map((member) => [
      member.name?.getText() ?? '',
      ts
        .getJSDocCommentsAndTags(member)
        .map((doc) => doc.getText())
        .join(''),
    ]),
  );
}

const without = (docs: Map<string, string>, part: string) =>
  [...docs].filter(([, doc]) => !doc.includes(part)).map(([member]) => member);

it.each(['Sends', 'Waits', 'Sleeps', 'Asks', 'Verbs'])('every verb of %s shows an example', (name) => {
  const verbs = shown('workflows/journey/verbs.ts', name);
  expect(verbs.size).toBeGreaterThan(0);
  expect(without(verbs, '@example')).toEqual([]);
});

it.each([
  ['workflows/journey/declare.ts', 'Row'],
  ['workflows/journey/declare.ts', 'Goal'],
  ['workflows/journey/send-arguments.ts', 'SendOptions'],
  ['workflows/journey/answering.ts', 'AnswerOptions'],
  ['models/domain/message.ts', 'TextOptions'],
  ['models/config/define.ts', 'Declaration'],
  ['models/config/declarations.ts', 'BrandDeclaration'],
  ['models/config/declarations.ts', 'WordingDeclaration'],
  ['models/config/look-up.ts', 'Limits'],
  ['models/config/provider.ts', 'Declared'],
  ['models/config/provider.ts', 'TextDeclaration'],
  ['models/config/provider.ts', 'EmailDeclaration'],
  ['cli/testing/begin.ts', 'Beginning'],
])('every option of %s, %s, is described', (file, name) => {
  const options = shown(file, name);
  expect(options.size).toBeGreaterThan(0);
  expect(without(options, '/**')).toEqual([]);
});
