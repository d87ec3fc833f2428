import { SetUpError, SetUpErrors } from '../../models/domain/set-up-error.ts';

/** Keeps what is wrong until everything was looked at, since whoever mends one fault would meet the next at each start. */
export class Faults {
  readonly #found: SetUpError[] = [];

  /** What is read; undefined where it cannot be, which is kept. */
  try<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SetUpError)) throw error;
      this.#found.push(...(error instanceof SetUpErrors ? error.all : [error]));
      return undefined;
    }
  }

  /** What was read, of which every part is there when nothing is wrong. @throws SetUpError for all that was kept */
  whole<T>(read: T | undefined): T {
    const [first, ...more] = this.#found;
    if (first) throw more.length > 0 ? new SetUpErrors([first, ...more]) : first;
    if (read === undefined) throw new TypeError('a part was not read, and nothing is wrong with it');
    return read;
  }
}
