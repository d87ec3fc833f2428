import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import express from 'express';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { limitSlowBodies } from '../../api/http/edge/limit-slow-bodies.ts';
import { sendProblems } from '../../api/http/problems.ts';

const log = pino({ level: 'silent' });
const publicUrl = 'http://tidings.example';

/** A server whose one operation reads JSON; gives what is answered to a request of which only a part is sent. */
async function serve(limits: Parameters<typeof limitSlowBodies>[1]) {
  const app = express();
  const body = { 'application/json': z.object({}) };
  app.use((request, response, next) => {
    response.locals['operation'] = { summary: '', responses: {}, body, open: request.path === '/hooks' };
    next();
  });
  app.use(
    limitSlowBodies({ log, publicUrl }, limits),
    express.json(),
    (_request, response) => void response.status(204).end(),
  );
  app.use(sendProblems(log, publicUrl));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return (sent: string, path = '/') => {
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n${sent}`,
    );
    return socket;
  };
}

it('a body that does not come is answered, and its connection closed', async () => {
  const send = await serve({ bodyMs: 50, bodiesPerAddress: 9 });
  const answer = await text(send('{'));
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain('"code":"body-slow"');
});

it('a stranger who needs no key takes no place of those who have one', async () => {
  const send = await serve({ bodyMs: 60_000, bodiesPerAddress: 1 });
  const first = async (socket: ReturnType<typeof send>) => String(((await once(socket, 'data')) as [Buffer])[0]);
  send('{', '/hooks');
  let refused: string;
  do refused = await first(send('{}', '/hooks'));
  while (!refused.includes(' 429 '));
  expect(await first(send('{}'))).toContain(' 204 ');
});

it('an address has only so many bodies on their way, and more as soon as one has come', async () => {
  const send = await serve({ bodyMs: 60_000, bodiesPerAddress: 1 });
  const slow = send('{');
  const first = async (socket: ReturnType<typeof send>) => String(((await once(socket, 'data')) as [Buffer])[0]);
  let refused: string;
  do refused = await first(send('{}'));
  while (!refused.includes(' 429 '));
  expect(refused).toContain('"code":"rate-exceeded"');
  slow.write('}');
  expect(await first(slow)).toContain(' 204 ');
  expect(await first(send('{}'))).toContain(' 204 ');
});
