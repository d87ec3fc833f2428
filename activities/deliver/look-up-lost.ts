import type { FoundMessage, LookupOutcome, LostMessage, Unavailable } from '../../models/domain/deliveries/provider.ts';
import { readPhoneNumber } from '../../models/domain/numbers/phone-number.ts';
import type { StoredFacts } from '../../models/documents/across/gate-facts.ts';
import { oursAmong } from '../../models/documents/deliveries/alike.ts';
import type { Delivery } from '../../models/documents/deliveries/delivery.ts';
import type { Route } from './choose-way.ts';

/** What became of a hand-over without an answer; `unclear` where nobody can tell. */
export type Fate = { found: true; message: FoundMessage } | { found: false } | { found: 'unclear' } | Unavailable;

/** Whom a row went to, as far as it is still known. */
export type Addressee = Pick<StoredFacts, 'contact' | 'numbers'>;

/** Asks the gateway of the route that a row took. */
export async function lookUpLost(row: Delivery, route: Route | undefined, to: Addressee): Promise<Fate> {
  if (!route?.provider.lookup) return { found: 'unclear' };
  const answer: LookupOutcome = await route.provider.lookup(lostMessage(row, to));
  switch (answer.found) {
    case true:
      return { found: true, message: { providerId: answer.providerId, status: answer.status } };
    case 'alike':
      return oursAmong(row, route.name, answer.messages);
    default:
      return answer;
  }
}

function lostMessage(row: Delivery, { contact, numbers }: Addressee): LostMessage {
  const { _id: reference, addressHash, text = '', attemptedAt, createdAt } = row;
  const isSame = addressHash !== undefined && numbers.includes(addressHash);
  return { reference, to: isSame ? numberOf(contact?.phone) : undefined, text, attemptedAt: attemptedAt ?? createdAt };
}

/** As the gate has handed it over: in the spelling of today's plan. */
function numberOf(phone: string | undefined): string | undefined {
  if (phone === undefined) return undefined;
  const read = readPhoneNumber(phone);
  return read.ok ? read.e164 : phone;
}
