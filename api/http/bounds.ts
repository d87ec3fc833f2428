import { amountComplaint } from '../../models/domain/money/money.ts';
import { pointerOf, type Fault } from './problems.ts';

/**
 * How deep, how many and how long the values of one thing may be: of a body, of each event of a batch, of each row of an
 * import. The database nests 100 levels and keeps 16 MB in a row; nothing that we take comes near.
 */
const bounds = { depth: 32, values: 10_000, characters: 262_144 } as const;

/** More names and values than this are not read in one body, however many things it holds. */
const valuesOfBody = 500_000;

/**
 * What is wrong with a body of JSON before it is parsed: millions of lists and objects take seconds, in which nobody else
 * is served. Each is a value, so this is never stricter than what is checked of the values themselves.
 */
export function unreadablyMuch(bytes: Buffer): Fault | undefined {
  let opened = 0;
  let quoted = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === backslash) at += 1;
    else if (byte === quote) quoted = !quoted;
    else if (!quoted && (byte === bracket || byte === brace)) opened += 1;
  }
  if (opened <= valuesOfBody) return undefined;
  return { pointer: '', detail: `has more than ${valuesOfBody} values; send less at once` };
}
const [quote, backslash, bracket, brace] = Buffer.from('"\\[{');

/** The store or its driver give such names a meaning of their own, or cannot hold them; `__proto__` has one in JavaScript. */
export const reservedName = /^\$|[.\0]|^__proto__$|^_bsontype$/;
const notAName = 'cannot be the name of a field: no dot, no NUL, no $ in front, and not __proto__ or _bsontype';
const notKept = 'is a number of more digits than are kept: send it as text';
const notWellFormed = 'is not well-formed Unicode: it holds half of a surrogate pair';

/**
 * What no schema may see: a value that is nested too deep, has too many parts or too many characters, a name that
 * cannot be stored, or text that is not well-formed Unicode (two different ids would be stored as one). Stops at the
 * first fault, and never looks deeper than the bound.
 *
 * @param at JSON pointer of the value, for the fault
 * @returns the fault, or undefined where the value may be read on
 */
export function outOfBounds(value: unknown, at = ''): Fault | undefined {
  return new Walk(at).visit(value, []);
}

/** The first fault of each item of a batch: each has the bounds of one thing, and all together one of their own. */
export function itemsOutOfBounds(items: unknown[]): (Fault | undefined)[] {
  let values = 0;
  return items.map((item) => {
    if (values > valuesOfBody) return { pointer: '', detail: `is past ${valuesOfBody} values; send less at once` };
    const walk = new Walk('');
    const fault = walk.visit(item, []);
    values += walk.values;
    return fault;
  });
}

/** Of whole numbers beyond 2^53 two are stored as one, and what is larger still as nothing. */
function isKept(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

type Fields = Record<string, unknown>;

class Walk {
  values = 0;
  #characters = 0;
  readonly #at: string;

  constructor(at: string) {
    this.#at = at;
  }

  visit(value: unknown, path: string[]): Fault | undefined {
    this.values += 1;
    if (this.values > bounds.values) return this.#fault(path.slice(0, 1), `has more than ${bounds.values} values`);
    if (typeof value === 'string') return this.#read(value, path);
    if (typeof value === 'number' && !isKept(value))
      return this.#fault(path, path.at(-1) === 'amount' ? amountComplaint : notKept);
    if (typeof value !== 'object' || value === null) return undefined;
    if (path.length >= bounds.depth) return this.#fault(path, `is nested deeper than ${bounds.depth} levels`);
    return Array.isArray(value) ? this.#visitItems(value, path) : this.#visitFields(value as Fields, path);
  }

  #visitItems(items: unknown[], path: string[]): Fault | undefined {
    for (const [index, item] of items.entries()) {
      const fault = this.visit(item, [...path, String(index)]);
      if (fault) return fault;
    }
    return undefined;
  }

  #visitFields(fields: Fields, path: string[]): Fault | undefined {
    for (const name of Object.keys(fields)) {
      const below = [...path, name];
      if (reservedName.test(name)) return this.#fault(below, notAName);
      const fault = this.#read(name, below) ?? this.visit(fields[name], below);
      if (fault) return fault;
    }
    return undefined;
  }

  #read(text: string, path: string[]): Fault | undefined {
    this.#characters += text.length;
    if (this.#characters > bounds.characters) {
      return this.#fault(path.slice(0, 1), `has more than ${bounds.characters} characters`);
    }
    return text.isWellFormed() ? undefined : this.#fault(path, notWellFormed);
  }

  #fault(path: string[], detail: string): Fault {
    return { pointer: pointerOf(this.#at, path), detail };
  }
}
