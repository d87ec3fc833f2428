import { once } from 'node:events';
import type { Server } from 'node:net';
import { SetUpError } from '../../models/domain/set-up-error.ts';

/** What an operator is told, by the code with which listening fails. */
const faults: Record<string, (variable: string, port: number, host: string) => string> = {
  EADDRINUSE: (variable, port) => `Port ${port} is in use by another program: stop it, or set ${variable}.`,
  EACCES: (variable, port) => `This user may not listen on port ${port}: take one above 1023 in ${variable}.`,
  EADDRNOTAVAIL: noSuchAddress,
  ENOTFOUND: noSuchAddress,
  EAI_AGAIN: noSuchAddress,
  EINVAL: noSuchAddress,
};

function noSuchAddress(_variable: string, _port: number, host: string): string {
  return `HOST is ${host}, which is no address of this machine: mend it, or leave it out.`;
}

/** Listens, or says in one sentence why it cannot. */
export async function listen(server: Server, variable: string, port: number, host: string): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const told = faults[(error as NodeJS.ErrnoException).code ?? ''];
    throw told ? new SetUpError('port-unusable', told(variable, port, host)) : error;
  }
}
