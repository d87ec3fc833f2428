import { once } from 'node:events';
import type { Server } from 'node:http';
import { SetUpError } from './set-up-error.ts';

const faults: Record<string, (port: number, host: string) => string> = {
  EADDRINUSE: (port) => `Port ${port} is in use by another program: stop it, or set`,
  EACCES: (port) => `This user may not listen on port ${port}: take one above 1023 in`,
  EADDRNOTAVAIL: (_port, host) => `This machine has no address ${host}: mend HOST, or set`,
};

/** Listens, or says in one sentence why it cannot. */
export async function listen(server: Server, variable: string, port: number, host: string): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const told = faults[(error as NodeJS.ErrnoException).code ?? ''];
    throw told ? new SetUpError(`${told(port, host)} ${variable}.`) : error;
  }
}
