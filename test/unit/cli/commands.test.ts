import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Command, CommandGroup } from '../../../cli/commands/command.ts';
import { setUpCodes } from '../../../models/domain/set-up-codes.ts';
import { startProcess } from '../../support/process.ts';

const heavy = vi.hoisted(() => vi.fn((name: string) => ({ default: name })));
vi.mock('mongoose', () => heavy('mongoose'));
vi.mock('@temporalio/client', () => heavy('@temporalio/client'));
vi.mock('@temporalio/worker', () => heavy('@temporalio/worker'));
vi.mock('handlebars', () => heavy('handlebars'));

const directory = mkdtempSync(join(tmpdir(), 'tidings-commands-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const folder = new URL('../../../cli/commands/', import.meta.url);
const files = readdirSync(folder).filter((name) => name !== 'command.ts');

async function declared(file: string): Promise<Command | CommandGroup> {
  const [command] = Object.values((await import(new URL(file, folder).href)) as Record<string, Command | CommandGroup>);
  if (!command) throw new Error(`${file} declares no command`);
  return command;
}

describe('the commands of tidings', () => {
  it('are named in the help, each by the name of its file', async () => {
    const help = startProcess('--help', {});
    expect(await help.ended).toBe(0);
    for (const file of files) {
      const { name } = await declared(file);
      expect(`${name}.ts`).toBe(file);
      expect(help.said()).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
  });

  it('tell which version runs', async () => {
    const told = startProcess('--version', {});
    expect(await told.ended).toBe(0);
    const { version } = JSON.parse(
      readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
    ) as object & {
      version: string;
    };
    expect(told.said().trim()).toBe(version);
  });

  it('load neither Temporal nor mongoose before they run', async () => {
    await Promise.all(files.map(declared));
    expect(heavy.mock.calls).toEqual([]);
  });

  it('say what must be set up otherwise in its own sentence, without a stack, and end with 1', async () => {
    const prices = join(directory, 'prices.json');
    writeFileSync(prices, '{ "currency": "EURO", "routes": {} }');
    const texts = startProcess('texts', { TIDINGS_PRICES_FILE: prices });
    expect(await texts.ended).toBe(1);
    expect(texts.said().split('\n').slice(0, 3)).toEqual([
      `TIDINGS_PRICES_FILE names ${prices}, which is not right:`,
      '  currency: must be an ISO 4217 code in use, such as EUR',
      `  why: ${setUpCodes['settings-file-unfit'].why}`,
    ]);
  });
});
