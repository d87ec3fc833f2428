import {
  CancellationScope,
  condition,
  isCancellation,
  makeContinueAsNewFunc,
  workflowInfo,
} from '@temporalio/workflow';
import type { EventName } from '../../models/config/register.ts';
import { eventKey } from '../../models/domain/encode.ts';
import { isBeforeStory } from '../../models/domain/runs/story-order.ts';
import { questionMemo } from './question.ts';
import { restartMemo, type Ended, type JourneyStart } from './start.ts';
import type { Telling } from './telling.ts';

/**
 * Tells a story that begins anew, with the newest data, whenever the event that began it comes again. A text that is held
 * is given up, and a hand-over that has begun is finished first. What ends the story ends it where it happened before.
 */
export async function tellAnewOn(
  name: EventName,
  telling: Telling,
  start: JourneyStart<EventName>,
  story: () => Promise<Ended>,
): Promise<Ended> {
  const { inbox, narration } = telling;
  const goal = start.endsOn ? [start.endsOn as EventName] : [];
  const endings = () => [...narration.endings.flat(), ...goal] as EventName[];
  const isDue = () => inbox.peek([name, ...endings()])?.name === name;
  const isNewest = () => inbox.peekNewest([name, ...goal])?.name === name;
  if (isDue()) return beginAnew(name, telling, start);

  const scope = new CancellationScope();
  const watching = new CancellationScope();
  const watcher = watching.run(async () => {
    await condition(isDue);
    inbox.seal();
    scope.cancel();
  });
  watcher.catch(() => undefined);
  try {
    const ended = await scope.run(story);
    if (!isNewest()) return ended;
  } catch (error) {
    const isOver = CancellationScope.current().consideredCancelled && !inbox.has(goal);
    if (!isCancellation(error) || isOver || !isNewest()) throw error;
  } finally {
    watching.cancel();
  }
  return beginAnew(name, telling, start);
}

/** In a run of its own, so that the history of somebody who is never done stays small. */
async function beginAnew(name: EventName, { inbox, steps }: Telling, start: JourneyStart<EventName>): Promise<never> {
  const event = inbox.takeNewest(name);
  const { before: _known, meanwhile: _heard, ...same } = start;
  const { seen, events, acted = [] } = inbox.carry();
  const { since, endsOn } = start;
  const ofStory = events.filter((other) => other.name !== endsOn && !(since && isBeforeStory(other, event.time)));
  const startedBy = start.carried?.startedBy ?? eventKey(start.event.source, start.event.id);
  const renewed = {
    ...same,
    ...(since ? { since: event.time } : {}),
    event,
    carried: { startedBy, ordinal: steps, inbox: { seen, events: ofStory, replies: [], acted } },
  };
  const told = { [questionMemo]: 'none', [restartMemo]: eventKey(event.source, event.id) };
  const memo = { ...workflowInfo().memo, ...told };
  return makeContinueAsNewFunc<(renewed: object) => Promise<unknown>>({ memo })(renewed);
}
