import type { DeliveryRequest } from '../../models/domain/deliveries/delivery.ts';
import type { GateMessage } from '../../models/domain/deliveries/gate.ts';
import type { MessageDefinition } from '../../models/domain/message.ts';
import type { Contact } from '../../models/documents/contacts/contact.ts';
import type { DeliveryIdentity } from '../../models/documents/deliveries/ledger.ts';

/** What the ledger knows of a text before the gate decides. */
export function identifyDelivery(
  request: DeliveryRequest,
  message: MessageDefinition,
  { deliveryId, kind, brand, channel, notAfter, purpose, about }: GateMessage,
  contact: Pick<Contact, 'addressHash' | 'country'> | undefined,
): DeliveryIdentity {
  const { workflowId, journey, contactId, ordinal, message: key, insteadOf } = request;
  return {
    _id: deliveryId,
    workflowId,
    journey,
    contactId,
    ordinal,
    message: key,
    kind,
    brand,
    channel,
    notAfter,
    ...(insteadOf ? { insteadOf } : {}),
    ...(purpose ? { purpose } : {}),
    ...(message.asks ? { asks: true } : {}),
    ...(about ? { about } : {}),
    ...(contact?.addressHash ? { addressHash: contact.addressHash } : {}),
    ...(contact?.country ? { country: contact.country } : {}),
  };
}
