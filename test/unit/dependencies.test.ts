import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What a project that `tidings init` has made brings for its tests. */
const project = JSON.parse(readFileSync(`${root}/cli/init/template/_package.json`, 'utf8')) as typeof manifest;
const compiled = ['workflows', 'activities', 'api', 'worker', 'models', 'cli'];
const leftOut = manifest.files.flatMap((entry) => (entry.startsWith('!dist/') ? [entry.slice('!dist/'.length)] : []));

/** Sources whose compiled form is in the package. */
const sources = execFileSync('git', ['ls-files', ...compiled], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.startsWith('cli/init/template/'))
  .filter((file) => !leftOut.some((folder) => file.startsWith(`${folder}/`)));

/** The packages that a compiled file loads; what it imports as types is gone by then. */
function loaded(file: string): string[] {
  const source = readFileSync(`${root}/${file}`, 'utf8');
  const named = [
    ...source.matchAll(/^(?:import|export)(?! type\b)[^;]*? from '([^.'][^']*)';/gm),
    ...source.matchAll(/^import '([^.'][^']*)';/gm),
  ].map(([, name = '']) => name);
  const packages = named
    .filter((name) => !isBuiltin(name))
    .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
  return [...new Set(packages)];
}

it('what is in the package loads only what comes with it, or what a project brings for its tests', () => {
  const brought = [...Object.keys(manifest.dependencies), ...Object.keys(project.devDependencies)];
  const missing = sources.flatMap((file) =>
    loaded(file)
      .filter((name) => !brought.includes(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(sources.length).toBeGreaterThan(300);
  expect(missing).toEqual([]);
});

/** The sources that a file loads, types aside, at its start or later. */
function loadedSources(file: string): string[] {
  const source = readFileSync(`${root}/${file}`, 'utf8');
  const named = [
    ...source.matchAll(/^(?:import|export)(?! type\b)[^;]*? from '(\.[^']*)';/gm),
    ...source.matchAll(/\bimport\('(\.[^']*)'\)/g),
  ];
  return named.map(([, path = '']) => posix.join(posix.dirname(file), path));
}

it('what only simulates is loaded by its own command, and so are the packages that only it uses', () => {
  const isSimulator = (file: string) => file.startsWith('cli/simulator/');
  const others = sources.filter((file) => !isSimulator(file));
  expect(others.filter((file) => loadedSources(file).some(isSimulator))).toEqual(['cli/commands/simulator.ts']);
  expect(others.filter((file) => loaded(file).includes('smtp-server'))).toEqual([]);
  expect(sources.filter((file) => loaded(file).includes('smtp-server'))).toHaveLength(1);
});
