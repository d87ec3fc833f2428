import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installOnce } from '../../../cli/engines/cache.ts';

const run = promisify(execFile);
const source = fileURLToPath(new URL('peer', import.meta.url));
const files = ['pom.xml', 'Peer.java'];

/**
 * Compiles the SMSC of the tests against jsmpp from Maven, once for each state of its sources.
 *
 * @returns what Java is started with
 * @throws where there is no JDK, or no Maven
 */
export async function buildPeer(): Promise<string[]> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(source, file)));
  const name = `smpp-peer-${hash.digest('hex').slice(0, 12)}`;
  const main = await installOnce(name, 'Peer.class', async (directory) => {
    for (const file of files) copyFileSync(join(source, file), join(directory, file));
    const dependencies = ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib'];
    await tool('mvn', dependencies, directory);
    await tool('javac', ['-cp', 'lib/*', 'Peer.java'], directory);
  });
  const directory = join(main, '..');
  return ['-Xmx256m', '-XX:+UseSerialGC', '-cp', `${directory}:${join(directory, 'lib')}/*`];
}

async function tool(name: string, given: string[], cwd: string): Promise<void> {
  await run(name, given, { cwd }).catch((error: unknown) => {
    throw new Error(`${name} failed: the SMSC of the tests needs a JDK of version 17 or later, and Maven`, {
      cause: error,
    });
  });
}
