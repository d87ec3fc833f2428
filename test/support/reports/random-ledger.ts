import { randomUUID } from 'node:crypto';
import { ClickModel } from '../../../models/documents/click.ts';
import {
  DeliveryModel,
  noteChangeOf,
  stampOutcome,
  type Delivery,
} from '../../../models/documents/deliveries/delivery.ts';
import { applyReceipt, markAccepted } from '../../../models/documents/deliveries/ledger.ts';
import { deliveryStates } from '../../../models/domain/deliveries/delivery-state.ts';
import { deeds, deedNames } from '../../../models/domain/reports/tally.ts';

/** Chance that is the same in each run of a test. */
export type Chance = () => number;

const dayMs = 86_400_000;
const messages = ['welcome/hello', 'welcome/nudge', 'order-tracking/accepted', 'order-tracking/review'];

export function chanceOf(seed: number): Chance {
  let state = seed;
  // Numerical Recipes, 3rd edition, 7.1: good enough to mix rows.
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

function pick<T>(chance: Chance, values: readonly T[]): T {
  return values[Math.floor(chance() * values.length)]!;
}

/** A row in any state, of one of a few people, in the last days. */
function randomRow(chance: Chance, days: number, people: number): Delivery {
  const message = pick(chance, messages);
  const state = pick(chance, deliveryStates);
  const createdAt = new Date(Date.now() - chance() * days * dayMs);
  const rendered = !['planned', 'deferred', 'suppressed'].includes(state);
  const channel = pick(chance, ['sms', 'sms', 'sms', 'email'] as const);
  const left = rendered && !['claimed', 'attempting', 'unknown'].includes(state);
  const row: Delivery = {
    _id: randomUUID(),
    workflowId: 'test/run',
    journey: message.split('/')[0]!,
    contactId: `person ${Math.floor(chance() * people)}`,
    ordinal: 1 + messages.indexOf(message),
    message,
    kind: 'service',
    channel,
    state,
    notAfter: createdAt,
    attempts: 1,
    receipts: [],
    steps: [],
    createdAt,
    updatedAt: createdAt,
    changedAt: new Date(),
  };
  if (state === 'suppressed') row.reason = pick(chance, ['consent-missing', 'frequency-cap', 'expired']);
  if (chance() < 0.8) row.country = pick(chance, ['GB', 'DE', 'RU']);
  if (rendered) {
    row.route = pick(chance, ['first', 'second']);
    row.textVersion = pick(chance, ['v1', 'v2']);
    row.attemptedAt = createdAt;
    if (chance() < 0.5) {
      row.links = [{ code: randomUUID().slice(0, 13), url: 'https://shop.example' }];
      // Rows of before have links only.
      if (chance() < 0.7) row.linked = true;
    }
    if (channel === 'sms') row.parts = 1 + Math.floor(chance() * 3);
    if (chance() < 0.9)
      row.cost = { micros: 1 + Math.floor(chance() * 90_000), currency: pick(chance, ['EUR', 'GBP']) };
  }
  if (left && chance() < 0.9) row.acceptedAt = createdAt;
  if (state === 'delivered')
    for (const deed of deedNames) if (chance() < 0.15) row[deeds[deed]] = new Date(createdAt.getTime() + 1_000);
  return row;
}

/** Many rows at once, past mongoose, as no process of ours writes them. */
export async function writeRows(chance: Chance, count: number, { days = 5, people = 40 } = {}): Promise<void> {
  const rows = Array.from({ length: count }, () => randomRow(chance, days, people));
  await DeliveryModel.collection.insertMany(rows as never[], { ordered: false });
}

/** Delivered texts of one message, each to somebody else, of whom some have opted out. */
export async function writeDelivered(
  message: string,
  { daysAgo, count, optedOut }: { daysAgo: number; count: number; optedOut: number },
): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => {
    const row = randomRow(() => 0.999, 0, 1);
    const createdAt = new Date(Date.now() - daysAgo * dayMs);
    for (const deed of deedNames) Reflect.deleteProperty(row, deeds[deed]);
    const told = index < optedOut ? { optedOutAt: createdAt } : {};
    const named = { message, journey: message.split('/')[0]!, contactId: `${message} ${daysAgo} ${index}` };
    return { ...row, ...named, ...told, state: 'delivered' as const, createdAt };
  });
  await DeliveryModel.collection.insertMany(rows as never[]);
}

/** What happens to rows of the ledger later: each way in which a figure can change, by the code that does it. */
export async function changeSomething(chance: Chance): Promise<void> {
  const rows = await DeliveryModel.find().select('contactId route linked').lean();
  const { _id, contactId, route, linked } = pick(chance, rows);
  const changes = [
    () => stampOutcome(_id, deeds[pick(chance, deedNames)], new Date()),
    () => markAccepted(_id, randomUUID(), new Date(), () => undefined),
    () => linked && click(_id, contactId, pick(chance, ['human', 'bot'])),
    () => DeliveryModel.updateMany({ contactId }, { $unset: { text: 1, links: 1, addressHash: 1 } }),
    () => route && applyReceipt(receipt(route, pick(chance, ['delivered', 'undeliverable', 'expired', 'read'])), _id),
  ];
  await pick(chance, changes)();
}

function receipt(route: string, status: 'delivered' | 'undeliverable' | 'expired' | 'read') {
  const now = new Date();
  return { _id: randomUUID(), route, providerId: randomUUID(), status, at: now, receivedAt: now, attempts: 0 };
}

async function click(deliveryId: string, contactId: string, verdict: 'human' | 'bot'): Promise<void> {
  await noteChangeOf(deliveryId);
  const where = { workflowId: 'test/run', journey: 'welcome', message: 'welcome/hello', link: 0, attempts: 0 };
  await ClickModel.create({
    _id: randomUUID(),
    deliveryId,
    contactId,
    ...where,
    at: new Date(),
    verdict,
    device: 'phone',
  });
  if (verdict === 'human') await stampOutcome(deliveryId, 'clickedAt', new Date());
}
