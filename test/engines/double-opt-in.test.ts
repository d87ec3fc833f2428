import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Client, Connection } from '@temporalio/client';
import { freePort } from '../../cli/dev/ports.ts';
import { connectDatabase, disconnectDatabase } from '../../models/documents/connect.ts';
import { AskedWordsModel } from '../../models/documents/consents/asked-words.ts';
import { EventModel } from '../../models/documents/event.ts';
import { everythingIn } from '../support/everything-in.ts';
import { startProcess } from '../support/process.ts';
import { cloudEvent, eventually, fictionalNumber, zoneWhereItIs } from '../support/system.ts';
import { town } from '../support/town.ts';

const { system, poll, contact, deliveries, timeline, reply, bubbles } = town();

const request = (id: string, data: object) =>
  system().api(
    'POST',
    '/v1/events',
    cloudEvent('consent.requested', id, `doi-${id}`, {
      requestId: 'r1',
      wording: 'offers-sms/1',
      language: 'en',
      method: 'code',
      ...data,
    }),
  );
const run = (id: string) => system().api('GET', `/v1/runs/double-opt-in/${id}/r1`);
const consents = async (id: string) =>
  (await system().api('GET', `/v1/contacts/${id}/consents`)).body['items'] as Record<string, unknown>[];
/** The words of the first text once its receipts are in. */
const firstText = async (id: string, phone: string) => {
  await eventually(
    () => deliveries(id),
    (rows) => rows.at(-1)?.state === 'delivered',
  );
  return (await bubbles(phone))[0]?.text ?? '';
};
const browse = async (method: 'GET' | 'POST', link: string) => {
  const response = await fetch(link, { method, headers: { 'user-agent': 'Phone Browser' } });
  return { status: response.status, headers: response.headers, html: await response.text() };
};

