import { Child, type Program } from './child.ts';
import { isFree, PortTaken } from './ports.ts';
import { Turn } from './turn.ts';

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
  /** Come up beside those whose places they take. */
  #successors: Child[] = [];
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
    this.#tell();
    await child.untilReady();
    this.#watch(name, child);
  }

  /**
   * Puts a newer worker and api in the places of those that run, which go on until both of the newer have come so far that
   * they can take over; where one does not come up, the old ones stay.
   *
   * @param change what is other about the program of the worker: it needs another port
   * @throws SetUpError with what the one that does not come up said
   */
  async renew(change: (worker: Program) => Program): Promise<void> {
    const programs = { worker: this.#programs.get('worker'), api: this.#programs.get('api') };
    if (!programs.worker || !programs.api || this.#stopped) return;
    const turn = new Turn();
    const worker = new Child(change(programs.worker));
    const answers = { ...programs.api.answers, port: () => turn.wait() };
    const api = new Child({ ...programs.api, answers, takesOver: true });
    const before = { worker: this.#children.get('worker'), api: this.#children.get('api') };
    this.#successors = [worker, api];
    this.#tell();
    try {
      await Promise.all([worker.untilReady(), api.untilReady(() => Promise.resolve(turn.isWaitedFor))]);
    } catch (error) {
      await Promise.all([worker.stop(), api.stop()]);
      this.#successors = [];
      this.#tell();
      throw error;
    }
    // The door is closed for an instant only: what the older api has in hand is finished while the newer one listens.
    await before.api?.ask('make-way').catch(() => undefined);
    this.#successors = [];
    this.#programs.set('worker', worker.program);
    this.#children.set('worker', worker).set('api', api);
    this.#tell();
    this.#watch('worker', worker);
    this.#watch('api', api);
    turn.come();
    await Promise.all([api.untilReady(), before.api?.stop(), before.worker?.stop()]);
  }

  #tell(): void {
    this.#options.onStart?.([...this.#children.values(), ...this.#successors]);
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
      await Promise.all(this.#successors.map((child) => child.stop()));
      for (const name of processNames.toReversed()) await this.#children.get(name)?.stop();
    })();
    return this.#stopped;
  }
}
