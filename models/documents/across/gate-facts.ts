import { addressOf } from '../../domain/addresses.ts';
import type { ConsentRecord } from '../../domain/consent/consent.ts';
import type { GateFacts, GateMessage, Recipient } from '../../domain/deliveries/gate.ts';
import { olderNumbers, readPhoneNumber, spellingsOfNumber } from '../../domain/numbers/phone-number.ts';
import { together, type SuppressionReason } from '../../domain/consent/suppression.ts';
import type { Channel } from '../../domain/message.ts';
import { ContactModel, type Contact } from '../contacts/contact.ts';
import { DeliveryModel, type Delivery } from '../deliveries/delivery.ts';
import { OptOutModel } from '../opt-out.ts';
import { stillOwed } from '../owing.ts';
import type { Pressure } from '../pressure.ts';
import { SuppressionModel, type Suppression } from '../suppression.ts';
import type { TeamTask } from '../team-task.ts';

/** All that is stored and that the gate asks for. */
export interface StoredFacts {
  contact: Contact | undefined;
  /** What an earlier attempt at this step left. */
  row: Delivery | undefined;
  suppression: Suppression | undefined;
  /** Keyed hashes of the number in every spelling. */
  numbers: string[];
  consents: ConsentRecord[];
  pressure: Pressure | undefined;
}

type Joined = Contact & {
  consents: ConsentRecord[];
  pressure: Pressure[];
  suppression: Suppression[];
  reviews: Pick<TeamTask, 'createdAt'>[];
  row?: Delivery[];
  deliveryId?: string;
  countedBy?: string;
};

/** A consent as far as the gate asks: without the evidence itself, which may be long. */
const asGateSees = {
  seq: 1,
  action: 1,
  purpose: 1,
  brand: 1,
  channel: 1,
  at: 1,
  expiresAt: 1,
  method: 1,
  addressHash: 1,
  basis: 1,
  'wording.version': 1,
  proof: { $cond: [{ $gt: ['$proof', null] }, true, '$$REMOVE'] },
};

/**
 * Reads everything about a contact, and one delivery, in one round trip: the gate reads it anew for every message. What is
 * known of an address, by its hash, is that of the address to which the channel writes.
 */
export async function readGateFacts(
  contactId: string,
  hashAddress: (e164: string) => string,
  { channel, deliveryId }: { channel: Channel; deliveryId?: string },
): Promise<StoredFacts> {
  const { hash, isNumber } = addressOf(channel);
  const [joined] = await ContactModel.aggregate<Joined>([
    { $match: { _id: contactId } },
    {
      $lookup: {
        from: 'consents',
        localField: '_id',
        foreignField: 'contactId',
        as: 'consents',
        pipeline: [{ $project: asGateSees }],
      },
    },
    // From here on the hash is that of the address which the channel writes to.
    { $set: { addressHash: { $ifNull: [`$${hash}`, '$$REMOVE'] } } },
    { $set: { countedBy: { $ifNull: ['$addressHash', '$_id'] } } },
    { $lookup: { from: 'pressure', localField: 'countedBy', foreignField: '_id', as: 'pressure' } },
    { $lookup: { from: 'suppressions', localField: 'addressHash', foreignField: '_id', as: 'suppression' } },
    {
      $lookup: {
        from: 'team_tasks',
        localField: 'countedBy',
        foreignField: 'addressHash',
        as: 'reviews',
        pipeline: [
          { $match: { kind: 'review', state: { $ne: 'done' } } },
          { $project: { createdAt: 1 } },
          { $limit: 1 },
        ],
      },
    },
    ...(deliveryId
      ? [
          { $set: { deliveryId } },
          { $lookup: { from: 'deliveries', localField: 'deliveryId', foreignField: '_id', as: 'row' } },
        ]
      : []),
  ]);
  if (!joined) {
    const row = deliveryId ? await DeliveryModel.findById(deliveryId).lean() : null;
    return {
      contact: undefined,
      row: row ?? undefined,
      suppression: undefined,
      numbers: [],
      consents: [],
      pressure: undefined,
    };
  }
  const { consents, pressure, suppression, reviews, row, deliveryId: _asked, countedBy: _key, ...contact } = joined;
  // A look-up gives its rows in no order, and what stands depends on that of the chain.
  consents.sort((a, b) => a.seq - b.seq);
  const phone = isNumber ? contact.phone : undefined;
  const known = suppression[0] ?? (phone ? await otherwiseSpelled(phone, hashAddress) : undefined);
  const numbers = phone ? spellingsOfNumber(phone).map(hashAddress) : [];
  // An opt-out that is told again marks its person again, also when the withdrawals have long been written.
  const { optingOut } = contact;
  if (optingOut && !(await OptOutModel.exists({ _id: optingOut, ...stillOwed }))) delete contact.optingOut;
  // Also who has taken the number over since.
  const paused = contact.marketingPausedAt ?? reviews[0]?.createdAt;
  if (paused) contact.marketingPausedAt = paused;
  return { contact, row: row?.[0], suppression: known, numbers, consents, pressure: pressure[0] };
}

