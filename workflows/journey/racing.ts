import type { EventName, EventOf } from '../../models/config/register.ts';
import type { Click, Reply } from '../../models/domain/runs/run-signal.ts';
import { compareInstants } from '../../models/domain/time/time-order.ts';
import type { Inbox } from './inbox.ts';

/** What a race is between, one of them at least. */
export type Race<Name extends EventName, Replies, Clicks extends true> = {
  events?: readonly Name[];
  /** The reply to the latest text, which must be one that asks; with `expects` it is read as `waitForReply` reads it. */
  reply?: Replies;
  /** The first click of a person on a link of the latest text. */
  click?: Clicks;
} & ({ events: readonly Name[] } | { reply: Replies } | { click: Clicks });

interface Replied<Told> {
  name: 'reply';
  reply: Told;
}

interface Clicked {
  name: 'click';
  click: Click;
}

/** What has come first; `name` tells an event, a reply (what is `Told` of it) and a click apart. */
export type First<Name extends EventName, Told, Clicks extends true> =
  EventOf<Name> | ([Told] extends [never] ? never : Replied<Told>) | ([Clicks] extends [never] ? never : Clicked);

/** A race as it is run: `clickOn` are the texts on which a click counts. */
export interface Runners {
  events: readonly EventName[];
  reply: boolean;
  clickOn: readonly string[];
}

export function isReplied(first: { name: string } | undefined): first is Replied<Reply> {
  return first?.name === 'reply';
}

export function isClicked(first: { name: string } | undefined): first is Clicked {
  return first?.name === 'click';
}

/** What a race waits for, for people; empty where nothing can come. */
export function spokenRunners({ events, reply, clickOn }: Runners): string {
  return [...events, ...(reply ? ['a reply'] : []), ...(clickOn.length > 0 ? ['a click'] : [])].join(' or ');
}

/** Whether something has come that the race is between. */
export function isDecided(inbox: Inbox, { events, reply, clickOn }: Runners): boolean {
  return inbox.has(events) || (reply && inbox.hasReply()) || clickOn.some((text) => inbox.click(text));
}

/** Takes what happened first out of the inbox. */
export function takeFirst(
  inbox: Inbox,
  { events, reply, clickOn }: Runners,
): First<EventName, Reply, true> | undefined {
  const replied = reply ? inbox.peekReply() : undefined;
  const clicks = clickOn.map((text) => inbox.click(text));
  const [first] = [inbox.peek(events), replied, ...clicks]
    .filter((signal) => signal !== undefined)
    .sort((a, b) => compareInstants(a.time, b.time));
  const click = clicks.find((each) => each !== undefined && each === first);
  if (click) return { name: 'click', click };
  if (replied && first === replied) return { name: 'reply', reply: inbox.takeReply() ?? replied };
  return inbox.take(events);
}
