import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { downloadTemporal } from '../../../cli/engines/download.ts';

const wanted = { artifact: 'temporal-test-server', version: 'default', file: 'temporal-test-server' };
let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tidings-download-'));
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true, force: true });
});

/** Stands in for the download service and the place its archives are at. */
function serve(fileToExtract: string): string[] {
  const asked: string[] = [];
  const source = join(directory, 'source');
  mkdirSync(join(source, 'release'), { recursive: true });
  for (const name of ['release/temporal-test-server', 'temporal-test-server'])
    writeFileSync(join(source, name), 'program');
  execFileSync('tar', ['-czf', join(directory, 'a.tar.gz'), '-C', source, fileToExtract]);
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    if (url.endsWith('.tar.gz')) return Promise.resolve(new Response(readFileSync(join(directory, 'a.tar.gz'))));
    return Promise.resolve(Response.json({ archiveUrl: 'https://archives.example/a.tar.gz', fileToExtract }));
  });
  return asked;
}

it.each(['temporal-test-server', 'release/temporal-test-server'])(
  'leaves %s of the archive as the program',
  async (file) => {
    const asked = serve(file);
    const target = join(directory, 'target');
    mkdirSync(target);
    await downloadTemporal(wanted, target);
    expect(readFileSync(join(target, 'temporal-test-server'), 'utf8')).toBe('program');
    expect(readdirSync(target)).not.toContain('archive.tar.gz');
    expect(asked[0]).toMatch(/^https:\/\/temporal\.download\/temporal-test-server\/default\?arch=\w+&platform=\w+/);
  },
);

it.each(['../outside', '--checkpoint-action=exec=sh'])('does not unpack %s', async (file) => {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(Response.json({ archiveUrl: 'https://archives.example/a.tar.gz', fileToExtract: file })),
  );
  await expect(downloadTemporal(wanted, directory)).rejects.toThrow('fileToExtract');
});

it('fails when the service has no such version', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })));
  await expect(downloadTemporal(wanted, directory)).rejects.toThrow('answered 404');
});
