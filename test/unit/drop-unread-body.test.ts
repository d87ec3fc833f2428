import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { limitPipelining } from '../../api/http/edge/limit-pipelining.ts';
import { dropUnreadBody } from '../../api/http/edge/drop-unread-body.ts';
import { coalesced } from '../../models/domain/coalesced.ts';

async function serve(forMs: number) {
  const app = express();
  app.use(limitPipelining(3), dropUnreadBody(forMs), (_request, response) => void response.status(401).send('no'));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return connect((server.address() as AddressInfo).port, '127.0.0.1');
}
const head = (length: number) => `POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${length}\r\n\r\n`;

it('a connection whose answered request never comes to its end is closed', async () => {
  const socket = await serve(50);
  socket.write(`${head(2_000)}a`);
  await once(socket, 'data');
  await once(socket, 'close');
});

it('and one whose rest comes in time can be used again', async () => {
  const socket = await serve(60_000);
  socket.write(`${head(4)}ab`);
  await once(socket, 'data');
  socket.write(`cd${head(0)}`);
  expect(String(((await once(socket, 'data')) as [Buffer])[0])).toContain(' 401 ');
});

it('a connection that sends many requests ahead of their answers is closed, one that waits is not', async () => {
  const socket = await serve(60_000);
  for (let n = 0; n < 5; n += 1) {
    socket.write(head(0));
    await once(socket, 'data');
  }
  socket.write(head(0).repeat(100));
  await once(socket, 'close');
});

it('what everybody asks for is asked for once', async () => {
  let asked = 0;
  const answer = coalesced(async () => Promise.resolve((asked += 1)), 60_000);
  expect(await Promise.all([answer(), answer(), answer()])).toEqual([1, 1, 1]);
  expect(await answer()).toBe(1);
  let fails = true;
  const broken = coalesced(() => (fails ? Promise.reject(new Error('away')) : Promise.resolve('back')), 60_000);
  await expect(broken()).rejects.toThrow('away');
  fails = false;
  expect(await broken()).toBe('back');
});
