import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { anyPort, claimPort, freePort, isFree, releasePort } from '../../../cli/dev/ports.ts';

/** A port that is to be had. */
async function somePort(): Promise<number> {
  const port = await anyPort();
  releasePort(port);
  return port;
}

async function occupied(): Promise<{ port: number; close: () => void }> {
  const port = await somePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return { port, close: () => server.close() };
}

it('takes the preferred port when it is free', async () => {
  const port = await somePort();
  expect(await freePort(port)).toBe(port);
});

it('takes the next one when somebody listens there', async () => {
  const { port, close } = await occupied();
  expect(await isFree(port)).toBe(false);
  expect(await freePort(port)).toBeGreaterThan(port);
  close();
});

it('gives no port twice, until it is given back', async () => {
  const port = await anyPort();
  expect(await freePort(port)).toBeGreaterThan(port);
  releasePort(port);
  expect(await freePort(port)).toBe(port);
});

it('gives one port to one of many that ask at the same moment', async () => {
  const preferred = await somePort();
  const given = await Promise.all(Array.from({ length: 20 }, () => freePort(preferred)));
  expect(new Set(given).size).toBe(20);
});

it('leaves a port alone that another process has claimed and does not listen on yet, until that ends', async () => {
  const port = await somePort();
  const module = new URL('../../../cli/dev/ports.ts', import.meta.url).href;
  const code = `import { claimPort } from '${module}'; console.log(await claimPort(${port})); setInterval(() => 0, 1000);`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', code];
  const other = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const claimed = await new Promise<Buffer>((resolve) => other.stdout.once('data', resolve));
  expect(claimed.toString().trim()).toBe('true');
  expect(await isFree(port)).toBe(true);
  expect(await claimPort(port)).toBe(false);
  const gone = new Promise((resolve) => other.once('exit', resolve));
  other.kill('SIGKILL');
  await gone;
  expect(await claimPort(port)).toBe(true);
});

it('picks ports for tests below those of outgoing connections', async () => {
  for (let round = 0; round < 20; round += 1) expect(await anyPort()).toBeLessThan(32_768);
});
