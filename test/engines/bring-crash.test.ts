import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Dispatcher } from '../../api/effects/events/dispatcher.ts';
import { erase } from '../../api/effects/erase.ts';
import { finishEvents } from '../../api/effects/events/finish-events.ts';
import { createApiMetrics } from '../../api/http/metrics.ts';
import { takeEvents } from '../../api/effects/events/take-events.ts';
import type { Runs } from '../../api/runs/temporal.ts';
import type { ContactInput } from '../../models/domain/contact.ts';
import { connectDatabase, disconnectDatabase } from '../../models/documents/connect.ts';
import * as documents from '../../models/documents/index.ts';
import { buildIndexes } from '../../models/documents/indexes.ts';
import { fictionalNumber, startSystem, type System } from '../support/system.ts';

const { ContactModel, EventModel } = documents;

describe('the store of an event decides whether its contact is brought', () => {
  let system: System;
  beforeAll(async () => {
    const without = ['temporal', 'simulator', 'api', 'worker'] as const;
    system = await startSystem({}, { without });
    await connectDatabase(system.stack.addresses.mongodb);
    await buildIndexes(Object.values(documents));
  });
  afterAll(async () => {
    await disconnectDatabase();
    await system.stop();
  });

  const terms = { maxAgeMs: 86_400_000, hashAddress: String };
  const posted = (subject: string, id: string, contact?: Partial<ContactInput>, secondsAgo = 1) => ({
    event: {
      ...({ specversion: '1.0', source: 's', type: 'order.placed' } as const),
      subject,
      id,
      time: new Date(Date.now() - secondsAgo * 1000).toISOString(),
      data: { orderId: id },
    },
    ...(contact ? { brings: { locale: undefined, attributes: {}, ...contact } } : {}),
  });
  /** Takes events in a process that is killed between the events and their contacts. */
  const killed = async (...events: ReturnType<typeof posted>[]) => {
    const bring = vi.spyOn(ContactModel.collection, 'bulkWrite').mockRejectedValueOnce(new Error('killed'));
    await expect(takeEvents(events, 'whole', terms)).rejects.toThrow('killed');
    bring.mockRestore();
  };
  const phoneOf = async (id: string) => (await ContactModel.findById(id).lean())?.phone;
  const stillBrings = async (contactId: string) =>
    EventModel.collection.countDocuments({ contactId, brings: { $exists: true } });

  it('of those that come at once under one id, only the one that is taken brings its contact', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = `race${round}`;
      const phones = [1, 2, 3].map(fictionalNumber);
      const time = new Date().toISOString();
      const answers = await Promise.allSettled(
        phones.map((phone) => {
          const one = posted(id, id, { phone });
          return takeEvents([{ ...one, event: { ...one.event, time } }], 'single', terms);
        }),
      );
      const won = answers.flatMap(({ status }, at) => (status === 'fulfilled' ? phones[at] : []));
      expect(won).toHaveLength(1);
      expect(await phoneOf(id)).toBe(won[0]);
      expect(await stillBrings(id)).toBe(0);
    }
  });

  it('what leans on a contact that nobody brings any more is not taken', async () => {
    const insert = EventModel.collection.bulkWrite.bind(EventModel.collection);
    const other = posted('another', 'lost');
    await ContactModel.create({ _id: 'another', attributes: {}, createdAt: new Date(), updatedAt: new Date() });
    const spied = vi.spyOn(EventModel.collection, 'bulkWrite').mockImplementationOnce(async (...operations) => {
      await takeEvents([other], 'single', terms);
      return insert(...operations);
    });
    const events = [posted('nobody', 'lost', { phone: fictionalNumber(1) }), posted('nobody', 'leans')];
    const answers = await takeEvents(events, 'partial', terms);
    spied.mockRestore();
    expect(answers).toMatchObject([
      { status: 'refused', faults: [{ code: 'event-conflict' }] },
      { status: 'refused', faults: [{ code: 'contact-unknown' }] },
    ]);
    expect(await ContactModel.findById('nobody').lean()).toBeNull();
    expect(await EventModel.findById('s leans').lean()).toBeNull();
  });

  it('a repetition brings the contact that a killed process did not, and so do the events beside it', async () => {
    const first = posted('again', 'again', { phone: fictionalNumber(4) });
    await killed(first);
    expect([await phoneOf('again'), await stillBrings('again')]).toEqual([undefined, 1]);
    const answers = await takeEvents([first, posted('again', 'beside')], 'whole', terms);
    expect(answers).toMatchObject([{ status: 'duplicate', contact: 'created' }, { status: 'accepted' }]);
    expect([await phoneOf('again'), await stillBrings('again')]).toEqual([fictionalNumber(4), 0]);
    expect(await ContactModel.findById('again').lean()).not.toHaveProperty('locale');
    const [third] = await takeEvents([first], 'whole', terms);
    expect(third).not.toHaveProperty('contact');
  });

  it('the sweep brings it before any event of the contact takes effect, also an older one', async () => {
    await killed(posted('swept', 'newer', { phone: fictionalNumber(5) }, 30), posted('swept', 'older', undefined, 60));
    await EventModel.updateMany({ contactId: 'swept' }, { pendingAt: new Date(0), receivedAt: new Date(0) });
    const seen: unknown[] = [];
    const runs = {
      answers: () => Promise.resolve(true),
      start: async () => seen.push(await phoneOf('swept')),
      signal: () => Promise.resolve(true),
      startedBy: () => Promise.resolve('s older'),
    } as unknown as Runs;
    const dispatcher = new Dispatcher(runs, createApiMetrics(), pino({ level: 'silent' }));
    expect(await finishEvents(dispatcher)).toBe(2);
    await dispatcher.drain();
    expect(seen).toEqual([fictionalNumber(5), fictionalNumber(5)]);
    expect(await stillBrings('swept')).toBe(0);
  });

  it('an erasure takes what was still to be brought', async () => {
    await ContactModel.create({ _id: 'erased', attributes: {}, createdAt: new Date(), updatedAt: new Date() });
    await killed(posted('erased', 'erased', { phone: fictionalNumber(6) }));
    await erase('erased', {} as unknown as Runs);
    expect(await stillBrings('erased')).toBe(0);
  });
});
