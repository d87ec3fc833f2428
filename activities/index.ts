import { abandon, type GivenUp } from '../models/documents/deliveries/ledger.ts';
import { createAnswerChat } from './answer-chat.ts';
import { askTeam } from './ask-team.ts';
import { createCheckNumber } from './check-number.ts';
import { createDeliver, type DeliverDependencies } from './deliver/deliver.ts';
import { contactHas } from './contact-has.ts';
import { followDelivery } from './follow-delivery.ts';
import { inSegment } from './in-segment.ts';
import { localTime } from './local-time.ts';
import { createLookUps } from './look-up.ts';
import { readReply } from './read-reply.ts';
import { createSettleDelivery } from './deliver/settle-delivery.ts';
import { withdrawQuestion } from './withdraw-question.ts';

/** All activities, given what they need of the outside world. */
export function createActivities(deps: DeliverDependencies) {
  return {
    deliver: createDeliver(deps),
    /** Gives up a held text whose story has ended, or that later news has overtaken. */
    abandonDelivery: async (deliveryId: string, reason: GivenUp = 'no-longer-needed'): Promise<void> => {
      await abandon(deliveryId, reason, deps.now());
    },
    settleDelivery: createSettleDelivery(deps),
    localTime,
    inSegment,
    contactHas,
    followDelivery,
    askTeam,
    withdrawQuestion,
    readReply,
    answerChat: createAnswerChat(deps.routes, deps.now),
    checkNumber: createCheckNumber(
      deps.routes.map(({ provider }) => provider),
      deps.now,
    ),
    ...createLookUps(),
  };
}

export type Activities = ReturnType<typeof createActivities>;
