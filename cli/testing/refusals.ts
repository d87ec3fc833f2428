import type { DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import type { RejectionCause } from '../../models/domain/deliveries/provider.ts';
import { channelOf, isChatChannel } from '../../models/domain/message.ts';
import { texts } from '../../workflows/catalogue.ts';
import { mustBeOneOf } from './must-be-one-of.ts';

/** Why a gateway refuses a text for good; where it refuses our credentials, the text waits as if it were away. */
export const refusals = [
  'number',
  'content',
  'sender',
  'opted-out',
  'other',
] as const satisfies readonly RejectionCause[];
export type Refusal = (typeof refusals)[number];

/** @throws Error that names a text or a cause which is not there */
export function mustBeRefusal(text: string, cause: string): void {
  mustBeOneOf('text', text, [...texts.keys()]);
  mustBeOneOf('cause of a refusal', cause, refusals);
}

/** Whether a refusal ends all marketing to the person; who blocks a bot says nothing of other ways. */
export function endsMarketing(text: string, result: DeliveryResult): boolean {
  const isOfReader = result.outcome === 'undeliverable' && result.reason === 'carrier-refused';
  return isOfReader && !isChatChannel(channelOf(texts.get(text) ?? {}));
}
