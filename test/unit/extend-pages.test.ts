import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const docs = join(root, 'docs');
const project = join(root, 'test/extend-pages');
const pages = readdirSync(docs).filter((name) => name.startsWith('extend-'));

/** The project that the pages write together; each shows the line by which its part is named here. */
const config = `
import { defineTidings } from 'tidings/config';
import { amocrm } from './contact-hooks/amocrm.ts';
import { events } from './events.ts';
import { stock } from './look-ups/stock.ts';
import { ownTexts } from './own-texts.ts';
import { policy } from './policy.ts';
import { segments } from './segments.ts';
const installation = defineTidings({
  locales: ['de', 'nl'],
  brands: { shop: { name: { de: 'Laden', nl: 'Winkel' }, legalName: 'Laden GmbH', help: 'hilfe@laden.example' } },
  events,
  segments,
  lookUps: { stock },
  contactHooks: { amocrm },
  policy,
  ownTexts,
  journeys: './journeys',
});
export default installation;
declare module 'tidings/config' {
  interface Register { installation: typeof installation }
}`;

/** Every block of TypeScript that begins with its path is a file: of that project, or of the engine where it names a folder of it. */
function filesOf(page: string): [path: string, text: string][] {
  const text = readFileSync(join(docs, page), 'utf8');
  return [...text.matchAll(/^```ts\n\/\/ (\S+\.ts)\n([\s\S]*?)^```$/gm)].map(([, path = '', code = '']) => [
    join(path.startsWith('activities/') ? root : project, path),
    code,
  ]);
}

it('what the pages of extension points show compiles against the package, as one project', () => {
  const files = new Map([[join(project, 'tidings.config.ts'), config], ...pages.flatMap(filesOf)]);
  const { config: written } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(written, ts.sys, root);
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    directoryExists: (path) => path.startsWith(project) || ts.sys.directoryExists(path),
    fileExists: (path) => files.has(path) || disk.fileExists(path),
    readFile: (path) => files.get(path) ?? disk.readFile(path),
    getSourceFile: (path, language, ...more) => {
      const text = files.get(path);
      return text === undefined
        ? disk.getSourceFile(path, language, ...more)
        : ts.createSourceFile(path, text, language);
    },
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const faults = [...files.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  });
  expect(ts.formatDiagnostics(faults, { ...host, getCanonicalFileName: (name) => name })).toBe('');
  expect(files.size).toBeGreaterThanOrEqual(8);
});

it('the rule that extend-rule.md shows is the shipped one', () => {
  const [, shown = ''] =
    /^```ts\n( {2}\{[\s\S]*?)^```$/m.exec(readFileSync(join(docs, 'extend-rule.md'), 'utf8')) ?? [];
  expect(shown).toContain('gb.marketing.hours');
  expect(readFileSync(join(root, 'models/domain/policy/rules/united-kingdom.ts'), 'utf8')).toContain(shown);
});
