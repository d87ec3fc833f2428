import { abandon } from '../models/documents/delivery-ledger.ts';
import { askTeam } from './ask-team.ts';
import { createDeliver, type DeliverDependencies } from './deliver.ts';
import { inSegment } from './in-segment.ts';
import { localTime } from './local-time.ts';
import { readReply } from './read-reply.ts';

/** All activities, given what they need of the outside world. */
export function createActivities(deps: DeliverDependencies) {
  return {
    deliver: createDeliver(deps),
    /** Gives up a held text whose story has ended. */
    abandonDelivery: (deliveryId: string): Promise<void> => abandon(deliveryId, deps.now()),
    localTime,
    inSegment,
    askTeam,
    readReply,
  };
}

export type Activities = ReturnType<typeof createActivities>;
