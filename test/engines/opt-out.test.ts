import { createPolicy } from '../../models/domain/policy/policy.ts';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { heedKeyword } from '../../api/effects/replies/act-on-keyword.ts';
import type { Runs } from '../../api/runs/temporal.ts';
import { addressHash, createUnsubscribe } from '../../cli/wiring/keys.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { EnrollmentModel } from '../../models/documents/enrollment.ts';
import { ReplyModel } from '../../models/documents/reply.ts';
import { SuppressionModel } from '../../models/documents/suppression.ts';
import { cloudEvent, eventually, fictionalNumber, zoneWhereItIs } from '../support/system.ts';
import { town } from '../support/town.ts';

const night = { hour: 3 };
let people = 100;

describe('an opt-out on the real engines', () => {
  const { system, poll, contact, consent, deliveries, timeline, reply, bubbles, next } = town();

  const links = () => {
    const { env, addresses } = system().stack;
    return createUnsubscribe(env['TIDINGS_MASTER_KEY'] ?? '', addresses.api);
  };
  const hashOf = (phone: string) => addressHash(system().stack.env['TIDINGS_MASTER_KEY'] ?? '')(phone);
  const pathOf = (deliveryId: string) => new URL(links().urlOf(deliveryId)).pathname;
  const held = async (id: string) => {
    const [row] = await eventually(
      () => deliveries(id),
      (rows) => rows.some(({ state, message }) => state === 'deferred' && message.startsWith('poll/')),
    );
    return row!.id;
  };
  const handled = (id: string, as: string) =>
    eventually(
      () => timeline(id),
      (items) => items.some(({ details }) => details['handling'] === as),
    );
  /** The answer to HELP comes at any hour, so there is a message that a receipt can be about. */
  const answered = async (phone: string) => {
    await reply(phone, 'HELP');
    const all = await eventually(
      () => bubbles(phone),
      (shown) => shown.some(({ status }) => status === 'delivered'),
    );
    return all.find(({ status }) => status === 'delivered')!.id;
  };
  const receipt = async (messageId: string, status: string) => {
    expect((await system().gateway('POST', `/messages/${messageId}/receipts`, { status })).status).toBe(202);
  };

  it.each<[string, string, (phone: string, id: string) => Promise<void>]>([
    ['a keyword', 'suppressed', (phone) => reply(phone, 'Стоп!')],
    [
      'a link',
      'suppressed',
      async (_phone, id) => {
        expect((await system().api('POST', pathOf(await held(id)), '')).status).toBe(200);
      },
    ],
    ['a complaint', 'suppressed', async (phone) => receipt(await answered(phone), 'complaint')],
    ['a receipt that says blocked', 'carrier-refused', async (phone) => receipt(await answered(phone), 'blocked')],
    [
      'a refusal at the carrier',
      'carrier-refused',
      async (phone) => {
        await next(phone, 'opted-out');
        await reply(phone, 'HELP');
      },
    ],
    [
      'the team',
      'suppressed',
      async (_phone, id) => {
        const body = { by: 'team', source: 'hotline', proof: 'call 17' };
        expect((await system().api('POST', `/v1/contacts/${id}/opt-outs`, body)).status).toBe(201);
      },
    ],
  ])('by %s ends a held text at once, and the next send', async (_way, reason, optOut) => {
    people += 1;
    const id = `held-${people}`;
    const phone = await contact(id, people, night);
    await consent(id);
    const run = await poll().begin('patient', id);
    await held(id);
    await optOut(phone, id);
    expect(await run.result()).toEqual({ endedBy: `${reason}, ${reason}` });
    const offers = (await deliveries(id)).filter(({ message }) => message.startsWith('poll/'));
    expect(offers.map(({ state }) => state)).toEqual(['suppressed', 'suppressed']);
    const { body } = await eventually(
      () => system().api('GET', `/v1/contacts/${id}/consents`),
      (answer) => (answer.body['items'] as { action: string }[]).some(({ action }) => action === 'withdraw'),
    );
    const offered = { purpose: 'offers', brand: 'shop', channel: 'sms' };
    expect(body['standing']).toContainEqual(expect.objectContaining({ ...offered, state: 'withdrawn' }));
  });

  it('ends a story that names it, and gives up the text that it held', async () => {
    await contact('asked', 1, night);
    await consent('asked');
    const run = await poll().begin('survey', 'asked');
    await held('asked');
    expect((await system().api('POST', '/v1/contacts/asked/opt-outs', { source: 'a shop' })).status).toBe(201);
    expect(await run.result()).toEqual({ endedBy: 'opted-out' });
    expect(await deliveries('asked')).toMatchObject([{ message: 'poll/survey', state: 'suppressed' }]);
  });

  it('ends a story that names it, in the middle of a marketing question', async () => {
    const phone = await contact('surveyed', 8);
    await consent('surveyed');
    const run = await poll().begin('survey', 'surveyed');
    await eventually(
      () => bubbles(phone),
      (all) => all.length === 1,
    );
    await EnrollmentModel.create({
      _id: run.workflowId,
      journey: 'survey',
      contactId: 'surveyed',
      startedBy: 'test',
      at: new Date(),
    });
    await reply(phone, 'unsubscribe');
    expect(await run.result()).toEqual({ endedBy: 'opted-out' });
  });

  it('wakes journeys that the person entered', async () => {
    const phone = await contact('entered', 2);
    const event = cloudEvent('user.registered', 'entered', 'e1', { profileUrl: 'https://shop.example/me' });
    await system().api('POST', '/v1/events', event);
    await reply(phone, 'STOP');
    await handled('entered', 'opt-out');
    const run = poll().client.workflow.getHandle('welcome/entered');
    const { events } = await eventually(
      () => run.fetchHistory(),
      (history) => JSON.stringify(history).includes('opted-out'),
    );
    expect(events?.length).toBeGreaterThan(0);
    await run.terminate('test over');
  });

  it('is confirmed by exactly one text, in the language of the person, at any hour', async () => {
    const phone = await contact('twice', 3, { ...night, locale: 'ru' });
    await reply(phone, 'стоп');
    await eventually(
      () => bubbles(phone),
      (all) => all.length === 2,
    );
    await reply(phone, 'отпишите меня');
    await eventually(
      () => timeline('twice'),
      (items) => items.filter(({ details }) => details['handling'] === 'opt-out').length === 2,
    );
    const texts = (await bubbles(phone)).map(({ text }) => text).filter((text) => text.includes('Пример'));
    expect(texts).toEqual([
      'Пример-Маркет: рекламы больше нет, только сервисные сообщения; отключить и их: СТОП ВСЁ. Помощь: help@shop.example. Вернуть: СТАРТ',
    ]);
  });

  it('by keyword is undone by START: that consent and no other', async () => {
    const phone = await contact('back', 4);
    await consent('back');
    await reply(phone, 'STOP');
    await handled('back', 'opt-out');
    expect(await (await poll().begin('offer', 'back')).result()).toEqual({ endedBy: 'suppressed' });
    await reply(phone, 'start');
    await handled('back', 'start');
    expect(await (await poll().begin('offer', 'back')).result()).toEqual({ endedBy: 'sent' });
    const { body } = await system().api('GET', '/v1/contacts/back/consents');
    const granted = (body['standing'] as { purpose: string; state: string }[]).filter(
      ({ state }) => state === 'granted',
    );
    expect(granted).toMatchObject([{ purpose: 'offers', brand: 'shop', channel: 'sms' }]);
  });

  it('by START is confirmed also by a second try, when the first broke off after all was given back', async () => {
    const phone = await contact('patient', 37);
    await consent('patient');
    await reply(phone, 'STOP');
    await handled('patient', 'opt-out');
    const contacts = await ContactModel.find({ phone }).lean();
    const begun: string[] = [];
    const runs = {
      start: ({ workflowId }: { workflowId: string }) => {
        begun.push(workflowId);
        return begun.length === 1 ? Promise.reject(new Error('away')) : Promise.resolve(true);
      },
    } as unknown as Runs;
    const context = { runs, log: pino({ level: 'silent' }), policy: createPolicy() };
    const known = { addressHash: contacts[0]?.addressHash ?? '' };
    const now = new Date();
    const row = { _id: 'simulator twice', route: 'simulator', from: phone, text: 'START', at: now, receivedAt: now };
    await ReplyModel.create({ ...row, pendingAt: new Date(Date.now() + 60_000), attempts: 0 });
    const tried = async () =>
      heedKeyword(
        context,
        { ...(await ReplyModel.findById(row._id).lean())!, ...known },
        { holders: contacts, former: undefined },
      );
    await expect(tried()).rejects.toThrow('away');
    expect(await tried()).toBe('start');
    expect(begun).toHaveLength(2);
  });

  it('by link is not undone by START, and survives erasure', async () => {
    const phone = await contact('linked', 5);
    await consent('linked');
    expect(await (await poll().begin('offer', 'linked')).result()).toEqual({ endedBy: 'sent' });
    const [row] = await deliveries('linked');
    const path = pathOf(row!.id);
    const oneClick = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await system().api('POST', path, 'List-Unsubscribe=One-Click', oneClick)).status).toBe(200);
    await reply(phone, 'START');
    await handled('linked', 'no-question');
    expect(await (await poll().begin('offer', 'linked')).result()).toEqual({ endedBy: 'suppressed' });
    expect((await system().api('DELETE', '/v1/contacts/linked')).status).toBe(204);
    const after = await system().api('POST', path, '');
    expect(after.status).toBe(410);
    expect(after.body['text']).toContain('no longer know whom');
    await contact('linked-again', 5);
    expect(await (await poll().begin('offer', 'linked-again')).result()).toEqual({ endedBy: 'suppressed' });
  });

  it('concerns the number and the person that got the message, not who has the number today', async () => {
    const old = await contact('moved', 9);
    await consent('moved');
    const send = async (id: string) => (await (await poll().begin('offer', id)).result()) as { endedBy: string };
    expect(await send('moved')).toEqual({ endedBy: 'sent' });
    const [row] = await deliveries('moved');
    const [bubble] = await bubbles(old);
    const elsewhere = { phone: fictionalNumber(10), timeZone: zoneWhereItIs(13) };
    expect((await system().api('PUT', '/v1/contacts/moved', elsewhere)).status).toBe(200);
    await contact('moved-in', 9);
    await consent('moved-in');
    expect((await system().api('POST', pathOf(row!.id), '')).status).toBe(200);
    expect(await send('moved-in')).toEqual({ endedBy: 'suppressed' });
    await receipt(bubble!.id, 'complaint');
    await eventually(
      () => timeline('moved'),
      (items) => JSON.stringify(items).includes('"complaint"'),
    );
    // They ended it for themselves, whatever number they have by now.
    const acts = async () => {
      const { body } = await system().api('GET', '/v1/contacts/moved/consents');
      return (body['items'] as { method?: string }[]).map(({ method }) => method);
    };
    await eventually(acts, (all) => all.includes('link') && all.includes('complaint'));
    expect(await send('moved')).toEqual({ endedBy: 'suppressed' });
    expect(await SuppressionModel.exists({ _id: hashOf(elsewhere.phone) })).toBeNull();
  });

  it('has a page that shows and never acts', async () => {
    await contact('scanned', 6, { locale: 'ru' });
    await consent('scanned');
    const run = await poll().begin('patient', 'scanned');
    const rows = await eventually(
      () => deliveries('scanned'),
      (all) => all.some(({ text }) => text !== undefined),
    );
    const row = rows.find(({ message }) => message === 'poll/linked');
    const url = /https?:\S+/.exec(row!.text ?? '')?.[0] ?? '';
    expect(url).toBe(links().urlOf(row!.id));
    for (const method of ['GET', 'HEAD']) {
      const response = await fetch(url, { method, redirect: 'error' });
      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-robots-tag': 'noindex',
        'cache-control': 'no-store',
        'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      });
      const page = await response.text();
      if (method === 'GET') expect(page).toContain('Больше не присылать вам рекламу?');
      expect(page).not.toMatch(/\+4477|scanned/);
    }
    const { body } = await system().api('GET', '/v1/contacts/scanned/consents');
    expect((body['items'] as unknown[]).length).toBe(1);
    expect((await fetch(`${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}x`)).status).toBe(404);
    await run.terminate('test over');
  });

  it('that may be meant pauses marketing until a person decides', async () => {
    const phone = await contact('doubtful', 7);
    await consent('doubtful');
    await reply(phone, 'you will hear from my lawyer');
    const items = await eventually(
      () => timeline('doubtful'),
      (all) => all.some(({ kind }) => kind === 'team-task') && all.some(({ details }) => details['handling']),
    );
    expect(items.map(({ kind }) => kind)).toContain('team-task');
    expect(await (await poll().begin('offer', 'doubtful')).result()).toEqual({ endedBy: 'needs-review' });
    const { body } = await system().api('GET', '/v1/team-tasks');
    const task = (body['items'] as { id: string; contactId: string }[]).find((one) => one.contactId === 'doubtful')!;
    const path = `/v1/team-tasks/${encodeURIComponent(task.id)}`;
    expect((await system().api('POST', `${path}/resolve`, { outcome: 'done' })).status).toBe(422);
    const resumed = await system().api('POST', `${path}/resolve`, { outcome: 'resume' });
    expect(resumed.body).toMatchObject({ kind: 'review', state: 'done', outcome: 'resume' });
    await eventually(
      async () => (await poll().begin('offer', 'doubtful')).result() as Promise<{ endedBy: string }>,
      ({ endedBy }) => endedBy === 'sent',
    );
    expect((await system().api('POST', `${path}/reopen`)).status).toBe(200);
    expect((await system().api('POST', `${path}/resolve`, { outcome: 'opt-out' })).status).toBe(200);
    await eventually(
      async () => (await poll().begin('offer', 'doubtful')).result() as Promise<{ endedBy: string }>,
      ({ endedBy }) => endedBy === 'suppressed',
    );
  });
});