describe('double opt-in on the real engines', () => {
  it('grants by the code that came back, with the proof, and keeps it out of the history', async () => {
    const phone = await contact('coder', 1);
    expect((await request('coder', {})).body).toMatchObject({ runs: [{ effect: 'started' }] });
    const code = /\d{6}/.exec(await firstText('coder', phone))![0];
    const wrong = code === '111111' ? '222222' : '111111';
    await reply(phone, wrong);
    await eventually(
      () => deliveries('coder'),
      ([latest]) => latest?.message === 'double-opt-in/wrong' && latest.state === 'delivered',
    );
    expect(await consents('coder')).toEqual([]);
    await reply(phone, `The code is ${code}.`, 2);
    const ended = await eventually(
      () => run('coder'),
      ({ body }) => body['status'] !== 'running',
    );
    expect(ended.body).toMatchObject({ outcome: 'consent.confirmed' });
    const [grant, ...others] = await consents('coder');
    expect(others).toEqual([]);
    expect(grant).toMatchObject({
      action: 'grant',
      purpose: 'offers',
      brand: 'shop',
      channel: 'sms',
      method: 'sms-code',
      basis: 'consent',
      wording: { version: 'offers-sms/1', language: 'en', text: expect.stringContaining('Example Shop Ltd') as string },
      proof: expect.stringContaining('came back in reply') as string,
      requestId: 'r1',
      seq: 1,
    });
    expect((await timeline('coder')).filter(({ kind }) => kind === 'reply')).toHaveLength(2);
    expect(await (await poll().begin('offer', 'coder')).result()).toEqual({ endedBy: 'sent' });

    const connection = await Connection.connect({ address: system().stack.addresses.temporal });
    const handle = new Client({ connection }).workflow.getHandle('double-opt-in/coder/r1');
    expect(await everythingIn(handle)).not.toMatch(new RegExp(`${code}|${wrong}|4477009`));
    await connection.close();
    const events = await system().api('GET', '/v1/events?contactId=coder');
    expect(JSON.stringify(events.body)).not.toContain(code);
  });

  it('is confirmed by the code, and by no text that only holds it', async () => {
    const phone = await contact('liker', 17);
    await request('liker', {});
    const text = await firstText('liker', phone);
    const code = /\d{6}/.exec(text)![0];
    const said = [`Disliked “${text}”`, `Automatic reply: I am away. You wrote: ${text}`, `NO ${code}`];
    for (const words of said) await reply(phone, words);
    const replies = await eventually(
      () => system().api('GET', '/v1/replies?contactId=liker'),
      ({ body }) => (body['items'] as { handling?: string }[]).filter(({ handling }) => handling).length === 3,
    );
    const handlings = (replies.body['items'] as { handling: string }[]).map(({ handling }) => handling);
    expect(handlings.toSorted()).toEqual(['automatic', 'reaction', 'to-run']);
    expect(await consents('liker')).toEqual([]);
    await reply(phone, `my code: ${code}`);
    await eventually(
      () => consents('liker'),
      (records) => records.length === 1,
    );
    expect((await system().api('GET', '/v1/team-tasks?contactId=liker')).body['items']).toEqual([]);
  });

  it('does not take START for an answer to what it asked', async () => {
    const phone = await contact('starter', 16);
    await request('starter', {});
    const code = /\d{6}/.exec(await firstText('starter', phone))![0];
    for (const word of ['START', 'старт']) await reply(phone, word);
    const asked = await eventually(
      () => system().api('GET', '/v1/team-tasks?contactId=starter'),
      ({ body }) => (body['items'] as unknown[]).length === 2,
    );
    expect(asked.body['items']).toMatchObject([{ kind: 'unasked' }, { kind: 'unasked' }]);
    await reply(phone, code);
    await eventually(
      () => run('starter'),
      ({ body }) => body['outcome'] === 'consent.confirmed',
    );
  });

  it('of two people with one number, files the answer under the one who was asked', async () => {
    const phone = await contact('asked', 4);
    await request('asked', {});
    const code = /\d{6}/.exec(await firstText('asked', phone))![0];
    await contact('newer', 4);
    await reply(phone, code);
    await eventually(
      () => run('asked'),
      ({ body }) => body['outcome'] === 'consent.confirmed',
    );
    await reply(phone, 'What was that about?');
    const repliesOf = async (query: string) =>
      (await system().api('GET', `/v1/replies?${query}`)).body['items'] as { handling?: string }[];
    const filed = await eventually(
      () => repliesOf('contactId=asked'),
      (items) => items.length === 2 && items.every(({ handling }) => handling),
    );
    expect(filed.map(({ handling }) => handling)).toEqual(['run-ended', 'consent-confirmed']);
    expect(await repliesOf('contactId=newer')).toEqual([]);
    expect(await repliesOf('journey=double-opt-in&contactId=asked')).toMatchObject([{ handling: 'consent-confirmed' }]);
    expect(await consents('asked')).toMatchObject([{ action: 'grant' }]);
  });

  it('takes no code after two wrong ones, even the right one', async () => {
    const phone = await contact('guesser', 2);
    await request('guesser', {});
    const code = /\d{6}/.exec(await firstText('guesser', phone))![0];
    for (const guess of [1, 2]) {
      await reply(phone, String((Number(code) + guess) % 1_000_000).padStart(6, '0'));
      const handled = (rows: { kind: string; details: Record<string, unknown> }[]) =>
        rows.filter(({ kind, details }) => kind === 'reply' && details['handling']).length === guess;
      await eventually(() => timeline('guesser'), handled);
    }
    const ended = await eventually(
      () => run('guesser'),
      ({ body }) => body['status'] !== 'running',
    );
    expect(ended.body).toMatchObject({ outcome: 'wrong code' });
    await reply(phone, code);
    await eventually(
      () => timeline('guesser'),
      (rows) => rows.filter(({ kind, details }) => kind === 'reply' && details['handling']).length === 3,
    );
    expect(await consents('guesser')).toEqual([]);
  });

  it('shows the link to scanners and grants only when the button is pressed', async () => {
    const phone = await contact('linker', 3);
    await request('linker', { method: 'link', brand: 'club', language: 'ru' });
    const link = /https?:\/\/\S+/.exec(await firstText('linker', phone))![0];
    for (const _scanner of [1, 2]) {
      const { status, headers, html } = await browse('GET', link);
      expect(status).toBe(200);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(html).toContain('Example Club Ltd');
      expect(html).toContain('<button>Согласен</button>');
    }
    expect(await consents('linker')).toEqual([]);
    for (const _press of [1, 2]) expect((await browse('POST', link)).html).toContain('Спасибо');
    expect((await browse('GET', link)).html).not.toContain('<button>');
    expect(await consents('linker')).toMatchObject([
      { action: 'grant', brand: 'club', method: 'link', userAgent: 'Phone Browser', wording: { language: 'ru' } },
    ]);
    const ended = await eventually(
      () => run('linker'),
      ({ body }) => body['status'] !== 'running',
    );
    expect(ended.body).toMatchObject({ outcome: 'consent.confirmed' });
    const forged = link.slice(0, -3) + (link.endsWith('AAA') ? 'BBB' : 'AAA');
    expect((await browse('POST', forged)).status).toBe(410);
    await system().api('DELETE', '/v1/contacts/linker');
    expect((await browse('GET', link)).status).toBe(410);
  });

  it('confirms nothing for a number that did not get the link', async () => {
    const phone = await contact('mover', 6);
    await request('mover', { method: 'link' });
    const link = /https?:\/\/\S+/.exec(await firstText('mover', phone))![0];
    const elsewhere = { phone: fictionalNumber(7), timeZone: zoneWhereItIs(13) };
    expect((await system().api('PUT', '/v1/contacts/mover', elsewhere)).status).toBe(200);
    for (const method of ['GET', 'POST'] as const) expect((await browse(method, link)).status).toBe(410);
    expect(await consents('mover')).toEqual([]);
  });

  it('takes no for an answer: neither a late code nor the link grants anything', async () => {
    const phone = await contact('refuser', 8);
    await request('refuser', {});
    const code = /\d{6}/.exec(await firstText('refuser', phone))![0];
    await reply(phone, 'Нет, спасибо');
    await eventually(
      () => run('refuser'),
      ({ body }) => body['status'] === 'cancelled',
    );
    await reply(phone, code);
    const heard = await eventually(
      () => timeline('refuser'),
      (rows) => rows.filter(({ kind, details }) => kind === 'reply' && details['handling']).length === 2,
    );
    const handlings = heard.filter(({ kind }) => kind === 'reply').map(({ details }) => details['handling']);
    expect(handlings.toSorted()).toEqual(['consent-refused', 'run-ended']);
    expect(await consents('refuser')).toEqual([]);
    expect((await deliveries('refuser')).map(({ message }) => message)).toEqual(['double-opt-in/code']);

    const other = await contact('declines', 9);
    await request('declines', { method: 'link' });
    const link = /https?:\/\/\S+/.exec(await firstText('declines', other))![0];
    await reply(other, 'I do not want this');
    await eventually(
      () => run('declines'),
      ({ body }) => body['status'] === 'cancelled',
    );
    for (const method of ['GET', 'POST'] as const) expect((await browse(method, link)).status).toBe(410);
    expect(await consents('declines')).toEqual([]);
  });

  it('grants nothing by a link whose run was cancelled, or after STOP', async () => {
    const phone = await contact('withdrawn', 10);
    await request('withdrawn', { method: 'link' });
    const link = /https?:\/\/\S+/.exec(await firstText('withdrawn', phone))![0];
    expect((await system().api('POST', '/v1/runs/double-opt-in/withdrawn/r1/cancel', { by: 'agent-7' })).status).toBe(
      202,
    );
    expect((await browse('POST', link)).status).toBe(410);

    const stopper = await contact('stopper', 11);
    await request('stopper', { method: 'link' });
    const stopped = /https?:\/\/\S+/.exec(await firstText('stopper', stopper))![0];
    await reply(stopper, 'STOP');
    await eventually(
      () => timeline('stopper'),
      (rows) => rows.some(({ details }) => details['handling'] === 'opt-out'),
    );
    expect((await browse('POST', stopped)).status).toBe(410);
    expect(await consents('stopper')).toMatchObject([{ action: 'withdraw' }]);
  });

  it('records the words as the person was asked, whatever the version says by then', async () => {
    const phone = await contact('asked-before', 18);
    await request('asked-before', { method: 'link' });
    const link = /https?:\/\/\S+/.exec(await firstText('asked-before', phone))![0];
    await connectDatabase(system().stack.addresses.mongodb);
    const { asks } = (await EventModel.findOne({ contactId: 'asked-before' }).lean())!;
    const { _id, ...asked } = (await AskedWordsModel.findById(asks).lean())!;
    expect(_id).toHaveLength(22);
    expect(asked).toMatchObject({ version: 'offers-sms/1', brand: 'shop', language: 'en', topic: 'offers' });
    const before = { ...asked, text: 'I agree to two offers a year.', version: 'offers-sms/0', purpose: 'tips' };
    await AskedWordsModel.create({ _id: 'before', ...before });
    await EventModel.updateOne({ contactId: 'asked-before' }, { asks: 'before' });
    await disconnectDatabase();
    expect((await browse('GET', link)).html).toContain('I agree to two offers a year.');
    await browse('POST', link);
    const wording = { text: 'I agree to two offers a year.', version: 'offers-sms/0', language: 'en' };
    expect(await consents('asked-before')).toMatchObject([{ action: 'grant', purpose: 'tips', wording }]);
  });

  it.each(['api', 'worker'])(
    '%s with edited words of a version that was asked ends, and names them',
    async (command) => {
      for (const [index, brand] of ['shop', 'club'].entries()) {
        await contact(`${command}-${brand}`, 19 + index);
        expect((await request(`${command}-${brand}`, { brand })).status).toBe(202);
      }
      const TIDINGS_CONFIG = fileURLToPath(new URL('../support/restart/edited.config.ts', import.meta.url));
      const edited = startProcess(command, {
        ...system().stack.env,
        TIDINGS_CONFIG,
        PORT: '1',
        WORKER_PORT: String(await freePort(21_000)),
      });
      expect(await edited.ended).toBe(1);
      expect(edited.said()).toMatch(/^ {2}code: wording-edited, /m);
      expect(edited.said()).toMatch(
        /wordings\.offers-sms\/1 in en, in the name of shop: text was .* and its friends\./,
      );
      expect(edited.said()).toMatch(/in the name of club: text was .*Example Club Ltd.*Another Club Ltd/);
      expect(edited.said()).not.toContain('tips-sms/1');
    },
  );

  it('takes no confirmation from outside', async () => {
    const { status, body } = await system().api(
      'POST',
      '/v1/events',
      cloudEvent('consent.confirmed', 'linker', 'c1', { requestId: 'r1' }),
    );
    expect(status).toBe(422);
    expect(body['code']).toBe('event-type-unknown');
  });
});
