import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { buildAll } from '../../cli/wiring/build-indexes.ts';
import { anyPort } from '../../cli/dev/ports.ts';
import { connectDatabase, disconnectDatabase } from '../../models/documents/connect.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { EventModel } from '../../models/documents/event.ts';
import { SegmentMemberModel } from '../../models/documents/segments/member.ts';
import { SegmentLookModel } from '../../models/documents/segments/look.ts';
import { SegmentWatchModel } from '../../models/documents/segments/watch.ts';
import { ScheduleLookModel } from '../../models/documents/schedule-look.ts';
import { startProcess } from '../support/process.ts';
import { cloudEvent, eventually, startSystem, type System } from '../support/system.ts';

const TIDINGS_CONFIG = fileURLToPath(new URL('../support/entering/tidings.config.ts', import.meta.url));
const edited = fileURLToPath(new URL('../support/entering/edited.config.ts', import.meta.url));
const dayMs = 86_400_000;

describe('entering and leaving a segment', () => {
  let system: System;

  beforeAll(async () => {
    const env = { TIDINGS_CONFIG, TIDINGS_SEGMENTS_EVERY_SECONDS: '1', TIDINGS_REQUESTS_PER_SECOND: '100000' };
    system = await startSystem(env, { without: ['simulator', 'worker', 'api'] });
    await connectDatabase(system.stack.addresses.mongodb);
    await buildAll();
    const was = { attributes: { plan: 'pro' }, createdAt: new Date(), updatedAt: new Date(), wholeAsOf: new Date(0) };
    await ContactModel.create(Array.from({ length: 250 }, (_, index) => ({ _id: `old-${index}`, ...was })));
    await system.stack.start('api');
    await watched();
  });
  afterAll(async () => {
    await disconnectDatabase();
    await system.stop();
  });

  const put = async (id: string, plan: string, body: object = { attributes: { plan } }) => {
    const { status } = await system.api('PUT', `/v1/contacts/${encodeURIComponent(id)}`, body);
    expect([200, 201, 204]).toContain(status);
  };
  /** What was told of a contact, oldest first. */
  const told = async (contactId: string) => {
    const rows = await EventModel.find({ contactId, type: /^(entered|left)\./ })
      .sort({ time: 1 })
      .lean();
    return rows.map(({ type, data, effects, pendingAt }) => ({ type, data, effects, isDone: !pendingAt }));
  };
  const typesOf = async (contactId: string) => (await told(contactId)).map(({ type }) => type);
  const watched = () =>
    eventually(
      () => SegmentWatchModel.countDocuments({ isTaken: true }),
      (count) => count === 2,
    );
  const toldOf = (contactId: string, ...types: string[]) =>
    eventually(
      () => told(contactId),
      (all) => all.length >= types.length && all.every(({ isDone }) => isDone),
    ).then((all) => expect(all.map(({ type }) => type)).toEqual(types));
  /** Everybody was looked through from now on, and nobody is owed a look. */
  const settled = async () => {
    const looks = async () => (await SegmentWatchModel.find().sort({ _id: 1 }).lean()).map(({ attempts }) => attempts);
    const before = await looks();
    // The first of them may have begun already.
    await eventually(looks, (now) => now.every((count, index) => count > (before[index] ?? 0) + 1), 90_000);
    await eventually(
      () => SegmentLookModel.countDocuments(),
      (count) => count === 0,
      90_000,
    );
  };
  /** One more api, ended with the test. */
  const startApi = async (env: Record<string, string> = {}) => {
    const PORT = String(await anyPort());
    const api = startProcess('api', { ...system.stack.env, PORT, SUPERVISOR_PID: '', LOG_LEVEL: 'info', ...env });
    onTestFinished(async () => {
      api.signal('SIGKILL');
      await api.ended;
    });
    await api.until('api listens');
    return api;
  };

  it('is told once each time, with how long somebody had belonged', async () => {
    await put('ann', 'free');
    await put('ann', 'pro');
    await toldOf('ann', 'entered.pro-members');
    await put('ann', 'free');
    await toldOf('ann', 'entered.pro-members', 'left.pro-members');
    await put('ann', 'pro');
    await toldOf('ann', 'entered.pro-members', 'left.pro-members', 'entered.pro-members');
    const [first, left, second] = await told('ann');
    expect(left?.data).toEqual(first?.data);
    expect(second?.data?.['since']).not.toBe(first?.data?.['since']);
    expect(first?.effects).toMatchObject([
      { workflowId: 'greet-newcomers/ann', effect: 'started' },
      { workflowId: 'greet-pros/ann', effect: 'started' },
    ]);
    expect(left?.effects).toMatchObject([{ workflowId: 'greet-pros/ann', effect: 'signalled' }]);
  });

  it('begins a journey that asks so for those who were there before, once, and no other', async () => {
    await eventually(
      () => EventModel.countDocuments({ contactId: /^old-/, pendingAt: { $exists: false } }),
      (count) => count === 250,
      60_000,
    );
    expect(await told('old-7')).toMatchObject([
      { type: 'entered.pro-members', data: {}, effects: [{ workflowId: 'greet-pros/old-7', effect: 'started' }] },
    ]);
  });

  it('is told of what comes with time alone', async () => {
    await put('bob', 'free');
    await system.api('POST', '/v1/events', cloudEvent('order.placed', 'bob', 'b1', { orderId: 'b1' }));
    await toldOf('bob', 'entered.repeat-buyers');
    // Nobody touches the contact: as if three days had passed.
    await EventModel.updateOne(
      { contactId: 'bob', eventId: 'b1' },
      { $set: { time: new Date(Date.now() - 3 * dayMs) } },
    );
    await toldOf('bob', 'entered.repeat-buyers', 'left.repeat-buyers');
    expect((await told('bob'))[1]?.effects).toMatchObject([{ workflowId: 'miss-buyers/bob', effect: 'started' }]);
  });

  it('is refused from outside by name', async () => {
    await put('eve', 'free');
    const posted = await system.api('POST', '/v1/events', cloudEvent('entered.pro-members', 'eve', 'e1', {}));
    expect(posted).toMatchObject({ status: 422, body: { errors: [{ pointer: '/type', code: 'event-type-unknown' }] } });
  });

  it('is told once where two apis look, and loses nothing where both are killed between what they store and what they tell', async () => {
    const other = await startApi();
    const ids = Array.from({ length: 400 }, (_, index) => `new-${index}`);
    const was = { attributes: { plan: 'pro' }, createdAt: new Date(), updatedAt: new Date(), wholeAsOf: new Date(0) };
    await ContactModel.create(ids.map((_id) => ({ _id, ...was })));
    const all = { contactId: /^new-/ };
    const count = () => EventModel.countDocuments({ ...all, source: 'tidings' });
    const untold = async () => (await SegmentMemberModel.countDocuments(all)) - (await count());
    while ((await untold()) < 5);
    other.signal('SIGKILL');
    await Promise.all([other.ended, system.stack.kill('api', 'SIGKILL')]);
    expect(await untold()).toBeGreaterThan(0);

    await Promise.all([system.stack.start('api'), startApi()]);
    // What the killed ones had begun is anybody's when their leases have run out.
    await eventually(count, (told) => told >= ids.length, 90_000);
    await Promise.all(ids.map((id) => put(id, 'free')));
    await eventually(count, (told) => told >= 2 * ids.length, 90_000);
    await settled();
    for (const id of ids) expect([id, await typesOf(id)]).toEqual([id, ['entered.pro-members', 'left.pro-members']]);
  });

  it('of somebody who was erased is not told, and nothing is kept', async () => {
    await put('zoe', 'pro');
    await toldOf('zoe', 'entered.pro-members');
    expect((await system.api('DELETE', '/v1/contacts/zoe')).status).toBe(204);
    await settled();
    expect(await typesOf('zoe')).toEqual(['entered.pro-members']);
    expect(await SegmentMemberModel.countDocuments({ contactId: 'zoe' })).toBe(0);
  });

  it('has nothing to do with a schedule, which begins once a day for whoever belongs then, on their own clock', async () => {
    const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'];
    for (const timeZone of zones) await put(timeZone, 'free', { timeZone, attributes: { keyAccount: true } });
    const days = async () => {
      const rows = await EventModel.find({ type: 'schedule.due', contactId: { $in: zones } }).lean();
      return rows.map(({ contactId, data, effects }) => [contactId, data?.['day'], effects[0]?.effect]).sort();
    };
    /** As if no api had run for three days. */
    const catchUp = async () => {
      const seenUntil = new Date(Date.now() - 3 * dayMs);
      const { attempts } = await ScheduleLookModel.findOneAndUpdate(
        { _id: 'daily-accounts' },
        { $set: { seenUntil, pendingAt: new Date() } },
      ).orFail();
      await eventually(
        () => ScheduleLookModel.findById('daily-accounts').orFail().lean(),
        (look) => look.attempts > attempts && look.seenUntil > seenUntil,
      );
    };
    await eventually(
      () => ScheduleLookModel.exists({ _id: 'daily-accounts' }),
      (row) => row !== null,
    );
    expect(await days()).toEqual([]);
    await startApi();
    await catchUp();
    const today = (timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
    const once = zones.map((zone) => [zone, today(zone), 'started']).sort();
    expect(await days()).toEqual(once);
    await catchUp();
    expect(await days()).toEqual(once);
  });

  it('takes those who belong as they are where the condition has changed', async () => {
    await put('kim', 'free');
    await put('lou', 'pro');
    await toldOf('lou', 'entered.pro-members');
    await system.stack.kill('api', 'SIGKILL');
    await startApi({ TIDINGS_CONFIG: edited });
    await eventually(
      () => SegmentMemberModel.exists({ contactId: 'kim' }),
      (row) => row !== null,
    );
    await watched();
    await ContactModel.updateOne({ _id: 'kim' }, { $unset: { 'attributes.plan': 1 } });
    await toldOf('kim', 'left.pro-members');
    expect(await typesOf('lou')).toEqual(['entered.pro-members']);
    expect((await told('kim'))[0]?.data).toEqual({});
  });
});
