import { join } from 'node:path';
import { Child, type Program } from '../dev/child.ts';
import { anyPort } from '../dev/ports.ts';
import { httpAnswers, tidingsProgram } from '../dev/processes.ts';
import { startStack, type ProcessName, type Stack, type StackOptions } from '../dev/stack.ts';
import type { Victim } from './fault-plan.ts';

/** After a kill, a process is given this long to be ready again, counting the tries that failed. */
const backWithinMs = 180_000;

/**
 * Tidings on engines of its own, with one api or two that share the same stores. A process that ends by itself is
 * started again, as a supervisor would.
 */
export class Processes {
  readonly stack: Stack;
  /** How often a process ended that nobody had killed. */
  endedByThemselves = 0;
  /** Told when a process ends by itself, or does not come back at once. */
  told: (line: string) => void = () => undefined;
  readonly #second: Program | undefined;
  readonly #children: Map<string, Child>;
  readonly #starting = new Map<Victim, Promise<void>>();
  #closing = false;

  private constructor(stack: Stack, children: Map<string, Child>, second: Program | undefined) {
    this.stack = stack;
    this.#children = children;
    this.#second = second;
  }

  static async start(options: StackOptions, apis: 1 | 2): Promise<Processes> {
    const children = new Map<string, Child>();
    const known = { ended: (_name: ProcessName): void => undefined };
    const stack = await startStack({
      ...options,
      onStart: (started) => started.forEach((child) => children.set(child.program.name, child)),
      onLoss: (name) => known.ended(name),
    });
    const second = apis === 2 ? await secondApi(stack, options.directory) : undefined;
    const processes = new Processes(stack, children, second);
    known.ended = (name) => processes.#ended(name);
    if (second) await processes.bringBack('api-2');
    return processes;
  }

  /** The base addresses of all apis. */
  get apis(): string[] {
    return [this.stack.addresses.api, ...(this.#second ? [`http://127.0.0.1:${this.#second.port}`] : [])];
  }

  async kill(name: Victim): Promise<void> {
    await this.#starting.get(name);
    await this.#children.get(name)?.kill('SIGKILL');
  }

  /** SIGSTOP or SIGCONT. */
  signal(name: Victim, signal: 'SIGSTOP' | 'SIGCONT'): void {
    const child = this.#children.get(name);
    if (child?.running && child.pid !== undefined) process.kill(child.pid, signal);
  }

  /** Starts a process again until it is ready: it may need another that is away itself. */
  async bringBack(name: Victim): Promise<void> {
    const starting = this.#starting.get(name) ?? this.#start(name);
    this.#starting.set(name, starting);
    await starting.finally(() => this.#starting.delete(name));
  }

  async stop(): Promise<void> {
    this.#closing = true;
    for (const name of this.#children.keys()) this.signal(name as Victim, 'SIGCONT');
    await Promise.allSettled(this.#starting.values());
    await this.#children.get('api-2')?.stop();
    await this.stack.stop();
  }

  async #start(name: Victim): Promise<void> {
    const giveUpAt = Date.now() + backWithinMs;
    while (!this.#closing) {
      try {
        await (name === 'api-2' ? this.#startSecond() : this.stack.start(name));
        return;
      } catch (error) {
        if (Date.now() > giveUpAt) throw error;
        this.told(`${name} did not come back yet: ${error instanceof Error ? error.message : String(error)}`);
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    }
  }

  async #startSecond(): Promise<void> {
    if (!this.#second || this.#children.get('api-2')?.running) return;
    const child = new Child(this.#second);
    this.#children.set('api-2', child);
    await child.untilReady();
    void child.ended.then(() => {
      if (!child.expectedToEnd) this.#ended('api-2');
    });
  }

  #ended(name: ProcessName | 'api-2'): void {
    if (this.#closing) return;
    this.endedByThemselves += 1;
    this.told(`${name} ended by itself and is started again`);
    this.bringBack(name).catch((error: unknown) => this.told(`${name} stays away: ${String(error)}`));
  }
}

/** Another api on the same stores, on a port of its own. */
async function secondApi({ env }: Stack, directory: string): Promise<Program> {
  const port = await anyPort();
  const url = `http://127.0.0.1:${port}/readyz`;
  const program = tidingsProgram('api', { ...env, PORT: String(port) }, { directory, port }, () => httpAnswers(url));
  return { ...program, name: 'api-2', logFile: join(directory, 'logs', 'api-2.log') };
}
