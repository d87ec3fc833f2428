import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import { effectOn } from '../../api/effects/events/dispatch.ts';
import { startOf, type Begun } from '../../api/effects/events/enroll.ts';
import { knownOf } from '../../api/effects/events/known-events.ts';
import { isRepeatedAmong } from '../../api/effects/events/repeated-fact.ts';
import { visible } from '../../api/effects/events/visible-event.ts';
import type { EventDocument } from '../../models/documents/event.ts';
import type { Journey } from '../../workflows/catalogue.ts';
import { mayEnterAgainSince, workflowIdOf } from '../../workflows/run-id.ts';
import { posted, type Happening } from './posted.ts';
import type { Stage } from './stage.ts';

/** An event that was posted, and its row. */
interface Taken {
  event: Happening;
  row: EventDocument;
  isRepeated: boolean;
}

/** The inbox of a story: what was posted, and which runs it has begun. */
export class Inbox {
  /** In the order in which they arrived. */
  readonly events: EventDocument[] = [];
  /** When each run last began, by its id. */
  readonly runs = new Map<string, { journey: string; at: Date }>();
  readonly #stage: Stage;
  readonly #contactId: string;
  readonly #journeys: [string, Journey][];

  constructor(stage: Stage, contactId: string, journeys: Record<string, Journey>) {
    this.#stage = stage;
    this.#contactId = contactId;
    this.#journeys = Object.entries(journeys);
  }

  /** Stores events that nobody has to be told of any more. */
  remember(events: readonly Happening[], now: Date): void {
    for (const event of events) this.events.push(posted(this.#contactId, event, now));
  }

  /** Stores the events of one request; one whose id is there already changes nothing. */
  take(events: readonly Happening[], now: Date): Taken[] {
    return events.map((event, place) => {
      const row = posted(this.#contactId, event, now, place);
      const isRepeated = this.events.some(({ _id }) => _id === row._id);
      if (!isRepeated) this.events.push(row);
      return { event, row, isRepeated };
    });
  }

  /** Gives an event its effect on each journey, by the rules of the real inbox. */
  async dispatch(event: EventDocument): Promise<void> {
    for (const [name, journey] of this.#journeys) {
      const workflowId = workflowIdOf(name, journey, event);
      const tell = () => this.signal(workflowId, event.type, visible(event));
      const effect = await effectOn(journey, event.type, {
        restart: tell,
        begin: () => this.#begin(workflowId, name, journey, event),
        tell,
      });
      if (effect) event.effects.push({ workflowId, effect });
    }
  }

  /** Signals a run; false where none is there. */
  async signal(workflowId: string, name: string, payload: object): Promise<boolean> {
    try {
      await this.#stage.time.still.getHandle(workflowId).signal(name, payload);
      return true;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  async #begin(workflowId: string, name: string, journey: Journey, event: EventDocument): Promise<Begun> {
    const now = event.receivedAt;
    const latest = this.runs.get(workflowId)?.at;
    if (latest) {
      const restedSince = mayEnterAgainSince(journey.again, now);
      if (!restedSince || latest > restedSince) return 'already-started';
      if (isRepeatedAmong(this.events, workflowId, journey, event)) return 'duplicate';
    }
    const known = knownOf(this.events, workflowId, journey, event);
    const { workflowType, start } = startOf(workflowId, name, journey, event, known);
    try {
      const { taskQueue, time } = this.#stage;
      await time.still.start(workflowType, { workflowId, taskQueue, args: [start] });
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return 'already-started';
      throw error;
    }
    this.runs.set(workflowId, { journey: name, at: now });
    const heard = this.events.filter(({ _id }) => known.some((one) => one._id === _id));
    for (const { effects } of heard) effects.push({ workflowId, effect: 'signalled' });
    return 'started';
  }
}
