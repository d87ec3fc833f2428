import { CancellationScope, patched, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { AnswerCounts } from '../../activities/ask-team.ts';
import type { Activities } from '../../activities/index.ts';
import type { AttributeName, AttributeValue, SegmentName } from '../../models/config/register.ts';
import type { LookUpAnswer, LookUpInput, LookUpName } from '../../models/config/register.ts';
import { arrival } from './arriving.ts';
import { lookUpBy } from './looking-up.ts';
import { mustBe, mustKnow } from './must-be.ts';
import { nextStep, type Run } from './run.ts';
import type { Value } from './send-arguments.ts';
import type { Ended } from './start.ts';
import { endOf, lengthOf, waitOptions, type Wait } from './wait.ts';
import type { Asks } from './verbs.ts';

const activities = proxyActivities<Activities>({ startToCloseTimeout: '30 seconds' });
const lookUps = proxyLocalActivities<Activities>({ startToCloseTimeout: '10 seconds' });

/** The verbs by which a story asks what is known of its contact, what the installation knows, and the team. */
export function asksOf(run: Run): Asks {
  const { contactId } = run.identity;
  const { inbox, narration } = run.telling;

  async function inSegment(segment: SegmentName): Promise<boolean> {
    return lookUps.inSegment.executeWithOptions({ summary: `in segment ${segment}?` }, [{ contactId, segment }]);
  }

  async function contactHas<Name extends AttributeName>(
    attribute: Name,
    value?: AttributeValue<Name>,
  ): Promise<boolean> {
    const summary = `contact has ${attribute}${value === undefined ? '' : ` ${value}`}?`;
    return lookUps.contactHas.executeWithOptions({ summary }, [{ contactId, attribute, value }]);
  }

  async function lookUp<Name extends LookUpName>(
    name: Name,
    ...input: LookUpInput<Name>
  ): Promise<LookUpAnswer<Name> | undefined> {
    const ordinal = nextStep(run);
    return lookUpBy(narration, { ...run.identity, ordinal, name }, ...input);
  }

  async function askTeam(question: string, details?: Record<string, Value>): Promise<Ended>;
  async function askTeam(question: string, details: Record<string, Value>, wait: Wait): Promise<string | undefined>;
  async function askTeam(question: string, details: Record<string, Value> = {}, wait?: Wait) {
    mustBe(question.trim() !== '', 'askTeam: the question is empty, so nobody would know what to do');
    if (wait) mustKnow('askTeam', wait, waitOptions);
    const ordinal = nextStep(run);
    const summary = `ask the team: ${question}`;
    const task = await activities.askTeam.executeWithOptions({ summary }, [
      { ...run.identity, ordinal, question, details, ...(wait ? { counts: countsOf(wait) } : {}) },
    ]);
    if (!wait) return { endedBy: 'team asked' };
    return decisionOn(task, wait);
  }

  /** The team is told when the run goes on without it, so that nobody answers to nobody. */
  async function decisionOn(task: string, wait: Wait): Promise<string | undefined> {
    let late: string | undefined;
    try {
      await arrival(narration, 'the team', () => inbox.decision(task) !== undefined, wait);
    } finally {
      if (!inbox.decision(task) && patched('no-longer-asked')) {
        const withdraw = () =>
          activities.withdrawQuestion.executeWithOptions({ summary: 'ask the team no longer' }, [task]);
        late = await CancellationScope.nonCancellable(withdraw);
      }
    }
    return inbox.decision(task)?.outcome ?? late;
  }

  return { inSegment, contactHas, lookUp, askTeam };
}

/** Until when an answer counts: of a span, from when the team has been asked. */
function countsOf(wait: Wait): AnswerCounts {
  const until = endOf(wait);
  return wait.within === undefined ? { until } : { forMs: lengthOf(wait) };
}
