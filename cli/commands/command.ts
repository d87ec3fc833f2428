/**
 * A command of `tidings`, whole in its file. What it runs is imported only when it runs, so that `tidings --help` loads
 * neither Temporal nor mongoose.
 */
export interface Command {
  name: string;
  text: string;
  /** By how it is written, such as `--seed <number>`: what it says, and what holds without it. */
  options?: Readonly<Record<`--${string}`, readonly [text: string, preset?: string]>>;
  /** What follows its name, such as `[folder]`. */
  argument?: readonly [written: string, text: string];
  /** Ends when it is told to, from its first moment on, or when its supervisor is gone. */
  lasts?: true;
  /** Tells of variables that nobody reads by itself, together with all else that is wrong. */
  readsSettings?: true;
  run: (options: Readonly<Partial<Record<string, string>>>, argument?: string) => Promise<void>;
}

/** Commands behind one word. */
export interface CommandGroup {
  name: string;
  text: string;
  commands: readonly Command[];
}
