import PQueue from 'p-queue';
import type { Logger } from 'pino';
import { defined } from '../../../models/domain/defined.ts';
import { EventModel, inOrder, type EventDocument } from '../../../models/documents/event.ts';
import { backOffMs, finish, putOff, stillOwed } from '../../../models/documents/owing.ts';
import { bringOwed } from './bring-contacts.ts';
import { dispatchEvent } from './dispatch.ts';
import { causeOf, failureOf, isHopeless } from './dispatch-failure.ts';
import { Lane } from './lane.ts';
import type { ApiMetrics } from '../../http/metrics.ts';
import { Outage } from './outage.ts';
import { RecentIds } from './recent-ids.ts';
import type { Runs } from '../../runs/temporal.ts';

/** Between two tries of an event that fails. */
const pauses = { firstMs: 1_000, longestMs: 60_000 };

/** More than this waits in the database instead of in memory. */
const queueLimit = 20_000;

/** Owed events of a contact are read in pages of this many. */
const pageSize = 50;

/** An older event that another process took this short ago is most likely on its way there; it is given a moment. */
const freshMs = 1_000;
const courtesyMs = 250;

/** What a new event has in front of it: ids of older events of its contact that were owed when it came. */
export type Behind = readonly string[] | 'many';

/**
 * Gives acknowledged events their effect: many contacts at once, those of one contact in the order in which they
 * happened, whoever took them. Nothing of a contact goes past an older event that is still owed: this process does
 * that one first, and where it cannot, all of them wait in the database.
 */
export class Dispatcher {
  readonly #queue: PQueue;
  readonly #lanes = new Map<string, { lane: Lane; ended: Promise<number> }>();
  readonly #finished = new RecentIds(20_000);
  readonly #outage: Outage;
  readonly #runs: Runs;
  readonly #metrics: ApiMetrics;
  readonly #log: Logger;
  #stopping = false;

  constructor(runs: Runs, metrics: ApiMetrics, log: Logger, concurrency = 32) {
    this.#runs = runs;
    this.#metrics = metrics;
    this.#log = log;
    this.#queue = new PQueue({ concurrency });
    this.#outage = new Outage(runs, (contactId) => void this.finishContact(contactId), log);
  }

  get full(): boolean {
    return this.#lanes.size > queueLimit;
  }

  /** True while Temporal is away: whatever is owed waits until it answers again. */
  get paused(): boolean {
    return this.#outage.lasts || this.#stopping;
  }

