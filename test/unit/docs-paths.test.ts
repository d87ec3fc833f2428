import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const below = (folder: string) => readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.md'));
const pages = ['CONTRIBUTING.md', ...below('docs'), ...below('docs/gateways').map((name) => `gateways/${name}`)];
const folders = 'activities|api|cli|docs|models|test|worker|workflows';

it.each(pages)('%s names files and folders that are there', (page) => {
  const text = readFileSync(new URL(page === 'CONTRIBUTING.md' ? page : `docs/${page}`, root), 'utf8');
  const named = [...text.matchAll(new RegExp(`\`((?:${folders})/[\\w./-]*)\``, 'g'))].map(([, path = '']) => path);
  expect(named.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

it('README names every page', () => {
  const readme = readFileSync(new URL('README.md', root), 'utf8');
  const own = pages.filter((page) => page !== 'CONTRIBUTING.md');
  expect(own.filter((page) => !readme.includes(`](docs/${page})`))).toEqual([]);
});