/** What is on the list under a spelling of an older plan, where the number's country had one. */
async function otherwiseSpelled(
  phone: string,
  hashAddress: (e164: string) => string,
): Promise<Suppression | undefined> {
  const older = olderNumbers(phone);
  if (older.length === 0) return undefined;
  const hashes = older.map(hashAddress);
  return (await SuppressionModel.findOne({ _id: { $in: hashes } }).lean()) ?? undefined;
}

/** What is stored, as the gate asks for it; the number is read again, since numbering plans change. */
export function gateFacts(
  { contact, suppression, numbers, consents, pressure }: StoredFacts,
  message: GateMessage,
): GateFacts {
  return {
    contact: contact && { ...recipientOf(contact), ...(addressOf(message.channel).bindsConsent ? { numbers } : {}) },
    ...standOf({ contact, suppression, consents }),
    consents,
    message,
    history: pressure?.reservations ?? [],
    held: pressure?.held ?? [],
  };
}

/** What the number and the person have ended, marketing and beyond. */
export function standOf({ contact, suppression, consents }: Pick<StoredFacts, 'contact' | 'suppression' | 'consents'>) {
  return { suppression: suppressionOf(suppression, consents), ended: together(suppression, contact?.ended) };
}

/** Why the number must not get marketing; who complained stays complained, at whatever number. */
function suppressionOf(listed: Suppression | undefined, consents: ConsentRecord[]): SuppressionReason | undefined {
  const complained = consents.some(({ action, method }) => action === 'withdraw' && method === 'complaint');
  if (complained && listed?.reason !== 'carrier') return 'complaint';
  return listed?.reason === 'matter' ? undefined : listed?.reason;
}

function recipientOf(contact: Contact): Recipient {
  const { _id, locale, phone, email, telegram, max, devices = [], timeZone, country, statedCountry, region } = contact;
  const { numberState, emailState, erasedAt, marketingPausedAt, optingOut } = contact;
  const read = phone ? readPhoneNumber(phone) : undefined;
  return {
    erased: erasedAt !== undefined,
    ...(locale ? { locale } : {}),
    ...(phone ? { phone: read?.ok ? read.e164 : phone, phoneInvalid: !read?.ok } : {}),
    ...(email ? { email } : {}),
    ...(telegram ? { telegram } : {}),
    ...(max ? { max } : {}),
    ...(devices.length > 0 ? { push: _id, devices } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(country ? { country } : {}),
    ...(statedCountry ? { statedCountry } : {}),
    ...(region ? { region } : {}),
    ...(numberState ? { numberState } : {}),
    ...(emailState ? { emailState } : {}),
    ...(marketingPausedAt ? { marketingPausedAt } : {}),
    ...(optingOut ? { optingOut: true } : {}),
  };
}
