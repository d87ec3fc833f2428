import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terminated } from '../../cli/dev/end-runs.ts';
import { tellMisfits } from '../../cli/dev/tell-misfits.ts';
import { people } from '../support/people.ts';
import { cloudEvent, eventually, startSystem, type System } from '../support/system.ts';

const allFit = { misfits: [], unseen: 0 };
const config = fileURLToPath(new URL('../support/changing/tidings.config.ts', import.meta.url));

describe('a change of a journey while runs of it wait', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tidings-changing-'));
  const folder = join(directory, 'folder');
  const field = join(directory, 'field');
  let system: System;
  beforeAll(async () => {
    writeFileSync(folder, './before');
    writeFileSync(field, '');
    system = await startSystem({ TIDINGS_CONFIG: config, SHOP_JOURNEYS: folder, SHOP_FIELD: field });
  });
  afterAll(async () => {
    await system.stop();
    rmSync(directory, { recursive: true });
  });

  it('goes on as before when the journeys do not come up', async () => {
    writeFileSync(folder, './nowhere');
    // The port of the api is that of the older one, which goes on.
    await expect(system.stack.renew()).rejects.toThrow(/^(?!.*took its port).*there is no folder/s);
    writeFileSync(folder, './before');
    const { api, worker } = system.stack.addresses;
    for (const address of [api, worker]) expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(await system.stack.misfits()).toEqual(allFit);
  });

  it('takes a new key of an event, by which people are found from then on', async () => {
    writeFileSync(field, 'basketId');
    await system.stack.renew();
    const described = await fetch(`${system.stack.addresses.api}/openapi.json`);
    expect(await described.text()).toContain('basketId');
    expect((await fetch(`${system.stack.addresses.api}/readyz`)).status).toBe(200);
  });

  it('names the runs that no longer fit, their step, and the command that ends them', async () => {
    await people(() => system).contact('shopper', 1);
    const event = cloudEvent('order.placed', 'shopper', 'e1', { orderId: 'o1' });
    const posted = await system.api('POST', '/v1/events', event, { 'content-type': 'application/cloudevents+json' });
    expect(posted.status).toBe(202);
    await eventually(
      () => system.api('GET', `/v1/runs/${encodeURIComponent('changing/shopper/o1')}`),
      ({ body }) => body['stage'] === 'sleeping',
    );
    await system.stack.renew();
    expect(await system.stack.misfits()).toEqual(allFit);

    writeFileSync(folder, './after');
    await system.stack.renew();
    const said: string[] = [];
    await tellMisfits(
      () => system.stack.misfits(),
      (line) => said.push(line),
    );
    expect(said).toEqual([
      '1 open run does not fit changing as it is now, and will stand still:',
      expect.stringMatching(/^ {2}changing\/shopper\/o1: Step \d+ of the run was: /),
      expect.stringContaining('npx tidings end-runs changing'),
    ]);

    const connection = await Connection.connect({ address: system.stack.addresses.temporal });
    expect(await terminated(new Client({ connection, namespace: 'default' }), 'changing')).toBe(1);
    await connection.close();
    expect(await system.stack.misfits()).toEqual(allFit);
  });
});
