import type { EventName, EventOf } from '../../models/config/register.ts';
import type { Click, Reply } from '../../models/domain/runs/run-signal.ts';
import { compareInstants } from '../../models/domain/time/time-order.ts';
import type { Inbox } from './inbox.ts';

/** What a race is between, one of them at least. */
export type Race<Name extends EventName, Replies extends true, Clicks extends true> = {
  events?: readonly Name[];
  /** The reply to the latest text, which must be one that asks. */
  reply?: Replies;
  /** The first click of a person on a link of the latest text. */
  click?: Clicks;
} & ({ events: readonly Name[] } | { reply: Replies } | { click: Clicks });

interface Replied {
  name: 'reply';
  reply: Reply;
}

interface Clicked {
  name: 'click';
  click: Click;
}

/** What has come first; `name` tells an event, a reply and a click apart. */
export type First<Name extends EventName, Replies extends true, Clicks extends true> =
  EventOf<Name> | ([Replies] extends [never] ? never : Replied) | ([Clicks] extends [never] ? never : Clicked);

/** A race as it is run: `clickOn` is the text on which a click counts, absent where there can be none. */
export interface Runners {
  events: readonly EventName[];
  reply: boolean;
  clickOn?: string | undefined;
}

/** What a race waits for, for people; empty where nothing can come. */
export function spokenRunners({ events, reply, clickOn }: Runners): string {
  return [...events, ...(reply ? ['a reply'] : []), ...(clickOn === undefined ? [] : ['a click'])].join(' or ');
}

/** Whether something has come that the race is between. */
export function isDecided(inbox: Inbox, { events, reply, clickOn }: Runners): boolean {
  return (
    inbox.has(events) || (reply && inbox.hasReply()) || (clickOn !== undefined && inbox.click(clickOn) !== undefined)
  );
}

/** Takes what happened first out of the inbox. */
export function takeFirst(
  inbox: Inbox,
  { events, reply, clickOn }: Runners,
): EventOf<EventName> | Replied | Clicked | undefined {
  const replied = reply ? inbox.peekReply() : undefined;
  const click = clickOn === undefined ? undefined : inbox.click(clickOn);
  const [first] = [inbox.peek(events), replied, click]
    .filter((signal) => signal !== undefined)
    .sort((a, b) => compareInstants(a.time, b.time));
  if (click && first === click) return { name: 'click', click };
  if (replied && first === replied) return { name: 'reply', reply: inbox.takeReply() ?? replied };
  return inbox.take(events);
}
