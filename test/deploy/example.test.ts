import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { shopServer } from '../../examples/shop/shop/server.ts';
import { install, manifestIn, putManifest, run, start } from '../support/project.ts';

const example = fileURLToPath(new URL('../../examples/shop', import.meta.url));

describe('the example shop, with the package from its tarball', { timeout: 600_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'tidings-example-'));
  const project = join(directory, 'nordlicht');

  beforeAll(async () => {
    cpSync(example, project, { recursive: true, filter: (path) => !/node_modules|\.tidings/.test(path) });
    const { dependencies, ...manifest } = manifestIn(project);
    putManifest(project, { ...manifest, dependencies: { ...dependencies, tidings: `file:${inject('packed')}` } });
    await run(project, 'npm', ...install);
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('compiles', async () => {
    await run(project, 'npm', 'run', 'check');
  });

  it('plays its stories', async () => {
    const stories = readdirSync(join(project, 'stories')).filter((file) => file.endsWith('.test.ts'));
    expect(await run(project, 'npm', 'test')).toMatch(new RegExp(`Test Files .*${stories.length} passed`));
  });

  it('runs, asks the shop for a label, and sends it in German', async () => {
    const shop = shopServer();
    await once(shop.listen(0, '127.0.0.1'), 'listening');
    const running = await start(project, {
      SHOP_URL: `http://127.0.0.1:${(shop.address() as AddressInfo).port}`,
    });
    try {
      const anke = { phone: '+4915112345678', locale: 'de-DE', country: 'DE' };
      await running.api('/v1/contacts/anke', { method: 'PUT', body: anke });
      const event = { specversion: '1.0', source: 'shop', id: 'e1', type: 'return.requested', subject: 'anke' };
      const body = { ...event, time: new Date().toISOString(), data: { returnId: 'r1', orderId: 'o1' } };
      await running.api('/v1/events', { method: 'POST', type: 'application/cloudevents+json', body });
      const phone = () => running.api(`/phone/api/phones/${encodeURIComponent(anke.phone)}`);
      await expect.poll(phone, { timeout: 60_000 }).toContain('Dein Retourenschein: ');
    } finally {
      await running.stop();
      shop.close();
    }
  });
});
