import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Between a worker and its gateway: what the gateway says once it has taken the message never arrives. */
interface Between {
  url: URL;
  /** The gateway has read the whole message, has taken it, and has answered. */
  held: Promise<void>;
}

/**
 * Until then everything is passed on in both directions; ends with the test.
 *
 * @param port of the gateway on this machine
 * @param hasTaken asks the gateway itself, each time before it is heard
 */
export async function holdAnswers(port: number, hasTaken: () => Promise<boolean>): Promise<Between> {
  const open = new Set<Socket>();
  let hold: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (hold = resolve));
  const passOn = async (gateway: Socket, worker: Socket) => {
    for await (const said of gateway as AsyncIterable<Buffer>) {
      if (await hasTaken()) hold();
      else worker.write(said);
    }
    worker.end();
  };
  const server = createServer((worker) => {
    const gateway = connect(port, '127.0.0.1');
    for (const socket of [worker, gateway]) open.add(socket.on('error', () => undefined));
    worker.pipe(gateway);
    passOn(gateway, worker).catch(() => worker.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const socket of open) socket.destroy();
  });
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), held };
}
