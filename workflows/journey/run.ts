import { workflowInfo } from '@temporalio/workflow';
import type { EventName } from '../../models/config/register.ts';
import { eventKey } from '../../models/domain/encode.ts';
import type { Message } from './messages.ts';
import { pausing, type Pause } from './pausing.ts';
import { Question } from './question.ts';
import type { JourneyStart } from './start.ts';
import type { Telling } from './telling.ts';

/** One run under way: what its verbs share. */
export interface Run {
  telling: Telling;
  /** All texts that its row names, and the events that it hears. */
  texts: Readonly<Record<string, Message>>;
  hears: readonly string[];
  /** By which its texts, look-ups and questions to the team are known. */
  identity: { workflowId: string; startedBy: string; journey: string; contactId: string };
  pause: Pause;
  question: Question;
  latest: LatestText;
}

/** The text that was handed over last, to which replies and clicks belong. */
interface LatestText {
  /** Its delivery, where it has left. */
  sent?: string;
  /** Whether the contact has since opted out of what it asks. */
  optedOut: () => boolean;
}

export function beginRun(
  start: JourneyStart<EventName>,
  telling: Telling,
  { texts, hears }: Pick<Run, 'texts' | 'hears'>,
): Run {
  const { event, carried, journey, contactId } = start;
  const startedBy = carried?.startedBy ?? eventKey(event.source, event.id);
  return {
    telling,
    texts,
    hears,
    identity: { workflowId: workflowInfo().workflowId, startedBy, journey, contactId },
    pause: pausing(telling.narration),
    question: new Question(startedBy),
    latest: { optedOut: () => false },
  };
}

/** Where the next text, look-up or question to the team stands in its run. */
export function nextStep({ telling }: Run): number {
  return (telling.steps += 1);
}

/** This moment, ISO 8601 UTC, as the history has it. */
export function now(): string {
  return new Date().toISOString();
}
