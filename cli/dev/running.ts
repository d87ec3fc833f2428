import { Child, type Program } from './child.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { isFree, PortTaken } from './ports.ts';

/** In the order they start; they stop in the opposite one. */
const processNames = ['mongodb', 'temporal', 'simulator', 'api', 'worker'] as const;
export type ProcessName = (typeof processNames)[number];

interface Options {
  onLoss?: (name: ProcessName, restart: () => Promise<void>) => void;
  onStart?: (children: Child[]) => void;
  without?: readonly ProcessName[];
  signal?: AbortSignal;
}

/** The processes of one stack. Each is known from the moment it is spawned, so that none can outlive `stop`. */
export class Running {
  readonly #programs: Map<ProcessName, Program>;
  readonly #options: Options;
  readonly #children = new Map<ProcessName, Child>();
  /** Come up beside the one whose place it takes. */
  #successor: Child | undefined;
  #stopped: Promise<void> | undefined;

  constructor(programs: ReadonlyMap<ProcessName, Program>, options: Options) {
    this.#programs = new Map(programs);
    this.#options = options;
  }

  async startAll(): Promise<void> {
    const { signal, without = [] } = this.#options;
    const start = async (name: ProcessName) => (without.includes(name) ? undefined : this.start(name));
    const stop = () => void this.stop();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      signal?.throwIfAborted();
      for (const name of ['mongodb', 'temporal', 'simulator'] as const) await start(name);
      await Promise.all([start('api'), start('worker')]);
    } catch (error) {
      await this.stop();
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  async start(name: ProcessName): Promise<void> {
    const program = this.#programs.get(name);
    if (!program) return;
    const before = this.#children.get(name);
    if (before?.running) return before.untilReady();
    await this.#portIsFree(program);
    if (this.#stopped) throw new Error(`${name} is not started: everything is being stopped`);
    const child = new Child(program);
    this.#children.set(name, child);
    this.#options.onStart?.([...this.#children.values()]);
    await child.untilReady();
    this.#watch(name, child);
  }

  /**
   * Puts a newer process in the place of one, which goes on until the newer is ready; where that does not come up, the
   * old one stays.
   *
   * @param change what is other about its program: it needs another port
   * @throws SetUpError with what the newer said
   */
  async replace(name: ProcessName, change: (program: Program) => Program): Promise<void> {
    const program = this.#programs.get(name);
    if (!program || this.#stopped) return;
    const before = this.#children.get(name);
    const child = new Child(change(program));
    this.#successor = child;
    this.#options.onStart?.([...this.#children.values(), child]);
    try {
      await child.untilReady();
    } catch {
      this.#options.onStart?.([...this.#children.values()]);
      throw new SetUpError('process-ended', child.said().split('\n').slice(-12).join('\n').trim());
    } finally {
      this.#successor = undefined;
    }
    this.#programs.set(name, child.program);
    this.#children.set(name, child);
    this.#options.onStart?.([...this.#children.values()]);
    this.#watch(name, child);
    await before?.stop();
  }

  #watch(name: ProcessName, child: Child): void {
    void child.ended.then(() => {
      if (!child.expectedToEnd) this.#options.onLoss?.(name, () => this.start(name));
    });
  }

  /** A port may stay busy for a moment after the process that had it was killed. */
  async #portIsFree({ name, port }: Program): Promise<void> {
    for (let tries = 0; tries < 20; tries += 1) {
      if (await isFree(port)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new PortTaken(name, port);
  }

  async ask(name: ProcessName, question: string): Promise<unknown> {
    return this.#children.get(name)?.ask(question);
  }

  signal(name: ProcessName, signal: NodeJS.Signals): void {
    this.#children.get(name)?.signal(signal);
  }

  async kill(name: ProcessName, signal: NodeJS.Signals): Promise<void> {
    await this.#children.get(name)?.kill(signal);
  }

  stop(): Promise<void> {
    this.#stopped ??= (async () => {
      await this.#successor?.stop();
      for (const name of processNames.toReversed()) await this.#children.get(name)?.stop();
    })();
    return this.#stopped;
  }
}
