import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import type { EventData, EventName } from '../../models/config/register.ts';
import { asksOf } from './asks.ts';
import { refuseUnheard } from './hears-of-row.ts';
import { mustBe } from './must-be.ts';
import { beginRun, type Run } from './run.ts';
import { sendsOf } from './sends.ts';
import { sleepsOf } from './sleeps.ts';
import type { Ended, JourneyStart } from './start.ts';
import type { Telling } from './telling.ts';
import { endOn } from './until.ts';
import type { Verbs } from './verbs.ts';
import { waitsOf } from './waits.ts';

/**
 * Gives a story its verbs: an ordinary object in an ordinary workflow function; put this code in its place and a plain
 * Temporal workflow remains.
 */
export function verbsOf<Start extends EventName, Hears extends EventName>(
  start: JourneyStart<Start>,
  telling: Telling,
  row: Pick<Run, 'texts' | 'hears'>,
): Verbs<Start, Hears> {
  const { inbox, narration } = telling;
  const { event } = start;
  const run = beginRun(start, telling, row);
  const { question } = run;

  function known(name: Hears): boolean {
    refuseUnheard('known', [name], run);
    return start.before?.some((earlier) => earlier.name === name) ?? false;
  }

  async function until<Name extends Hears | 'opted-out'>(
    names: readonly Name[],
    story: () => Promise<Ended | undefined>,
  ) {
    mustBe(names.length > 0, 'until: names no event, so nothing would end its story');
    refuseUnheard('until', names, { hears: [...run.hears, 'opted-out'] });
    const ended = await endOn({ inbox, narration }, names, story);
    if (ended.event) question.close();
    return ended;
  }

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

  const verbs = { ...sendsOf<Hears>(run), ...waitsOf<Hears>(run), ...asksOf(run), ...sleepsOf(run) };
  return { event, ...telling.underWay.noting(verbs), known, until, renewWhenLong };
}
