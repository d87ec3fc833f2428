import type { EventName } from '../../models/config/register.ts';
import { Inbox } from './inbox.ts';
import { Narration } from './narration.ts';
import type { JourneyStart } from './start.ts';
import { UnderWay } from './under-way.ts';

/** What one story is told with: what it hears, what it says of itself, and how many texts and questions it has had. */
export interface Telling {
  inbox: Inbox;
  narration: Narration;
  steps: number;
  underWay: UnderWay;
}

/** Begins to hear, before the first line of the story; `restartsOn` is the event on which that begins anew. */
export function beginTelling(start: JourneyStart<EventName>, restartsOn?: string): Telling {
  const narration = new Narration();
  const inbox = new Inbox(start.event, {
    carried: start.carried?.inbox,
    since: start.since,
    restartsOn,
    known: [...(start.before ?? []), ...(start.meanwhile ?? [])],
    onUnheard: (unheard, why) => narration.unheard(unheard.name, why),
  });
  narration.unread = () => inbox.unread;
  return { inbox, narration, steps: start.carried?.ordinal ?? 0, underWay: new UnderWay() };
}
