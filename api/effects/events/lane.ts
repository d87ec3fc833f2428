import { compareEvents, type EventDocument } from '../../../models/documents/event.ts';

interface Waiting {
  event: EventDocument;
  told: () => void;
}

/** The events of one contact that this process has in hand, oldest first, and who waits for their effect. */
export class Lane {
  readonly contactId: string;
  /** Older events of the contact may be owed that are not in hand: what is owed must be read before anything is done. */
  mustRead = false;
  /** The oldest owed event was taken from its back-off by the sweep, so its time has come. */
  taken = false;
  /** Whoever the owed events bring is there. */
  hasBrought = false;
  /** An event in the hands of another process that was given a moment already. */
  waitedFor: string | undefined;
  /** How many events have had their effect. */
  done = 0;
  #waiting: Waiting[] = [];

  constructor(contactId: string) {
    this.contactId = contactId;
  }

  /** Resolves when the event has had its effect, or the lane has stopped before it. */
  wait(event: EventDocument): Promise<void> {
    return new Promise((told) => {
      const later = this.#waiting.findIndex((other) => compareEvents(event, other.event) < 0);
      this.#waiting.splice(later < 0 ? this.#waiting.length : later, 0, { event, told });
    });
  }

  has(id: string): boolean {
    return this.#waiting.some(({ event }) => event._id === id);
  }

  get next(): EventDocument | undefined {
    return this.#waiting[0]?.event;
  }

  /** Tells who waits for this event what became of it, perhaps in a copy that was read from the database. */
  settle(done: EventDocument): void {
    this.done += 1;
    const index = this.#waiting.findIndex(({ event }) => event._id === done._id);
    const [waiting] = index < 0 ? [] : this.#waiting.splice(index, 1);
    if (!waiting) return;
    const { event, told } = waiting;
    event.effects = done.effects;
    if (done.failure !== undefined) event.failure = done.failure;
    if (!done.pendingAt) delete event.pendingAt;
    told();
  }

  /** The lane stops: what it still has stays owed in the database. */
  release(): void {
    for (const { told } of this.#waiting) told();
    this.#waiting = [];
  }
}
