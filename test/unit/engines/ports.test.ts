import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { anyPort, freePort, isFree } from '../../../cli/dev/ports.ts';

async function occupied(): Promise<{ port: number; close: () => void }> {
  const port = await anyPort(new Set());
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return { port, close: () => server.close() };
}

it('takes the preferred port when it is free', async () => {
  const port = await anyPort(new Set());
  expect(await freePort(port, new Set())).toBe(port);
});

it('takes the next one when somebody listens there', async () => {
  const { port, close } = await occupied();
  expect(await isFree(port)).toBe(false);
  expect(await freePort(port, new Set())).toBeGreaterThan(port);
  close();
});

it('gives no port twice', async () => {
  const port = await anyPort(new Set());
  expect(await freePort(port, new Set([port]))).toBeGreaterThan(port);
});

it('picks ports for tests below those of outgoing connections', async () => {
  for (let round = 0; round < 20; round += 1) expect(await anyPort(new Set())).toBeLessThan(32_768);
});
