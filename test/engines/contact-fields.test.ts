import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fictionalNumber } from '../support/system.ts';
import { town } from '../support/town.ts';

describe('attributes of the contact, on the real engines', () => {
  const { system, poll, contact, deliveries } = town();

  it('are filled in at the gate and asked by the story, and are in no history', async () => {
    const phone = await contact('greeted', 1);
    const told = { phone, timeZone: 'UTC', attributes: { firstName: 'anna', city: 'Oxford', plan: 'pro' } };
    const { body } = await system().api('GET', '/v1/contacts/greeted');
    const whole = { ...told, timeZone: body['timeZone'], ...(body['region'] ? { region: body['region'] } : {}) };
    expect((await system().api('PUT', '/v1/contacts/greeted', whole)).status).toBe(200);
    const run = await poll().begin('greet', 'greeted');
    expect(await run.result()).toEqual({ endedBy: 'pro' });
    const [row] = await deliveries('greeted');
    expect(row?.text).toContain('Anna: news of Oxford');
    const written = JSON.stringify(await run.fetchHistory());
    const history = written.replaceAll(/"data":"([^"]+)"/g, (_all, data: string) =>
      Buffer.from(data, 'base64').toString(),
    );
    expect(history).toContain('poll/greeting');
    expect(history).not.toMatch(/anna|oxford/i);
  });

  it('take the fallback, and are no where nobody told them', async () => {
    await contact('unknown', 2);
    const run = await poll().begin('greet', 'unknown');
    expect(await run.result()).toEqual({ endedBy: 'others' });
    const [row] = await deliveries('unknown');
    expect(row?.text).toContain('Hello: news of your city');
  });

  it('that do not fit their kind are refused by name, however they come', async () => {
    const attributes = { plan: 'gold', tier: 'gold' };
    const put = await system().api('PUT', '/v1/contacts/misfit', { attributes });
    expect(put).toMatchObject({ status: 422, body: { errors: [{ pointer: '/attributes/plan' }] } });
    const event = {
      specversion: '1.0',
      id: randomUUID(),
      source: 'test',
      type: 'user.registered',
      subject: 'misfit',
      time: new Date().toISOString(),
      data: { profileUrl: 'https://shop.example/me', contact: { phone: fictionalNumber(3), attributes } },
    };
    const brought = await system().api('POST', '/v1/events', event);
    expect(brought.body).toMatchObject({ errors: [{ pointer: '/data/contact/attributes/plan' }] });
    expect((await system().api('GET', '/v1/contacts/misfit')).status).toBe(404);
  });
});
