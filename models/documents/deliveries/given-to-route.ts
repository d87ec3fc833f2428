import type { DeliveryState } from '../../domain/deliveries/delivery-state.ts';
import type { Given } from '../../domain/deliveries/route-figures.ts';
import { DeliveryModel, inOrderOfTime, type Delivery } from './delivery.ts';

/** States in which a reason is the gateway's, and not a rule's that held the message again. */
const ofGateway: readonly DeliveryState[] = ['claimed', 'unknown', 'expired', 'undeliverable', 'rejected', 'blocked'];

type Row = Pick<Delivery, 'state' | 'reason' | 'attemptedAt' | 'receipts' | 'steps'>;

/** Every message that a route was given since an instant, without anything of a person. Found by route and time alone. */
export async function givenTo(route: string, since: Date): Promise<Given[]> {
  const rows = DeliveryModel.find({ route, attemptedAt: { $gte: since } })
    .select('state reason attemptedAt receipts steps')
    .lean<Row[]>();
  return (await rows).map(givenOf);
}

function givenOf({ state, reason, attemptedAt, receipts, steps }: Row): Given {
  const arrived = receipts.find(({ status }) => status === 'delivered');
  const ms = arrived && attemptedAt ? arrived.at.getTime() - attemptedAt.getTime() : undefined;
  if (reason === undefined || !ofGateway.includes(state))
    // A gateway's clock may be behind ours.
    return { state, ...(ms === undefined ? {} : { seconds: Math.max(0, ms) / 1_000 }) };
  const reported = receipts.findLast(({ errorCode }) => errorCode !== undefined)?.errorCode;
  const answered = inOrderOfTime(steps).findLast((step) => step.state === state)?.detail;
  return { state, reason, code: reported ?? answered };
}
