import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** How to run one program of the stack, and how to know that it is ready. */
export interface Program {
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  logFile: string;
  /** Our own processes end with their parent by this channel. */
  ipc?: boolean;
  /** Asked again and again until it says true. */
  ready: () => Promise<boolean>;
}

const readyWithinMs = 90_000;

/** A running program. It has its own process group, so that Ctrl-C in a terminal reaches only the supervisor. */
export class Child {
  readonly program: Program;
  /** Set by whoever stops it on purpose, so that its end is no surprise. */
  expectedToEnd = false;
  readonly #process: ChildProcess;
  readonly ended: Promise<void>;

  private constructor(program: Program) {
    this.program = program;
    mkdirSync(dirname(program.logFile), { recursive: true });
    const log = createWriteStream(program.logFile, { flags: 'a' });
    this.#process = spawn(program.command, program.args, {
      ...(program.env ? { env: program.env } : {}),
      stdio: ['ignore', 'pipe', 'pipe', ...(program.ipc ? (['ipc'] as const) : [])],
      detached: process.platform !== 'win32',
    });
    this.#process.stdout?.pipe(log, { end: false });
    this.#process.stderr?.pipe(log, { end: false });
    this.ended = new Promise((resolve) => {
      this.#process.once('exit', () => resolve());
      this.#process.once('error', () => resolve());
    });
  }

  /** Starts a program and waits until it is ready; fails at once when it ends before. */
  static async start(program: Program): Promise<Child> {
    const child = new Child(program);
    const giveUpAt = Date.now() + readyWithinMs;
    while (!(await program.ready().catch(() => false))) {
      const pause = new Promise((resolve) => setTimeout(resolve, 100));
      const gone = await Promise.race([pause, child.ended.then(() => 'gone')]);
      if (gone === 'gone' || Date.now() > giveUpAt) {
        await child.stop();
        const what = gone === 'gone' ? 'ended' : 'was not ready in time';
        throw new Error(`${program.name} ${what}; see ${program.logFile}`);
      }
    }
    return child;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get running(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** Sends a signal and waits for the end. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    this.expectedToEnd = true;
    if (this.running) this.#process.kill(signal);
    await this.ended;
  }

  /** Asks it to end, and insists after ten seconds. */
  async stop(): Promise<void> {
    const insist = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    await this.kill('SIGTERM');
    clearTimeout(insist);
  }
}
