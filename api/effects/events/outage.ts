import type { Logger } from 'pino';
import type { Runs } from '../../runs/temporal.ts';

/** How often Temporal is asked whether it is back. */
const probeMs = 1_000;

/** More contacts than this are not remembered: their lease brings them back. */
const parkingLimit = 20_000;

/** While Temporal is away: one question a second instead of a failure per event, and who goes on when it is back. */
export class Outage {
  readonly #parked = new Set<string>();
  readonly #runs: Pick<Runs, 'isReachable'>;
  readonly #resume: (contactId: string) => void;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;
  #lasts = false;
  #stopped = false;

  constructor(runs: Pick<Runs, 'isReachable'>, resume: (contactId: string) => void, log: Logger) {
    this.#runs = runs;
    this.#resume = resume;
    this.#log = log;
  }

  get lasts(): boolean {
    return this.#lasts;
  }

  begin(): void {
    if (this.#lasts) return;
    this.#lasts = true;
    this.#log.warn('Temporal is away; events are taken and wait');
    this.#askSoon();
  }

  /** The contact goes on when Temporal answers, in a second at the earliest. */
  park(contactId: string): void {
    if (this.#parked.size < parkingLimit) this.#parked.add(contactId);
    this.#askSoon();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #askSoon(): void {
    if (this.#timer || this.#stopped) return;
    this.#timer = setTimeout(() => void this.#ask(), probeMs);
    this.#timer.unref();
  }

  async #ask(): Promise<void> {
    const reachable = await this.#runs.isReachable();
    this.#timer = undefined;
    if (this.#stopped) return;
    if (!reachable) {
      this.#askSoon();
      return;
    }
    if (this.#lasts) this.#log.info({ contacts: this.#parked.size }, 'Temporal is back; what waited goes on');
    this.#lasts = false;
    const parked = [...this.#parked];
    this.#parked.clear();
    for (const contactId of parked) this.#resume(contactId);
  }
}
