import { defined } from '../../models/domain/defined.ts';
import type { DeliveryState } from '../../models/domain/deliveries/delivery-state.ts';
import { encodeId } from '../../models/domain/encode.ts';
import { milliseconds } from '../../models/domain/time/duration.ts';
import { lastTouch, type TouchWindows } from '../../models/domain/deliveries/last-touch.ts';
import type { Touchable } from '../../models/domain/deliveries/last-touch.ts';
import { ClickModel } from '../../models/documents/click.ts';
import { ConversionModel, type Conversion } from '../../models/documents/conversion.ts';
import { DeliveryModel, stampOutcome, type Delivery } from '../../models/documents/deliveries/delivery.ts';
import { EventModel, type EventDocument } from '../../models/documents/event.ts';
import type { Goal } from '../../workflows/catalogue.ts';

/** A journey whose goal an event is, and its run for this contact and key. */
export interface Aim {
  journey: string;
  goal: Goal;
  workflowId: string;
  /** `contact`, or the field of the event that is the key. */
  onePer: string;
}

/**
 * Credits the last message before a goal with it: one conversion per person, goal and key, whichever of several
 * journeys with this goal touched the person last. May be repeated without a second effect.
 */
export async function recordConversions(event: EventDocument, aims: readonly Aim[]): Promise<void> {
  const keys = new Set(aims.map(({ onePer }) => onePer));
  for (const onePer of keys)
    await recordConversion(
      event,
      aims.filter((aim) => aim.onePer === onePer),
      onePer,
    );
}

async function recordConversion(event: EventDocument, aims: readonly Aim[], onePer: string): Promise<void> {
  const { contactId, type, time, data } = event;
  const key = onePer === 'contact' ? '' : ` ${encodeId(String(data?.[onePer]))}`;
  const _id = `${type} ${encodeId(contactId)}${key}`;
  const known = await ConversionModel.findById(_id).lean();
  if (known) {
    // A first try may have broken off before the message was told of it.
    if (known.eventKey === event._id) await stampOutcome(known.deliveryId, 'convertedAt', known.at);
    return;
  }
  const sameGoal = { contactId, type, ...(onePer === 'contact' ? {} : { [`data.${onePer}`]: data?.[onePer] }) };
  const sent = await sentMessages(contactId, aims, time);
  if (sent.length === 0) return;
  const [messages, earlier] = await Promise.all([
    withClicks(sent, time),
    EventModel.findOne({ ...sameGoal, time: { $lt: time } })
      .sort({ time: -1 })
      .select('time')
      .lean(),
  ]);
  const touches = aims.flatMap((aim) => {
    const mine = messages.filter(({ workflowId }) => workflowId === aim.workflowId);
    return lastTouch(mine, time, windowsOf(aim.goal), earlier?.time) ?? [];
  });
  const [last] = touches.sort((a, b) => b.touchedAt.getTime() - a.touchedAt.getTime());
  if (!last) return;
  const { journey, message, workflowId, deliveryId } = last.message;
  const conversion: Omit<Conversion, '_id'> = {
    goal: type,
    journey,
    message,
    deliveryId,
    workflowId,
    contactId,
    eventKey: event._id,
    touch: last.touch,
    touchedAt: last.touchedAt,
    at: time,
  };
  const { upsertedCount } = await ConversionModel.updateOne({ _id }, { $setOnInsert: conversion }, { upsert: true });
  if (upsertedCount > 0) await stampOutcome(deliveryId, 'convertedAt', time);
}

type Sent = Pick<Delivery, '_id' | 'journey' | 'message' | 'workflowId' | 'acceptedAt'>;
type Touched = Touchable & Pick<Delivery, 'journey' | 'message' | 'workflowId'>;

/** The messages of the runs that the gateway took before the goal; a run has few. */
async function sentMessages(contactId: string, aims: readonly Aim[], before: Date): Promise<Sent[]> {
  const workflowId = { $in: aims.map((aim) => aim.workflowId) };
  const states: DeliveryState[] = ['accepted', 'sent', 'delivered', 'read'];
  return DeliveryModel.find({ workflowId, contactId, state: { $in: states }, acceptedAt: { $lte: before } })
    .sort({ createdAt: -1 })
    .limit(200)
    .select('journey message workflowId acceptedAt')
    .lean();
}

async function withClicks(sent: Sent[], before: Date): Promise<Touched[]> {
  const ids = sent.map(({ _id }) => _id);
  const clickedAt = await latestClicks(ids, before);
  return sent.flatMap(({ _id: deliveryId, acceptedAt, ...row }) => {
    return acceptedAt
      ? [defined<Touched>({ ...row, deliveryId, acceptedAt, clickedAt: clickedAt.get(deliveryId) })]
      : [];
  });
}

/** When a person last followed a link of each message before the goal: who comes back after a week was led by that. */
async function latestClicks(deliveryIds: string[], before: Date): Promise<Map<string, Date>> {
  const clicks = await ClickModel.aggregate<{ _id: string; at: Date }>([
    { $match: { deliveryId: { $in: deliveryIds }, verdict: 'human', at: { $lte: before } } },
    { $group: { _id: '$deliveryId', at: { $max: '$at' } } },
  ]);
  return new Map(clicks.map(({ _id, at }) => [_id, at]));
}

/** Windows of domain practice: a click counts for a week, a message that was only delivered for three days. */
function windowsOf({ afterClick = '7 days', afterDelivery = '72 hours' }: Goal): TouchWindows {
  return { afterClickMs: milliseconds(afterClick), afterDeliveryMs: milliseconds(afterDelivery) };
}
