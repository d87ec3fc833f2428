import PQueue from 'p-queue';
import type { Logger } from 'pino';
import { EventModel, type EventDocument } from '../models/documents/event.ts';
import { dispatchEvent } from './dispatch.ts';
import type { ApiMetrics } from './metrics.ts';
import type { Runs } from './temporal.ts';

/** An acknowledged event is swept when its dispatch has not ended by itself within this time. */
export const leaseMs = 30_000;

/** More than this waits in the database instead of in memory. */
const queueLimit = 20_000;

/** The pause before the next try, in milliseconds: 1 s, doubled up to a minute. */
function backOffMs(attempts: number): number {
  return Math.min(60_000, 1_000 * 2 ** Math.min(attempts, 6));
}

/** Dispatches acknowledged events: many at once, but those of one contact in the order they were taken. */
export class Dispatcher {
  readonly #queue: PQueue;
  readonly #lastOf = new Map<string, Promise<void>>();
  readonly #runs: Runs;
  readonly #metrics: ApiMetrics;
  readonly #log: Logger;

  constructor(runs: Runs, metrics: ApiMetrics, log: Logger, concurrency = 32) {
    this.#runs = runs;
    this.#metrics = metrics;
    this.#log = log;
    this.#queue = new PQueue({ concurrency });
  }

  get full(): boolean {
    return this.#queue.size > queueLimit;
  }

  /** Resolves when the event has had its effect, or has been put back for the sweeper; never throws. */
  async dispatch(event: EventDocument): Promise<void> {
    const { contactId } = event;
    const before = this.#lastOf.get(contactId) ?? Promise.resolve();
    const mine = before.then(() => this.#queue.add(() => this.#attempt(event)));
    this.#lastOf.set(contactId, mine);
    await mine;
    if (this.#lastOf.get(contactId) === mine) this.#lastOf.delete(contactId);
  }

  /** Waits for what has begun, so that a stop leaves as little as possible to the sweeper. */
  async drain(): Promise<void> {
    this.#queue.clear();
    await this.#queue.onIdle();
  }

  async #attempt(event: EventDocument): Promise<void> {
    try {
      event.effects = await dispatchEvent(this.#runs, event);
      await EventModel.updateOne({ _id: event._id }, { $set: { effects: event.effects }, $unset: { pendingAt: 1 } });
      delete event.pendingAt;
      for (const { effect } of event.effects) this.#metrics.dispatched.inc({ effect });
    } catch (error) {
      await this.#putBack(event, error);
    }
  }

  async #putBack(event: EventDocument, error: unknown): Promise<void> {
    this.#metrics.dispatchFailed.inc();
    this.#log.warn({ event: event._id, type: event.type, err: error }, 'dispatch failed, will be swept');
    const pendingAt = new Date(Date.now() + backOffMs(event.attempts));
    await EventModel.updateOne({ _id: event._id }, { $set: { pendingAt }, $inc: { attempts: 1 } }).catch(() => {
      this.#log.error({ event: event._id }, 'the lease could not be shortened; it runs out by itself');
    });
  }
}
