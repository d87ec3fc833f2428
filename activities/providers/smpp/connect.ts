import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { failureCode } from '../failure-code.ts';
import { SessionFault } from './session-fault.ts';

/** Where an SMSC listens. */
export interface Address {
  host: string;
  port: number;
  /** Speaks TLS; the certificate is held to `ca`, or to the authorities that Node knows. */
  tls: boolean;
  ca?: string | undefined;
}

/** Opens a connection, over TLS only with a certificate of that host. @throws SessionFault */
export async function connect({ host, port, tls, ca }: Address, withinMs: number): Promise<Socket> {
  const named = isIP(host) === 0 ? { servername: host } : {};
  const trusted = ca === undefined ? {} : { ca };
  const socket = tls ? connectTls({ host, port, ...named, ...trusted }) : connectTcp({ host, port });
  socket.setNoDelay(true);
  return new Promise((resolve, reject) => {
    const give = (code: string, cause?: unknown) => {
      socket.destroy();
      reject(new SessionFault(code, { cause }));
    };
    const timer = setTimeout(() => give('connect-timeout'), withinMs);
    const failed = (error: Error) => {
      clearTimeout(timer);
      give(failureCode(error), error);
    };
    socket.on('error', failed);
    socket.once(tls ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      socket.off('error', failed);
      resolve(socket);
    });
  });
}
