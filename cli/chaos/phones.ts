import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';

/** A text on a phone, or what its owner answered, as the gateway's journal has it. */
export interface Bubble {
  phone: string;
  text: string;
  /** Milliseconds since the epoch. */
  at: number;
}

const message = z.object({ number: z.string(), text: z.string(), at: z.number() });
const line = z.union([
  z.object({ is: z.literal('message'), message }),
  z.object({ is: z.literal('reply'), reply: message }),
]);

/**
 * All phones, read from the file in which the gateway notes each message before it answers for it. The file can be
 * read while the gateway is dead.
 */
export class Phones {
  readonly arrived: Bubble[] = [];
  readonly answered: Bubble[] = [];
  readonly #path: string;
  #offset = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Takes in what was noted since the last look. */
  look(): this {
    for (const noted of this.#newLines()) {
      const entry = line.safeParse(noted).data;
      if (!entry) continue;
      const { number, text, at } = entry.is === 'message' ? entry.message : entry.reply;
      (entry.is === 'message' ? this.arrived : this.answered).push({ phone: number, text, at });
    }
    return this;
  }

  /** Whole new lines; one that a kill tore says nothing, and what is half written is read next time. */
  #newLines(): unknown[] {
    if (!existsSync(this.#path)) return [];
    const file = openSync(this.#path, 'r');
    const fresh = Buffer.alloc(Math.max(0, fstatSync(file).size - this.#offset));
    const size = readSync(file, fresh, 0, fresh.length, this.#offset);
    closeSync(file);
    const end = fresh.subarray(0, size).lastIndexOf('\n') + 1;
    this.#offset += end;
    return fresh.toString('utf8', 0, end).split('\n').map(parse);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
