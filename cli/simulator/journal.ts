import { closeSync, createReadStream, existsSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { SetUpError } from '../../models/domain/set-up-error.ts';

/** Reads a file of JSON lines; a line that a kill tore is left out. */
export async function* readJournal(path: string): AsyncGenerator {
  if (!existsSync(path)) return;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    const entry = parse(line);
    if (entry !== undefined) yield entry;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function openFile(path: string): number {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'a+', 0o600);
  } catch (error) {
    throw new SetUpError(
      'directory-unusable',
      `SIMULATOR_DATA cannot be used: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

/** An append-only file of JSON lines. What `append` has returned from survives a kill of the process. */
export class Journal {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openFile(path);
    if (!this.#endsWithNewline()) writeSync(this.#file, '\n');
  }

  append(entries: object[]): void {
    writeSync(this.#file, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  }

  close(): void {
    closeSync(this.#file);
  }

  /** A torn last line must not swallow the first new one. */
  #endsWithNewline(): boolean {
    const { size } = fstatSync(this.#file);
    const last = Buffer.alloc(1);
    return size === 0 || (readSync(this.#file, last, 0, 1, size - 1) === 1 && last.toString() === '\n');
  }
}