  /** Resolves when the event has had its effect, or has been left to a later try; never throws. */
  async dispatch(event: EventDocument, behind: Behind): Promise<void> {
    const { contactId } = event;
    if (this.#stopping) return;
    if (this.#outage.lasts) {
      this.#outage.park(contactId);
      return;
    }
    const { lane } = this.#laneOf(contactId);
    const known = (id: string) => this.#finished.has(id) || lane.has(id);
    if (behind === 'many' || !behind.every(known)) lane.mustRead = true;
    await lane.wait(event);
  }

  /** Does what a contact is owed, oldest first, until nothing is or something stops it. Returns how many were done. */
  async finishContact(contactId: string): Promise<number> {
    const { lane, ended } = this.#laneOf(contactId);
    lane.mustRead = true;
    lane.taken = true;
    return ended;
  }

  /** Waits for what has begun; the rest stays owed in the database. */
  async drain(): Promise<void> {
    this.#stopping = true;
    this.#outage.stop();
    await Promise.all([...this.#lanes.values()].map(({ ended }) => ended));
  }

  #laneOf(contactId: string): { lane: Lane; ended: Promise<number> } {
    const open = this.#lanes.get(contactId);
    if (open) return open;
    const lane = new Lane(contactId);
    // It begins a moment later, so that the events of one request are sorted before the first is done.
    const ended = Promise.resolve().then(() => this.#work(lane));
    const opened = { lane, ended };
    this.#lanes.set(contactId, opened);
    return opened;
  }

  async #work(lane: Lane): Promise<number> {
    try {
      for (let goesOn = true; goesOn;) {
        const { next } = lane;
        if (lane.mustRead) goesOn = await this.#doOwed(lane);
        else goesOn = next !== undefined && (await this.#attempt(lane, next));
      }
    } catch (error) {
      this.#log.warn({ err: error }, 'what a contact is owed waits for the database');
      this.#outage.park(lane.contactId);
    } finally {
      this.#lanes.delete(lane.contactId);
      lane.release();
    }
    return lane.done;
  }

  /** Does a page of what the database says is owed, oldest first; false when something stops the lane. */
  async #doOwed(lane: Lane): Promise<boolean> {
    const owed = await EventModel.find({ contactId: lane.contactId, ...stillOwed })
      .sort(inOrder)
      .limit(pageSize)
      .lean();
    lane.mustRead = owed.length === pageSize;
    for (const event of owed) {
      if (isBackingOff(event) && !lane.taken) return false;
      if (isOnItsWay(event) && !lane.has(event._id) && lane.waitedFor !== event._id) {
        lane.waitedFor = event._id;
        lane.mustRead = true;
        await new Promise((resolve) => setTimeout(resolve, courtesyMs));
        return true;
      }
      lane.taken = false;
      if (!lane.hasBrought || event.brings) await bringOwed(lane.contactId);
      lane.hasBrought = true;
      if (!(await this.#attempt(lane, event))) return false;
    }
    return true;
  }

  /** One try for the oldest event of a lane; false when the lane must stop, and everything behind it with it. */
  async #attempt(lane: Lane, event: EventDocument): Promise<boolean> {
    if (!(await this.#queue.add(() => this.#giveEffect(event)))) return false;
    this.#finished.add(event._id);
    lane.settle(event);
    return true;
  }

  /** False when the event is left to a later try. Asks when its turn comes, since Temporal may have gone while it waited. */
  async #giveEffect(event: EventDocument): Promise<boolean> {
    if (this.paused) {
      this.#outage.park(event.contactId);
      return false;
    }
    try {
      await dispatchEvent(this.#runs, event);
    } catch (error) {
      if (!(await this.#hopeless(event, error))) return false;
      event.failure = failureOf(error);
    }
    const { effects, failure } = event;
    const had = defined<Pick<EventDocument, 'effects' | 'failure'>>({ effects, failure });
    await finish(EventModel, { _id: event._id, ...stillOwed }, { $set: had });
    delete event.pendingAt;
    for (const { effect } of effects) this.#metrics.dispatched.inc({ effect });
    return true;
  }

  /** True for an event that would fail for ever; else it is left to a later try, with its contact's later events. */
  async #hopeless(event: EventDocument, error: unknown): Promise<boolean> {
    this.#metrics.dispatchFailed.inc();
    const cause = causeOf(error);
    const { _id, type, contactId, attempts } = event;
    if (cause === 'outage' && !(await this.#runs.isReachable())) {
      this.#outage.begin();
      this.#outage.park(contactId);
      return false;
    }
    if (isHopeless(cause, attempts + 1)) {
      this.#metrics.dispatchGivenUp.inc({ type });
      this.#log.error({ event: _id, type, err: error }, 'an event can have no effect; the next ones go on without it');
      return true;
    }
    this.#log.warn({ event: _id, type, err: error }, 'dispatch failed, will be tried again');
    const tried = { $set: { effects: event.effects }, $inc: { attempts: 1 } };
    await putOff(EventModel, { _id, ...stillOwed }, backOffMs(attempts, pauses), tried);
    return false;
  }
}

function isBackingOff({ attempts, pendingAt }: EventDocument): boolean {
  return attempts > 0 && pendingAt !== undefined && pendingAt.getTime() > Date.now();
}

function isOnItsWay({ attempts, receivedAt }: EventDocument): boolean {
  return attempts === 0 && Date.now() - receivedAt.getTime() < freshMs;
}
