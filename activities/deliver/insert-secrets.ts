import type { Confirmations } from '../../models/domain/consent/confirmation.ts';
import type { DeliveryRequest } from '../../models/domain/deliveries/delivery.ts';
import type { Value } from '../../models/domain/message.ts';

/**
 * The values of a text with its code or link in place: a run asks for them by kind and never holds them. What is no number
 * in a journey comes as null, and is missing.
 */
export function insertSecrets(
  { codeOf, linkOf }: Confirmations,
  request: DeliveryRequest,
  deliveryId: string,
): Record<string, Value> {
  const inserted = Object.entries(given(request.values)).map(([name, value]) => {
    if (typeof value !== 'object' || !('secret' in value)) return [name, value];
    return [name, value.secret === 'code' ? codeOf(request) : linkOf(deliveryId)];
  });
  return Object.fromEntries(inserted) as Record<string, Value>;
}

function given(values: Record<string, Value | null>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== null));
}
