import { createSocket, type Socket } from 'node:dgram';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { SetUpError } from '../../models/domain/set-up-error.ts';

/** Where everything listens that speaks with nobody outside of this machine. */
const host = '127.0.0.1';

/** Another program listens where one of ours was to listen. */
export class PortTaken extends SetUpError {
  override readonly name = 'PortTaken';
  readonly port: number;
  constructor(program: string, port: number) {
    super('port-unusable', `${program} cannot start: another program took its port ${port}`);
    this.port = port;
  }
}

/** Whether nobody listens on a port of this machine. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

const claims = new Map<number, Socket>();

/**
 * Keeps a port for this process until `releasePort`, or says that it is not to be had. The claim is a UDP socket of the
 * same number: the system gives it to one process only and takes it back when that one ends, however it ends. So of
 * starts at the same moment each has ports of its own long before it listens on them.
 */
export async function claimPort(port: number): Promise<boolean> {
  const claim = createSocket('udp4');
  const bound = await new Promise<boolean>((resolve) => {
    claim.once('error', () => resolve(false));
    claim.bind({ port, address: host, exclusive: true }, () => resolve(true));
  });
  if (bound && (await isFree(port))) {
    claims.set(port, claim.unref());
    return true;
  }
  claim.close();
  return false;
}

/** Gives a claimed port back. */
export function releasePort(port: number): void {
  claims.get(port)?.close();
  claims.delete(port);
}

/** Claims the preferred port, or the next one that is to be had. */
export async function freePort(preferred: number): Promise<number> {
  for (let port = preferred; port < preferred + 200; port += 1) {
    if (await claimPort(port)) return port;
  }
  throw new SetUpError('port-unusable', `no free port from ${preferred} on`);
}

/**
 * Claims some port below the range that systems give to outgoing connections, so that nobody takes it by chance before it
 * is used.
 */
export async function anyPort(): Promise<number> {
  return freePort(randomInt(15_000, 30_000));
}
