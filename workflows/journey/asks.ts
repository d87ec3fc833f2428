import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import type { AttributeName, AttributeValue, SegmentName } from '../../models/config/register.ts';
import type { LookUpAnswer, LookUpInput, LookUpName } from '../../models/config/register.ts';
import { arrival } from './arriving.ts';
import { lookUpBy } from './looking-up.ts';
import { nextStep, type Run } from './run.ts';
import type { Value } from './send-arguments.ts';
import type { Ended } from './start.ts';
import type { Wait } from './wait.ts';

const activities = proxyActivities<Activities>({ startToCloseTimeout: '30 seconds' });
const lookUps = proxyLocalActivities<Activities>({ startToCloseTimeout: '10 seconds' });

/** The verbs by which a story asks what is known of its contact, what the installation knows, and the team. */
export function asksOf(run: Run) {
  const { contactId } = run.identity;
  const { inbox, narration } = run.telling;

  /** Whether the contact belongs to a segment at this moment. */
  async function inSegment(segment: SegmentName): Promise<boolean> {
    return lookUps.inSegment.executeWithOptions({ summary: `in segment ${segment}?` }, [{ contactId, segment }]);
  }

  /**
   * Whether an attribute of the contact has this value now, or any at all; the value itself stays out of the run.
   *
   * @example
   * if (await contactHas('plan', 'pro')) return { endedBy: 'pro already' };
   */
  async function contactHas<Name extends AttributeName>(
    attribute: Name,
    value?: AttributeValue<Name>,
  ): Promise<boolean> {
    const summary = `contact has ${attribute}${value === undefined ? '' : ` ${value}`}?`;
    return lookUps.contactHas.executeWithOptions({ summary }, [{ contactId, attribute, value }]);
  }

  /**
   * Asks a look-up of `tidings.config.ts`; undefined when it gave no answer, however often it was tried.
   *
   * @example
   * const stock = await lookUp('stock', { sku: event.data.sku });
   * if (stock && stock.left === 0) return { endedBy: 'sold out' };
   */
  async function lookUp<Name extends LookUpName>(
    name: Name,
    ...input: LookUpInput<Name>
  ): Promise<LookUpAnswer<Name> | undefined> {
    const ordinal = nextStep(run);
    return lookUpBy(narration, { ...run.identity, ordinal, name }, ...input);
  }

  /**
   * Puts a question to the team. Alone it ends the story with it; with a wait the story goes on with what the team
   * decided, or with undefined when nobody has in time.
   */
  async function askTeam(question: string, details?: Record<string, Value>): Promise<Ended>;
  async function askTeam(question: string, details: Record<string, Value>, wait: Wait): Promise<string | undefined>;
  async function askTeam(question: string, details: Record<string, Value> = {}, wait?: Wait) {
    const ordinal = nextStep(run);
    const summary = `ask the team: ${question}`;
    const task = await activities.askTeam.executeWithOptions({ summary }, [
      { ...run.identity, ordinal, question, details },
    ]);
    if (!wait) return { endedBy: 'team asked' };
    await arrival(narration, 'the team', () => inbox.decision(task) !== undefined, wait);
    return inbox.decision(task)?.outcome;
  }

  return { inSegment, contactHas, lookUp, askTeam };
}
