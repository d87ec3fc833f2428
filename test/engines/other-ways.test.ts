import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../support/people.ts';
import { cloudEvent, eventually, people as living, startSystem, type Answer, type System } from '../support/system.ts';

describe('a text that cannot go by its first way, on the routes of npm start', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem({ TIDINGS_ROUTES: 'simulator,reserve:simulator,letters:smtp' });
  });
  afterAll(async () => system.stop());
  const { contact, deliveries, bubbles, reply } = people(() => system);

  const close = (route: string, closed: boolean) => system.gateway('PUT', `/routes/${route}`, { closed });
  const register = (id: string) =>
    system.api('POST', '/v1/events', cloudEvent('user.registered', id, id, { profileUrl: 'https://shop.example/me' }));
  /** As the pages ask for it, without a key. */
  const page = async (path: string, method = 'GET'): Promise<Answer['body']> => {
    const options = { method, ...(method === 'GET' ? {} : { body: '{}' }) };
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${system.stack.addresses.api}${path}`, { headers, ...options });
    return (await answer.json()) as Answer['body'];
  };

  it('leaves by the second route while the first turns it away, and what its reader answers comes back', async () => {
    const phone = await contact('ann', 1);
    expect(await page('/phone/api/routes')).toEqual({ routes: ['simulator', 'reserve'] });
    await close('simulator', true);
    await register('ann');
    const [row] = await eventually(
      () => deliveries('ann'),
      ([first]) => first?.state === 'delivered',
    );
    expect(row).toMatchObject({ message: 'welcome/hello', route: 'reserve', attempts: 2 });
    expect(row?.steps.map(({ reason }) => reason)).toContain('credentials-refused');
    expect(await bubbles(phone)).toMatchObject([{ route: 'reserve', status: 'delivered' }]);
    await close('simulator', false);
    await reply(phone, 'Thanks');
    const answered = await eventually(
      () => system.api('GET', '/v1/replies?contactId=ann'),
      ({ body }) => (body['items'] as unknown[]).length === 1,
    );
    expect(answered.body['items']).toMatchObject([{ text: 'Thanks' }]);
  });

  it('goes as a letter where no gateway knows the number, and its reader finds it in the mailbox', async () => {
    const phone = await contact('bob', 2);
    await system.gateway('PUT', `/phones/${encodeURIComponent(phone)}`, { dead: true });
    const fields = { email: 'bob@mail.example', phone, timeZone: living.timeZone, locale: 'en' };
    await system.api('PUT', '/v1/contacts/bob', { ...fields, ...(living.region ? { region: living.region } : {}) });
    await register('bob');
    const rows = await eventually(
      () => deliveries('bob'),
      (all) => all.some(({ state }) => state === 'accepted'),
    );
    const [letter, text] = rows;
    expect(rows).toHaveLength(2);
    expect(text).toMatchObject({ message: 'welcome/hello', state: 'rejected', reason: 'number-refused' });
    expect(letter).toMatchObject({ message: 'welcome/helloByMail', route: 'letters', insteadOf: text?.id });
    const { letters } = (await page('/mailbox/api/mailboxes/bob@mail.example')) as { letters: { text: string }[] };
    expect(letters).toMatchObject([{ subject: 'Welcome to Example Shop', hasHtml: true }]);
    const [, link = ''] = /(http\S+)/.exec(letters[0]?.text ?? '') ?? [];
    const followed = await fetch(link, { redirect: 'manual' });
    expect(followed.headers.get('location')).toContain('https://shop.example/me?utm_source=email');
  });
});
