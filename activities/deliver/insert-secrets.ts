import type { Confirmations } from '../../models/domain/consent/confirmation.ts';
import type { DeliveryRequest } from '../../models/domain/deliveries/delivery.ts';
import type { Value } from '../../models/domain/message.ts';

/** The values of a text with its code or link in place: a run asks for them by kind and never holds them. */
export function insertSecrets(
  { codeOf, linkOf }: Confirmations,
  request: DeliveryRequest,
  deliveryId: string,
): Record<string, Value> {
  const inserted = Object.entries(request.values).map(([name, value]) => {
    if (typeof value !== 'object' || !('secret' in value)) return [name, value];
    return [name, value.secret === 'code' ? codeOf(request) : linkOf(deliveryId)];
  });
  return Object.fromEntries(inserted) as Record<string, Value>;
}
