import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { finishClick } from '../../api/effects/click-log.ts';
import type { Runs } from '../../api/runs/temporal.ts';
import { DeliveryModel } from '../../models/documents/deliveries/delivery.ts';
import { ClickModel } from '../../models/documents/click.ts';
import { eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

const phoneAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1';

describe('links on the real engines', () => {
  const { system, poll, contact, deliveries, timeline, bubbles } = town();

  const visit = (url: string, headers: Record<string, string> = { 'user-agent': phoneAgent }, method = 'GET') =>
    fetch(url, { method, headers, redirect: 'manual' });
  const clicks = async (id: string) => (await timeline(id)).filter(({ kind }) => kind === 'click');
  const linksOf = async (id: string, index: number) => {
    const phone = await contact(id, index);
    const run = await poll().begin('look', id);
    await eventually(
      () => deliveries(id),
      ([row]) => row?.state === 'delivered',
    );
    const [bubble] = await bubbles(phone);
    return { run, links: bubble?.text.match(/https?:\/\/\S+?\/l\/\w{8}/g) ?? [] };
  };

  it('lead where the text said, by a code that tells nothing, and a person’s click wakes the run', async () => {
    const { run, links } = await linksOf('clicker', 1);
    expect(links).toHaveLength(2);
    const answer = await visit(links[1]!);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(
      'https://shop.example/b?utm_source=sms&utm_medium=journey&utm_campaign=look&utm_content=look#top',
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await run.result()).toEqual({ endedBy: 'click on 1' });
    const [click] = await clicks('clicker');
    expect(click?.details).toMatchObject({ verdict: 'human', link: 1 });
    const shown = await eventually(
      async () => (await system().api('GET', `/v1/deliveries/${String(click?.details['deliveryId'])}`)).body,
      (row) => row['clickedAt'] !== undefined,
    );
    expect(shown).toMatchObject({ clicks: { raw: 1, human: 1 } });
  });

  it('tell the run once, however often somebody follows them', async () => {
    const { run } = await linksOf('fond', 5);
    const [row] = await deliveries('fond');
    const { workflowId, journey, message, id: deliveryId } = row!;
    const told: string[] = [];
    const runs = { signal: (id: string) => Promise.resolve(told.push(id) > 0) } as unknown as Runs;
    for (const second of [2, 1, 3]) {
      const at = new Date(Date.UTC(2030, 0, 1, 0, 0, second));
      const visited = { deliveryId, contactId: 'fond', workflowId, journey, message, link: 0, at };
      const click = await ClickModel.create({
        _id: randomUUID(),
        ...visited,
        device: 'phone',
        verdict: 'human',
        attempts: 0,
      });
      await finishClick({ runs }, click);
    }
    expect(told).toEqual([workflowId]);
    const { body } = await system().api('GET', `/v1/deliveries/${deliveryId}`);
    expect(body).toMatchObject({ clickedAt: '2030-01-01T00:00:01.000Z', clicks: { raw: 3, human: 3 } });
    await run.terminate('test over');
  });

  it('keep a program’s visits with the reason, and wake nobody', async () => {
    const { run, links } = await linksOf('scanned', 2);
    await visit(links[0]!, { 'user-agent': 'TelegramBot (like TwitterBot)' });
    await visit(links[0]!, { 'user-agent': phoneAgent }, 'HEAD');
    await visit(links[0]!, { 'user-agent': phoneAgent, 'sec-purpose': 'prefetch' });
    await Promise.all(links.map((link) => visit(link)));
    const seen = await eventually(
      () => clicks('scanned'),
      (found) => found.length === 5 && found.every(({ details }) => details['verdict'] === 'bot'),
    );
    const reasons = seen.map(({ details }) => details['reason']);
    expect(reasons.toSorted()).toEqual(['all-links', 'all-links', 'head', 'known-bot', 'prefetch']);
    expect((await run.describe()).status.name).toBe('RUNNING');
    await run.terminate('test over');
  });

  it('that nobody made are answered alike and slowed down, and good ones behind the same address go on', async () => {
    const { api } = system().stack.addresses;
    const { run, links } = await linksOf('known', 4);
    expect((await visit(links[0]!)).status).toBe(302);
    const guess = () => visit(`${api}/l/AAAA${String(Math.random()).slice(2, 6)}`);
    expect((await guess()).status).toBe(404);
    expect((await visit(`${api}/l/..%2f..%2fetc`)).status).toBe(404);
    const answers = await Promise.all(Array.from({ length: 40 }, guess));
    expect(answers.map(({ status }) => status)).toContain(429);
    const url = 'https://shop.example/%zz?sig=%e0%A4%A';
    await DeliveryModel.updateOne({ contactId: 'known' }, { $set: { 'links.1.url': url } });
    const good = await visit(links[1]!);
    expect(good.status, 'a good link behind the same address').toBe(302);
    expect(good.headers.get('location'), 'its target to the letter').toBe(url);
    expect((await visit(links[0]!)).status).toBe(302);
    expect(await (await guess()).text(), 'without Accept-Language').toBe('This link is no longer valid.');
    await run.terminate('test over');
  });

  it('go with the person: an erased one leaves no target behind', async () => {
    const { links } = await linksOf('leaver', 3);
    await system().api('DELETE', '/v1/contacts/leaver');
    const { status } = await visit(links[0]!);
    expect([404, 429]).toContain(status);
  });
});
