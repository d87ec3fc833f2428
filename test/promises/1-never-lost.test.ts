import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProcessName } from '../../cli/dev/stack.ts';
import { cloudEvent, eventually, people, startSystem, zoneWhereItIs, type System } from '../support/system.ts';

const total = 500;
const contactOf = (index: number) => `c${index}`;
const orderOf = (index: number) => cloudEvent('order.placed', contactOf(index), `e${index}`, { orderId: `o${index}` });

interface Stats {
  accepted: number;
  references: number;
  duplicateReferences: unknown[];
}

describe('promise 1: an acknowledged event is never lost and takes effect once, whatever process is killed when', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
    const zone = zoneWhereItIs(13);
    const rows = Array.from({ length: total }, (_, index) => `${contactOf(index)},${people.phoneOf(index)},${zone}`);
    const csv = ['id,phone,timeZone', ...rows].join('\n');
    const { status } = await system.api('POST', '/v1/contacts/import', csv, { 'content-type': 'text/csv' });
    expect(status).toBe(200);
  });
  afterAll(async () => system.stop());

  it('500 events while api, worker, MongoDB and Temporal are killed one after the other', async () => {
    const events = Array.from({ length: total }, (_, index) => orderOf(index));
    let acknowledged = 0;
    /** What any careful backend does: the same event again until it is acknowledged. */
    const post = async (event: Record<string, unknown>) => {
      await eventually(
        () => system.api('POST', '/v1/events', event).catch(() => undefined),
        (answer) => answer?.status === 202,
        180_000,
      );
      acknowledged += 1;
    };
    const victims: ProcessName[] = ['api', 'worker', 'mongodb', 'temporal'];
    const killing = (async () => {
      for (const [index, victim] of victims.entries()) {
        await eventually(
          () => Promise.resolve(acknowledged),
          (count) => count >= (index + 1) * 90,
          180_000,
        );
        await system.stack.kill(victim, 'SIGKILL');
        await system.stack.start(victim);
      }
    })();
    const lanes = Array.from({ length: 8 }, async () => {
      for (let event = events.shift(); event; event = events.shift()) await post(event);
    });
    await Promise.all([...lanes, killing]);

    const stats = () => system.gateway('GET', '/stats').then(({ body }) => body as unknown as Stats);
    await eventually(stats, ({ references }) => references >= total, 180_000);
    const results = await everyDelivery();
    expect(results.filter(({ state }) => !['accepted', 'sent', 'delivered'].includes(state))).toEqual([]);
    expect(new Set(results.map(({ workflowId }) => workflowId)).size).toBe(total);
    expect(results).toHaveLength(total);
    expect(await stats()).toMatchObject({ accepted: total, references: total, duplicateReferences: [] });
  });

  async function everyDelivery(): Promise<{ state: string; workflowId: string }[]> {
    const settled = ({ state }: { state: string }) => !['claimed', 'attempting', 'unknown'].includes(state);
    return eventually(readAll, (rows) => rows.length >= total && rows.every(settled), 120_000);
  }

  async function readAll() {
    const rows: { state: string; workflowId: string }[] = [];
    let cursor = '';
    do {
      const { body } = await system.api('GET', `/v1/deliveries?limit=200${cursor}`);
      rows.push(...(body['items'] as typeof rows));
      cursor = typeof body['next'] === 'string' ? `&cursor=${body['next']}` : '';
    } while (cursor);
    return rows;
  }
});
