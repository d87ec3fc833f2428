import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { EventData, EventName } from '../../models/config/register.ts';
import { asksOf } from './asks.ts';
import { beginRun } from './run.ts';
import { sendsOf } from './sends.ts';
import { sleepsOf } from './sleeps.ts';
import type { Ended, JourneyStart } from './start.ts';
import type { Telling } from './telling.ts';
import { endOn } from './until.ts';
import { waitsOf } from './waits.ts';

/** The verbs of one run, and the event that began it. */
export type Verbs<Start extends EventName, Hears extends EventName> = ReturnType<typeof verbsOf<Start, Hears>>;

/**
 * Gives a story its verbs: an ordinary object in an ordinary workflow function; put this code in its place and a plain
 * Temporal workflow remains.
 */
export function verbsOf<Start extends EventName, Hears extends EventName>(
  start: JourneyStart<Start>,
  telling: Telling,
) {
  const { inbox, narration } = telling;
  const { event } = start;
  const run = beginRun(start, telling);
  const { question } = run;

  /** Whether an event of this name was there before the one that began the run, so that its first text may be no news. */
  function known(name: Hears): boolean {
    return start.before?.some((earlier) => earlier.name === name) ?? false;
  }

  /** Tells a story that ends the moment one of `names` arrives; `opted-out` is one that every journey may name. */
  async function until<Name extends Hears | 'opted-out'>(
    names: readonly Name[],
    story: () => Promise<Ended | undefined>,
  ) {
    const ended = await endOn({ inbox, narration }, names, story);
    if (ended.event) question.close();
    return ended;
  }

  /** Begins the journey anew with other data when its history has grown long; a run may then live for ever. */
  async function renewWhenLong(data: EventData<Start>): Promise<void> {
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    if (!continueAsNewSuggested && historyLength < 2_000) return;
    question.close();
    const { before: _known, meanwhile: _heard, ...same } = start;
    const renewed = {
      ...same,
      event: { ...event, data },
      carried: { ...start.carried, ordinal: telling.steps, inbox: inbox.carry() },
    };
    await continueAsNew<(renewed: object) => Promise<unknown>>(renewed);
  }

  const speaks = { ...sendsOf<Hears>(run), ...waitsOf<Hears>(run), ...asksOf(run) };
  return { event, ...speaks, ...sleepsOf(run), known, until, renewWhenLong };
}
