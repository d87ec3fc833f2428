import type { DeliveryState } from './delivery-state.ts';
import type { Reason } from './reasons.ts';
import type { TextChannel, Value } from '../message.ts';

/** What a run asks of `deliver`: one text to one contact, named by the run and the text's ordinal in it. */
export interface DeliveryRequest {
  workflowId: string;
  /** The `eventKey` of the event that began the run; stays the same when the run is reset or continues as new. */
  startedBy: string;
  journey: string;
  contactId: string;
  /** 1 for the first text of a run. */
  ordinal: number;
  /** `<journey>/<text>`, as in `welcome/hello`. */
  message: string;
  values: Record<string, Value>;
  /** In whose name it speaks, where the text does not say it. */
  brand?: string;
  /** The way by which that came which it answers, where that is not the way of the text. */
  channel?: TextChannel;
  /** The text is not sent after this instant, ISO 8601 UTC. */
  notAfter: string;
  /** The delivery that reached nobody, in whose place it goes. */
  insteadOf?: string;
}

/** How a delivery stands after the gate; only `deferred` asks the run to come again. */
export type DeliveryResult =
  | { outcome: 'sent'; deliveryId: string; state: DeliveryState }
  | { outcome: 'deferred'; deliveryId: string; reason: Reason; until: string }
  | { outcome: 'skipped'; deliveryId: string; reason: Reason }
  | { outcome: 'undeliverable'; deliveryId: string; reason: Reason };
