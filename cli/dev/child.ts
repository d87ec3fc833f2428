import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { endOfLog, lastWords } from './last-words.ts';
import { isFree, PortTaken } from './ports.ts';
import { answerQuestions, ask, type Answers } from './questions.ts';

/** How to run one program of the stack, and how to know that it is ready. */
export interface Program {
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** Where it listens; nothing else may, or its answers would be taken for this program's. */
  port: number;
  /** Somebody of ours listens there still, whose place it takes: that the port is not free says nothing. */
  takesOver?: true;
  logFile: string;
  /** Our own processes end with their parent by this channel. */
  ipc?: boolean;
  /** What it may ask the supervisor. */
  answers?: Answers;
  /** Asked again and again until it says true; the words of an error say what it lacks. */
  ready: () => Promise<boolean>;
  /** How long that may take. */
  readyWithinMs?: number;
}

const usuallyReadyWithinMs = 90_000;
const pauseMs = 50;

/** A running program. It has its own process group, so that Ctrl-C in a terminal reaches only the supervisor. */
export class Child {
  readonly program: Program;
  /** Set by whoever stops it on purpose, so that its end is no surprise. */
  expectedToEnd = false;
  readonly ended: Promise<void>;
  readonly #process: ChildProcess;
  /** Where in its log file this process begins. */
  readonly #logFrom: number;
  #running = true;

  constructor(program: Program) {
    this.program = program;
    mkdirSync(dirname(program.logFile), { recursive: true });
    // A file instead of a pipe, so that an engine can still write when its supervisor was killed.
    const log = openSync(program.logFile, 'a');
    this.#logFrom = fstatSync(log).size;
    this.#process = spawn(program.command, program.args, {
      ...(program.env ? { env: program.env } : {}),
      stdio: ['ignore', log, log, ...(program.ipc ? (['ipc'] as const) : [])],
      detached: process.platform !== 'win32',
    });
    closeSync(log);
    if (program.answers) answerQuestions(this.#process, program.answers);
    this.ended = new Promise((resolve) => {
      const end = () => {
        this.#running = false;
        resolve();
      };
      this.#process.once('exit', end);
      this.#process.once('error', end);
    });
  }

  /**
   * Waits until the program is ready; fails at once when it ends before, and ends it when it takes too long. One that ends
   * because another program listens where it was to listen fails as `PortTaken`, and may be tried on another port.
   *
   * @param ready what it waits for, if not for what the program says
   * @throws SetUpError with what the program said, and in its last line what became of it
   */
  async untilReady(ready = this.program.ready): Promise<void> {
    const { name, port, readyWithinMs = usuallyReadyWithinMs } = this.program;
    let lacks = '';
    const look = () =>
      ready().catch((error: unknown) => {
        lacks = (error as Error).message;
        return false;
      });
    const giveUpAt = Date.now() + readyWithinMs;
    const gone = this.ended.then(() => false);
    while (!((await Promise.race([gone, look()])) && this.#running)) {
      if (!this.#running) {
        if (await this.#lostItsPort()) throw new PortTaken(name, port);
        throw this.#failed('ended before it was ready', lastWords(this.said(), this.program));
      }
      if (Date.now() > giveUpAt) {
        await this.stop();
        const why = lacks && `: ${lacks}`;
        throw this.#failed(`was not ready in ${readyWithinMs / 1_000} s${why}`, endOfLog(this.said()));
      }
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, pauseMs))]);
    }
  }

  #failed(how: string, words: string): SetUpError {
    const { name, logFile } = this.program;
    return new SetUpError('process-ended', `${words}\n\n${name} ${how}; see ${logFile}`.trimStart());
  }

  /** Also a port beside the one that we know of, such as that of Temporal's web UI, is told in the log only. */
  async #lostItsPort(): Promise<boolean> {
    if (/EADDRINUSE|address already in use|port \d+ is in use/i.test(this.said())) return true;
    const { port, takesOver } = this.program;
    return !takesOver && !(await isFree(port));
  }

  /**
   * Asks one of our own processes.
   *
   * @throws Error that says why there is no answer
   */
  ask(question: string): Promise<unknown> {
    const gone = this.ended.then(() => {
      throw new SetUpError('process-ended', `${this.program.name} has ended`);
    });
    return Promise.race([ask(this.#process, question), gone]);
  }

  /** What it has written so far. */
  said(): string {
    return readFileSync(this.program.logFile).subarray(this.#logFrom).toString();
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  get running(): boolean {
    return this.#running;
  }

  /** Sends a signal that does not end it, such as SIGSTOP. */
  signal(signal: NodeJS.Signals): void {
    if (this.#running) this.#process.kill(signal);
  }

  /** Sends a signal and waits for the end. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    this.expectedToEnd = true;
    if (this.#running) this.#process.kill(signal);
    await this.ended;
  }

  /** Asks it to end, and insists after ten seconds. */
  async stop(): Promise<void> {
    const insist = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    await this.kill('SIGTERM');
    clearTimeout(insist);
  }
}
