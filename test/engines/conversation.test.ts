import type { WorkflowHandle } from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { AutoReplyModel } from '../../models/documents/auto-reply.ts';
import { attributes } from '../../workflows/journey/start.ts';
import type { PollWorker } from '../support/poll/worker.ts';
import { everythingIn } from '../support/everything-in.ts';
import { cloudEvent, eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

const stageKey = defineSearchAttributeKey(attributes.stage, 'KEYWORD');

describe('a conversation on the real engines', () => {
  const { system, poll, contact, consent, deliveries, timeline, reply, bubbles } = town();

  it('turns an event into a message in the reader’s language, with its receipts', async () => {
    const phone = await contact('boris', 1, { locale: 'ru-RU' });
    const event = cloudEvent('order.placed', 'boris', 'b1', { orderId: 'o1' });
    const { status, body } = await system().api('POST', '/v1/events', event);
    expect(status).toBe(202);
    expect(body).toMatchObject({
      status: 'accepted',
      runs: [{ workflowId: 'order-tracking/boris/o1', effect: 'started' }],
    });
    const [delivered] = await eventually(
      () => deliveries('boris'),
      ([first]) => first?.state === 'delivered',
    );
    expect(delivered?.text).toBe('Спасибо! Заказ o1 принят.');
    expect(await bubbles(phone)).toMatchObject([{ text: 'Спасибо! Заказ o1 принят.', status: 'delivered' }]);
  });

  it('leads from a number to its contacts, and on to what happened to them; / leads to the description', async () => {
    const phone = await contact('vera', 21);
    const { api } = system().stack.addresses;
    const page = async (path: string) => {
      const response = await fetch(`${api}${path}`, { redirect: 'manual' });
      return { status: response.status, location: response.headers.get('location'), text: await response.text() };
    };
    const people = await page(`/phone/api/phones/${encodeURIComponent(phone)}/contacts`);
    expect(JSON.parse(people.text)).toEqual({ contacts: [{ id: 'vera' }] });
    await consent('vera');
    const life = await page('/phone/api/contacts/vera/timeline?limit=10');
    expect(JSON.parse(life.text)).toMatchObject({ items: [{ kind: 'consent' }] });
    expect(await page('/phone/api/contacts/nobody/timeline')).toMatchObject({ status: 404 });
    expect(await page('/phone/contacts/vera')).toMatchObject({ status: 200 });
    expect(await page('/')).toMatchObject({ status: 302, location: '/docs' });
  });

  it('tells a run of an event that overtook the one that begins it', async () => {
    await contact('olga', 2);
    const shipped = cloudEvent('order.shipped', 'olga', 's1', { orderId: 'o2', trackingUrl: 'https://t.example/2' });
    const early = await system().api('POST', '/v1/events', shipped);
    expect(early.body).toMatchObject({ runs: [{ effect: 'no-run' }] });
    await system().api('POST', '/v1/events', cloudEvent('order.placed', 'olga', 'p1', { orderId: 'o2' }));
    const sent = await eventually(
      () => deliveries('olga'),
      (rows) => rows.length === 2,
    );
    expect(sent.map(({ message }) => message).toSorted()).toEqual([
      'order-tracking/accepted',
      'order-tracking/shipped',
    ]);
  });

  it('gives a reply to the run that asked, and only its meaning', async () => {
    const phone = await contact('verena', 3, { locale: 'ru' });
    const run = await poll().begin('poll', 'verena');
    await eventually(
      () => deliveries('verena'),
      ([first]) => first?.state === 'delivered',
    );
    await reply(phone, 'Да, очень!', 3);
    expect(await run.result()).toEqual({ endedBy: 'reply yes' });
    const told = await everythingIn(run);
    expect(told).toContain('poll/question');
    expect(told).not.toMatch(/очень|Нравится|\+4477/);
    const replies = await eventually(
      async () => (await timeline('verena')).filter(({ kind }) => kind === 'reply'),
      ([first]) => first?.details['handling'] !== undefined,
    );
    expect(replies).toMatchObject([{ details: { handling: 'to-run', text: 'Да, очень!' } }]);
  });

  it('asks a person which question a reply answers when two runs have just asked', async () => {
    const phone = await contact('two', 4);
    const runs = [await poll().begin('poll', 'two'), await poll().begin('poll', 'two')];
    await eventually(
      () => deliveries('two'),
      (rows) => rows.length === 2 && rows.every(({ state }) => state === 'delivered'),
    );
    await reply(phone, 'yes');
    const asked = await eventually(
      () => timeline('two'),
      (items) =>
        items.some(({ kind }) => kind === 'team-task') &&
        items.some(({ details }) => details['handling'] !== undefined),
    );
    expect(asked.find(({ kind }) => kind === 'reply')?.details['handling']).toBe('ambiguous');
    await Promise.all(runs.map((run) => run.terminate('test over')));
  });

  describe('gives a reply to the one run that still waits, beside one that', () => {
    type Story = Parameters<PollWorker['begin']>[0];
    const delivered = (id: string, count: number) =>
      eventually(
        () => deliveries(id),
        (rows) => rows.length === count && rows.every(({ state }) => state !== 'accepted'),
      );
    const stage = async (run: WorkflowHandle) => (await run.describe()).typedSearchAttributes.get(stageKey);
    const over: [
      what: string,
      story: Story,
      end: (run: WorkflowHandle, phone: string, id: string) => Promise<unknown>,
    ][] = [
      ['was terminated', 'poll', (run) => run.terminate('test')],
      ['was cancelled', 'poll', (run) => run.cancel().then(() => run.result().catch(() => undefined))],
      ['has had its answer', 'poll', (run, phone) => reply(phone, 'yes').then(() => run.result())],
      [
        'goes on after its answer',
        'delivery',
        async (run, phone, id) => {
          await reply(phone, 'hm');
          await delivered(id, 2);
          await reply(phone, 'well');
          await eventually(
            () => stage(run),
            (now) => now === 'waiting for the team',
          );
        },
      ],
      [
        'has waited long enough',
        'hasty',
        (run) =>
          eventually(
            () => stage(run),
            (now) => now === 'sleeping',
          ),
      ],
      [
        'could not ask',
        'survey',
        (run) =>
          eventually(
            () => stage(run),
            (now) => now === 'waiting for a reply',
          ),
      ],
    ];

    it.each(over.map((one, index) => [...one, index] as const))('%s', async (_what, story, end, index) => {
      const id = `over-${index}`;
      const phone = await contact(id, 20 + index);
      const other = await poll().begin(story, id);
      await delivered(id, 1);
      await end(other, phone, id);
      const { length } = await deliveries(id);
      const waiting = await poll().begin('poll', id);
      await delivered(id, length + 1);
      await reply(phone, 'YES');
      expect(await waiting.result()).toEqual({ endedBy: 'reply yes' });
    });
  });

  it('ends marketing with the word STOP, typed on the wrong keyboard, before the next send', async () => {
    const phone = await contact('stopper', 5);
    await consent('stopper');
    expect(await (await poll().begin('offer', 'stopper')).result()).toEqual({ endedBy: 'sent' });
    await reply(phone, 'Cnjg!');
    await eventually(
      () => timeline('stopper'),
      (items) => items.some(({ details }) => details['handling'] === 'opt-out'),
    );
    expect(await (await poll().begin('offer', 'stopper')).result()).toEqual({ endedBy: 'suppressed' });
    const { body } = await system().api('GET', '/v1/contacts/stopper/consents');
    const withdrawn = { purpose: 'offers', brand: 'shop', channel: 'sms', state: 'withdrawn' };
    expect(body['standing']).toContainEqual(expect.objectContaining(withdrawn));
  });

  it('answers HELP four times a day at most, so that two machines fall silent', async () => {
    const phone = await contact('looper', 41);
    const answers = async () => (await deliveries('looper')).length;
    for (let asked = 1; asked <= 6; asked += 1) {
      await reply(phone, 'HELP');
      const heard = (items: Awaited<ReturnType<typeof timeline>>) =>
        items.filter(({ details }) => details['handling'] === 'help').length === asked;
      await eventually(() => timeline('looper'), heard);
      await eventually(answers, (count) => count >= Math.min(asked, 4));
      // The ten minutes between two answers pass.
      await AutoReplyModel.deleteOne({ _id: 'looper help' });
    }
    expect(await answers()).toBe(4);
  });

  it('keeps the opt-out of a number through erasure and under another contact', async () => {
    const phone = await contact('leaver', 6);
    await reply(phone, 'stop');
    await eventually(
      () => timeline('leaver'),
      (items) => items.some(({ details }) => details['handling'] === 'opt-out'),
    );
    expect((await system().api('DELETE', '/v1/contacts/leaver')).status).toBe(204);
    await contact('returner', 6);
    expect(await (await poll().begin('offer', 'returner')).result()).toEqual({ endedBy: 'suppressed' });
    await consent('returner');
    expect(await (await poll().begin('offer', 'returner')).result()).toEqual({ endedBy: 'sent' });
  });

  it('knows the events of an erased contact again, alone and in a batch', async () => {
    await contact('erased-again', 17);
    const event = cloudEvent('order.placed', 'erased-again', 'once', { orderId: 'E-1' });
    const first = await system().api('POST', '/v1/events', event);
    expect(first.body).toMatchObject({ status: 'accepted' });
    expect((await system().api('DELETE', '/v1/contacts/erased-again')).status).toBe(204);
    const again = await system().api('POST', '/v1/events', event);
    expect(again).toMatchObject({ status: 202, body: { status: 'duplicate' } });
    const other = { ...event, id: 'another' };
    expect((await system().api('POST', '/v1/events', other)).status).toBe(410);
  });

  it('does not start a journey twice that is had once ever', async () => {
    await contact('once', 7);
    const event = (id: string) => cloudEvent('user.registered', 'once', id, { profileUrl: 'https://shop.example/me' });
    const first = await system().api('POST', '/v1/events', event('r1'));
    const again = await system().api('POST', '/v1/events', event('r2'));
    expect(first.body).toMatchObject({ runs: [{ effect: 'started' }] });
    expect(again.body).toMatchObject({ runs: [{ effect: 'already-started' }] });
  });

  it('says of an event that the story does not listen for now', async () => {
    await contact('deaf', 29);
    for (const type of ['order.placed', 'order.delivered', 'order.cancelled']) {
      await system().api('POST', '/v1/events', cloudEvent(type, 'deaf', type, { orderId: 'o1' }));
    }
    const { body } = await eventually(
      () => system().api('GET', '/v1/runs/order-tracking/deaf/o1'),
      // Until the text has left, the story has not asked for the delivery either.
      ({ body: { why } }) => JSON.stringify(why).includes('order-tracking/accepted') && (why as unknown[]).length === 2,
    );
    expect(body).toMatchObject({
      status: 'running',
      why: [
        { event: 'order.cancelled', outcome: 'not-told' },
        { message: 'order-tracking/accepted', outcome: 'sent' },
      ],
    });
  });

  it('tells by API what a run waits for, and why', async () => {
    const { body } = await eventually(
      () => system().api('GET', '/v1/runs/order-tracking/boris/o1'),
      (answer) => (answer.body['why'] as unknown[] | undefined)?.length === 1,
    );
    expect(body).toMatchObject({
      status: 'running',
      stage: expect.stringContaining('waiting for order.shipped') as string,
    });
    expect(body['why']).toMatchObject([{ message: 'order-tracking/accepted', outcome: 'sent' }]);
    expect((await system().api('POST', '/v1/runs/order-tracking/boris/o1/cancel')).status).toBe(202);
    const ended = await eventually(
      () => system().api('GET', '/v1/runs/order-tracking/boris/o1'),
      (answer) => answer.body['status'] !== 'running',
    );
    expect(ended.body).toMatchObject({ status: 'cancelled', outcome: 'cancelled' });
  });
});
