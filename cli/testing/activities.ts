import { ApplicationFailure } from '@temporalio/common';
import { has } from '../../activities/contact-has.ts';
import type { Activities } from '../../activities/index.ts';
import type { Became } from '../../models/domain/deliveries/became.ts';
import { readAnswerTo } from '../../models/domain/replies/answers/read.ts';
import { instantOf } from '../../models/domain/time/local-time.ts';
import { whereabouts } from '../../models/domain/time/time-zones.ts';
import { deliveryIdOf } from '../../models/documents/deliveries/delivery.ts';
import { thisActivity } from './between-tries.ts';
import type { Gate } from './gate.ts';
import { fakeLookUps, type FakeLookUps } from './look-ups.ts';
import { recipientOf } from './person.ts';
import { isInSegment, type Asked } from './segment.ts';
import { endsMarketing, type Refusal } from './refusals.ts';

/** A question to the team, and that its run waits for the answer no longer. */
export interface TeamQuestionAsked {
  task: string;
  workflowId: string;
  over?: true;
}

/** What activities ask of the story that is played. */
export interface Play extends Asked {
  gate: Gate;
  /** What answers in place of look-ups. */
  lookUps: FakeLookUps;
  /** Activities that wait for another try. */
  betweenTries: Set<string>;
  gatewayIsAway: boolean;
  /** Why the gateway refuses texts, by their keys. */
  refusals: ReadonlyMap<string, Refusal>;
  /** Does what follows where the person wants no more marketing. */
  endMarketing: () => Promise<void>;
  now: () => Promise<Date>;
  tell: (what: string) => Promise<void>;
  /** Questions to the team that nobody has decided, the latest last. */
  asked: TeamQuestionAsked[];
  receipts: Map<string, Became>;
  /** Words of replies, which stay outside of runs. */
  words: Map<string, string>;
}

/** All activities, answered out of the story that is played when they are called. */
export function activitiesOf(play: () => Play): Activities {
  const answered = atOnce({
    deliver: async (request) => {
      const story = play();
      const { message } = request;
      const result = story.gate.pass(request, await story.now(), () => handedOver(message, story));
      story.betweenTries.delete(thisActivity());
      await story.tell(`${result.outcome} ${message}${'reason' in result ? ` (${result.reason})` : ''}`);
      if (endsMarketing(message, result)) await story.endMarketing();
      return result;
    },
    abandonDelivery: async (deliveryId, reason) => {
      play().gate.giveUp(deliveryId);
      await play().tell(`gave up the held text${reason ? ` (${reason})` : ''}`);
    },
    settleDelivery: async ({ message, ...step }, reason) => {
      play().gate.giveUp(deliveryIdOf(step));
      await play().tell(`gave up ${message} between two tries${reason === 'replaced' ? ` (${reason})` : ''}`);
      return { outcome: 'skipped', deliveryId: deliveryIdOf(step), reason: reason ?? 'no-longer-needed' };
    },
    localTime: (wanted) => Promise.resolve(instantOf(wanted, whereabouts(recipientOf(play().person)).zones)),
    inSegment: async ({ segment }) => isInSegment(segment, play(), await play().now()),
    contactHas: (asked) => Promise.resolve(has(play().person.attributes ?? {}, asked)),
    followDelivery: (deliveryId) => Promise.resolve(play().receipts.get(deliveryId)),
    askTeam: async ({ question, ...step }) => {
      const task = deliveryIdOf(step);
      play().asked.push({ task, workflowId: step.workflowId });
      await play().tell(`team asked: ${question}`);
      return task;
    },
    withdrawQuestion: (task) => {
      const question = play().asked.find((asked) => asked.task === task);
      if (question) question.over = true;
      return Promise.resolve(undefined);
    },
    // Whoever is not the person of the story opens no chat in it.
    answerChat: () => Promise.resolve('gone'),
    checkNumber: () => Promise.resolve('reachable'),
    readReply: ({ replyId, expectation }) => {
      const read = readAnswerTo(expectation, play().words.get(replyId) ?? '', replyId);
      return Promise.resolve(read === undefined ? {} : { read });
    },
  });
  return { ...answered, ...fakeLookUps(play) };
}

/** The same activities, whose faults fail the run at once: only a gateway that is away is tried again. */
function atOnce(activities: Activities): Activities {
  const made = Object.entries(activities as unknown as Record<string, (...input: unknown[]) => unknown>);
  const firm = made.map(([name, activity]) => [
    name,
    async (...input: unknown[]) => {
      try {
        return await activity(...input);
      } catch (error) {
        if (error instanceof GatewayIsAway) throw error;
        throw ApplicationFailure.fromError(error, { nonRetryable: true });
      }
    },
  ]);
  return Object.fromEntries(firm) as Activities;
}

class GatewayIsAway extends Error {
  override readonly name = 'GatewayIsAway';
}

/** Why the gateway refuses a text; undefined where it takes it. @throws GatewayIsAway while it is, to be tried again */
function handedOver(message: string, { gatewayIsAway, refusals, betweenTries }: Play): Refusal | undefined {
  if (!gatewayIsAway) return refusals.get(message);
  betweenTries.add(thisActivity());
  throw new GatewayIsAway('the gateway is away');
}
