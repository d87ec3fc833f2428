import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keep } from '../../../cli/testing/record.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidings-histories-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('a history that is there is never written over: runs that it stands for may be open', () => {
  const histories = join(folder, 'histories');
  keep(histories, 'welcome.json', 'as released');
  keep(histories, 'welcome.json', 'as changed');
  keep(histories, 'welcome.ask-twice.json', 'as patched');
  const read = (file: string) => readFileSync(join(histories, file), 'utf8');
  expect([read('welcome.json'), read('welcome.ask-twice.json')]).toEqual(['as released', 'as patched']);
});
