import { describe, expect, it } from 'vitest';
import { ConversionModel } from '../../models/documents/conversion.ts';
import { DeliveryModel, type Delivery } from '../../models/documents/deliveries/delivery.ts';
import { EventModel } from '../../models/documents/event.ts';
import { OptOutModel } from '../../models/documents/opt-out.ts';
import { ReplyModel } from '../../models/documents/reply.ts';
import { cloudEvent, eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

const { system, poll, contact, consent, deliveries, next, reply, bubbles } = town();

const stamps = ['deliveredAt', 'repliedAt', 'convertedAt', 'optedOutAt', 'complainedAt'] as const;
/** What came of each text of a contact, by the key of the text. */
const outcomesOf = async (id: string) =>
  Object.fromEntries(
    (await deliveries(id)).map((row) => [row.message, stamps.filter((stamp) => Object.hasOwn(row, stamp))]),
  );
const eventuallyOutcomes = (id: string, message: string, stamp: (typeof stamps)[number]) =>
  eventually(
    () => outcomesOf(id),
    (found) => found[message]?.includes(stamp) === true,
  );
const sent = async (id: string, story: 'offer' | 'notice') => {
  expect(await (await poll().begin(story, id)).result()).toEqual({ endedBy: 'sent' });
  await eventuallyOutcomes(id, `poll/${story}`, 'deliveredAt');
};
/** As a process leaves a row that broke off after its effect: without the stamp, and owing. */
const brokeOff = (id: string, stamp: keyof Delivery) =>
  DeliveryModel.updateMany({ contactId: id }, { $unset: { [stamp]: 1 } });
const owing = { $set: { pendingAt: new Date(0) } };

describe('what came of a text, on its row of the ledger', () => {
  it('is when it arrived, and when its question was answered, also by who tries the reply again', async () => {
    const phone = await contact('answers', 1);
    const run = await poll().begin('poll', 'answers');
    await eventuallyOutcomes('answers', 'poll/question', 'deliveredAt');
    // A later text does not take the answer from the question.
    await sent('answers', 'notice');
    await reply(phone, 'Yes');
    expect(await run.result()).toEqual({ endedBy: 'reply yes' });
    const answered = { 'poll/question': ['deliveredAt', 'repliedAt'], 'poll/notice': ['deliveredAt'] };
    expect(await eventuallyOutcomes('answers', 'poll/question', 'repliedAt')).toEqual(answered);
    await brokeOff('answers', 'repliedAt');
    // The number goes in the same write by which a reply owes nothing more.
    await ReplyModel.updateMany({ contactId: 'answers' }, { $set: { pendingAt: new Date(0), from: phone } });
    expect(await eventuallyOutcomes('answers', 'poll/question', 'repliedAt')).toEqual(answered);
  });

  it('is the first reply to the latest text, and no reaction to it', async () => {
    const phone = await contact('unasked', 2);
    await sent('unasked', 'notice');
    await reply(phone, 'Liked “News for you.”');
    await eventually(
      async () => (await ReplyModel.findOne({ contactId: 'unasked' }).lean())?.handling,
      (handling) => handling === 'reaction',
    );
    expect(await outcomesOf('unasked')).toEqual({ 'poll/notice': ['deliveredAt'] });
    await reply(phone, 'When will it come?');
    await eventuallyOutcomes('unasked', 'poll/notice', 'repliedAt');
    const [first] = await DeliveryModel.find({ contactId: 'unasked' }).lean();
    await reply(phone, 'Well?');
    await eventually(
      () => ReplyModel.countDocuments({ contactId: 'unasked', deliveryId: first!._id, pendingAt: { $exists: false } }),
      (count) => count === 2,
    );
    expect((await DeliveryModel.findById(first!._id).lean())?.repliedAt).toEqual(first?.repliedAt);
  });

  it('is an opt-out after the latest advertising, and no reply', async () => {
    const phone = await contact('leaves', 3);
    await consent('leaves');
    await sent('leaves', 'offer');
    await sent('leaves', 'notice');
    await reply(phone, 'STOP');
    const left = await eventuallyOutcomes('leaves', 'poll/offer', 'optedOutAt');
    expect(left).toMatchObject({ 'poll/offer': ['deliveredAt', 'optedOutAt'], 'poll/notice': ['deliveredAt'] });
    await brokeOff('leaves', 'optedOutAt');
    await OptOutModel.updateMany({}, owing);
    await eventuallyOutcomes('leaves', 'poll/offer', 'optedOutAt');
    expect(Object.values(await outcomesOf('leaves')).flat()).not.toContain('repliedAt');
  });

  it('is a complaint about the text that the report names, and no opt-out', async () => {
    const phone = await contact('complains', 4);
    await consent('complains');
    await sent('complains', 'offer');
    await sent('complains', 'notice');
    const [offer] = await bubbles(phone);
    expect((await system().gateway('POST', `/messages/${offer!.id}/receipts`, { status: 'complaint' })).status).toBe(
      202,
    );
    expect(await eventuallyOutcomes('complains', 'poll/offer', 'complainedAt')).toEqual({
      'poll/offer': ['deliveredAt', 'complainedAt'],
      'poll/notice': ['deliveredAt'],
    });
  });

  it('is a goal that is credited to it, also where the event is tried again', async () => {
    await contact('pays', 5);
    const invoice = {
      invoiceId: 'i5',
      amount: 5,
      currency: 'GBP',
      dueOn: '2026-05-01',
      payUrl: 'https://pay.example/i',
    };
    await system().api('POST', '/v1/events', cloudEvent('invoice.overdue', 'pays', 'overdue', invoice));
    const gentle = 'overdue-payment/gentle';
    await eventuallyOutcomes('pays', gentle, 'deliveredAt');
    await system().api('POST', '/v1/events', cloudEvent('invoice.paid', 'pays', 'paid', { invoiceId: 'i5' }));
    await eventuallyOutcomes('pays', gentle, 'convertedAt');
    const [credited] = await ConversionModel.find({ contactId: 'pays' }).lean();
    expect((await DeliveryModel.findById(credited!.deliveryId).lean())?.convertedAt).toEqual(credited?.at);
    await brokeOff('pays', 'convertedAt');
    await EventModel.updateOne({ contactId: 'pays', type: 'invoice.paid' }, owing);
    await eventuallyOutcomes('pays', gentle, 'convertedAt');
  });

  it('is nothing where the operator gave up, and stays after an erasure', async () => {
    const phone = await contact('unlucky', 6);
    await next(phone, 'undeliverable');
    await (await poll().begin('notice', 'unlucky')).result();
    await eventually(
      () => deliveries('unlucky'),
      ([row]) => row?.state === 'undeliverable',
    );
    expect(await outcomesOf('unlucky')).toEqual({ 'poll/notice': [] });
    expect((await system().api('DELETE', '/v1/contacts/pays')).status).toBe(204);
    expect(await outcomesOf('pays')).toMatchObject({ 'overdue-payment/gentle': ['deliveredAt', 'convertedAt'] });
  });
});
