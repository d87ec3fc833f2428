import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, fictionalNumber, people as living, startSystem, type System } from '../support/system.ts';

/** Caps allow no two offers on a day, so each campaign has people of its own, of whom every tenth has agreed to nothing. */
const crowds = ['first', 'edited', 'rough', 'stopped', 'timed'] as const;
type Crowd = (typeof crowds)[number];
const size = 40;
const agreed = size * 0.9;
const everybody = crowds.flatMap((crowd, nth) =>
  Array.from({ length: size }, (_, index) => ({
    id: `${crowd}-${String(index).padStart(2, '0')}`,
    phone: fictionalNumber(nth * size + index),
    crowd,
    agrees: index % 10 !== 0,
  })),
);

interface Told {
  state: string;
  recipients?: number;
  outcomes: { outcome: string; reason?: string; count: number }[];
}

describe('a campaign', () => {
  let system: System;
  const api = (...asked: Parameters<System['api']>) => system.api(...asked);

  beforeAll(async () => {
    system = await startSystem();
    const { timeZone, region } = living;
    const place = { timeZone, ...(region ? { region } : {}) };
    await Promise.all(
      everybody.map(async ({ id, phone, crowd, agrees }) => {
        const body = { phone, ...place, locale: 'en', attributes: { city: crowd } };
        expect((await api('PUT', `/v1/contacts/${id}`, body)).status).toBe(201);
        if (!agrees) return;
        const consent = { action: 'grant', purpose: 'offers', channel: 'sms', source: 'test', method: 'web-box' };
        expect((await api('POST', `/v1/contacts/${id}/consents`, consent)).status).toBe(201);
      }),
    );
  });
  afterAll(() => system.stop());

  const text = (words: string) => ({ kind: 'marketing', purpose: 'offers', text: { en: words, ru: words } });
  const audienceOf = (crowd: string) => ({ attribute: 'city', is: crowd });
  const draft = async (name: string, more: object = {}) => {
    const plan = {
      audience: audienceOf(name),
      text: text(`Offer ${name}: https://shop.example/${name}`),
      perSecond: 200,
      ...more,
    };
    const made = await api('POST', '/v1/campaigns', { name, ...plan });
    expect(made, JSON.stringify(made.body)).toMatchObject({ status: 201, body: { name, state: 'draft' } });
    return plan;
  };
  const act = (name: string, what: string) => api('POST', `/v1/campaigns/${name}/${what}`);
  const told = async (name: string) => (await api('GET', `/v1/campaigns/${name}`)).body as unknown as Told;
  const ended = (name: string) =>
    eventually(
      () => told(name),
      ({ state }) => state === 'done',
      120_000,
    );
  const sentOf = ({ outcomes }: Told) => outcomes.find(({ outcome }) => outcome === 'sent')?.count ?? 0;
  /** Whose phones have the words, by what the simulator took; whoever has them twice is named twice. */
  const gotten = async (words: string) => {
    const heard = await Promise.all(
      everybody.map(async ({ id, phone }) => {
        const { body } = await system.gateway('GET', `/phones/${encodeURIComponent(phone)}`);
        const messages = body['messages'] as { text: string }[];
        return messages.filter((message) => message.text.includes(words)).map(() => id);
      }),
    );
    return heard.flat();
  };
  const agreedOf = (crowd: Crowd) => everybody.flatMap((each) => (each.crowd === crowd && each.agrees ? each.id : []));

  it('goes to everybody in its audience once, through the gate, and accounts for each', async () => {
    await draft('first');
    expect(await act('first', 'start')).toMatchObject({ status: 202, body: { state: 'running' } });
    expect(await ended('first')).toMatchObject({
      recipients: size,
      outcomes: expect.arrayContaining([
        { outcome: 'sent', count: agreed },
        { outcome: 'skipped', reason: 'consent-missing', count: size - agreed },
      ]) as unknown,
    });
    expect(await gotten('Offer first')).toEqual(agreedOf('first'));
    const { body } = await api('GET', '/v1/campaigns/first/recipients?outcome=skipped&limit=2');
    expect(body['items']).toMatchObject([
      { contactId: 'first-00', outcome: 'skipped', reason: 'consent-missing' },
      { contactId: 'first-10' },
    ]);
    expect(body).toHaveProperty('next');
    const rows = await api('GET', '/v1/deliveries?message=campaign/first&contactId=first-01');
    expect(rows.body['items']).toMatchObject([{ journey: 'campaign', kind: 'marketing', contactId: 'first-01' }]);
    const run = await api('GET', `/v1/runs/${encodeURIComponent('campaign/first')}`);
    expect(run.body).toMatchObject({
      code: 'run-unknown',
      detail: expect.stringContaining('/v1/campaigns/first') as string,
    });
    const versions = await api('GET', '/v1/texts/campaign/first');
    expect(versions.body['items']).toHaveLength(2);
  });

  it('is changed while it is a draft, and started once', async () => {
    const plan = await draft('edited');
    const changed = { ...plan, about: 'Better', text: text('Better words') };
    expect(await api('PUT', '/v1/campaigns/edited', changed)).toMatchObject({ status: 200, body: { about: 'Better' } });
    const starts = await Promise.all([1, 2, 3].map(() => act('edited', 'start')));
    expect(starts.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    const late = [await api('PUT', '/v1/campaigns/edited', changed), await api('DELETE', '/v1/campaigns/edited')];
    for (const { status, body } of [...late, await act('edited', 'resume'), await act('edited', 'start')])
      expect([status, body['code']]).toEqual([409, 'campaign-state']);
    expect(await ended('edited')).toMatchObject({ recipients: size });
    expect((await act('edited', 'pause')).status).toBe(409);
    expect(await gotten('Better words')).toEqual(agreedOf('edited'));
    expect(await gotten('Offer edited')).toEqual([]);
  });

  it('pauses, goes on at another rate, and leaves nobody out and nobody twice, though its worker is killed', async () => {
    await draft('rough', { perSecond: 4 });
    await act('rough', 'start');
    await eventually(
      () => told('rough'),
      (campaign) => sentOf(campaign) >= 4,
    );
    expect(await act('rough', 'pause')).toMatchObject({ status: 202, body: { state: 'paused' } });
    expect((await act('rough', 'pause')).status).toBe(409);
    expect((await api('PUT', '/v1/campaigns/rough/rate', { perSecond: 60 })).body).toMatchObject({ perSecond: 60 });
    await system.stack.kill('worker', 'SIGKILL');
    const before = sentOf(await told('rough'));
    expect(before).toBeLessThan(agreed);
    expect(await act('rough', 'resume')).toMatchObject({ status: 202, body: { state: 'running' } });
    await system.stack.start('worker');
    await eventually(
      () => told('rough'),
      (campaign) => sentOf(campaign) > before,
      60_000,
    );
    await system.stack.kill('worker', 'SIGKILL');
    await system.stack.start('worker');
    await eventually(
      () => told('rough'),
      ({ state }) => state === 'done',
      120_000,
    );
    expect(sentOf(await told('rough'))).toBe(agreed);
    expect(await gotten('Offer rough')).toEqual(agreedOf('rough'));
  });

  it('stops for good: who has not got the text by then does not get it', async () => {
    await draft('stopped', { perSecond: 2 });
    await act('stopped', 'start');
    await eventually(
      () => told('stopped'),
      (campaign) => sentOf(campaign) >= 1,
    );
    expect(await act('stopped', 'stop')).toMatchObject({ status: 202, body: { state: 'stopped' } });
    const { outcomes } = await eventually(
      () => told('stopped'),
      ({ outcomes: all }) => !all.some(({ outcome }) => outcome === 'waiting'),
    );
    expect(outcomes.reduce((sum, each) => sum + each.count, 0)).toBe(size);
    expect(outcomes.find(({ outcome }) => outcome === 'stopped')?.count).toBeGreaterThan(0);
    expect((await act('stopped', 'resume')).body).toMatchObject({ code: 'campaign-state' });
    const sent = sentOf(await told('stopped'));
    expect(await gotten('Offer stopped')).toHaveLength(sent);
  });

  it('waits for its time, and can be stopped before', async () => {
    const soon = new Date(Date.now() + 4_000).toISOString();
    await draft('timed', { begins: { at: soon } });
    await act('timed', 'start');
    expect(await told('timed')).not.toHaveProperty('frozenAt');
    const done = (await ended('timed')) as unknown as { frozenAt: string };
    expect(Date.parse(done.frozenAt)).toBeGreaterThanOrEqual(Date.parse(soon));
    await draft('never', {
      audience: audienceOf('timed'),
      begins: { at: new Date(Date.now() + 86_400_000).toISOString() },
    });
    await act('never', 'start');
    expect((await act('never', 'stop')).status).toBe(202);
    expect(await told('never')).toMatchObject({ state: 'stopped', outcomes: [] });
  });

  it('is refused with each fault named, and nothing is kept of it', async () => {
    const right = { name: 'wrong', audience: audienceOf('first'), text: text('Hello') };
    const past = new Date(Date.now() - 1_000).toISOString();
    const cases: [object, string][] = [
      [{ name: 'Wrong!' }, '/name'],
      [{ audience: { segment: 'regulrs' } }, '/audience/segment'],
      [{ audience: undefined }, '/audience'],
      [{ text: { ...text('Hello'), purpose: 'offer' } }, '/text/purpose'],
      [{ text: { kind: 'marketing', text: { en: 'x', ru: 'x' } } }, '/text/purpose'],
      [{ text: { ...text('Hello'), text: { en: 'Hello' } } }, '/text/text/ru'],
      [{ text: text('Hello {{firstname}}') }, '/text/text/en'],
      [{ text: text('Hello {{contact.firstname}}') }, '/text/text/en'],
      [{ text: 'Hello' }, '/text'],
      [{ begins: { at: past } }, '/begins/at'],
      [{ begins: { onDay: '2020-01-01', time: '10:00' } }, '/begins/onDay'],
      [{ begins: { onDay: '2030-02-30', time: '10:00' } }, '/begins'],
      [{ endsAt: past }, '/endsAt'],
      [{ begins: { at: '2035-01-02T00:00:00Z' }, endsAt: '2035-01-01T00:00:00Z' }, '/endsAt'],
      [{ perSecond: 0 }, '/perSecond'],
      [{ persecond: 5 }, '/persecond'],
    ];
    for (const [changed, pointer] of cases) {
      const { status, body } = await api('POST', '/v1/campaigns', { ...right, ...changed });
      expect([status, body['code']], JSON.stringify([changed, body])).toEqual([422, 'body-invalid']);
      const pointers = (body['errors'] as { pointer: string }[]).map((fault) => fault.pointer);
      expect(
        pointers.some((each) => each.startsWith(pointer)),
        JSON.stringify([pointer, body]),
      ).toBe(true);
    }
    expect((await api('GET', '/v1/campaigns/wrong')).status).toBe(404);
    expect((await act('wrong', 'start')).body).toMatchObject({ code: 'campaign-unknown' });
    await draft('nobody');
    expect((await act('nobody', 'start')).body).toMatchObject({ code: 'campaign-for-nobody', status: 409 });
    expect((await api('POST', '/v1/campaigns', { ...right, name: 'nobody' })).body).toMatchObject({
      code: 'campaign-exists',
    });
    expect((await api('DELETE', '/v1/campaigns/nobody')).status).toBe(204);
  });
});
