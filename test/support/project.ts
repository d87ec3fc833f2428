import { execFile, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a shell outside of this repository has: nothing of npm's, Vitest's or ours. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_ENV|NODE_OPTIONS|TIDINGS_)/i.test(name)),
);

export const install = ['install', '--no-audit', '--no-fund', '--prefer-offline'];

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
}

export const manifestIn = (directory: string) =>
  JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Manifest;

export const putManifest = (directory: string, manifest: object) =>
  writeFileSync(join(directory, 'package.json'), JSON.stringify(manifest, null, 2));

/** What a command prints; one that fails throws with all that it said. */
export async function run(directory: string, command: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { cwd: directory, env });
  return stdout;
}

interface Asked {
  method?: 'GET' | 'PUT' | 'POST';
  type?: string;
  body?: object;
}

/** A project that runs by `tidings dev`. */
export interface Running {
  /** Resolves once these words stand in what it prints. @throws Error where it ends without them */
  until: (words: string) => Promise<void>;
  said: () => string;
  /** Asks its API, as the key of the project. */
  api: (path: string, asked?: Asked) => Promise<string>;
  stop: () => Promise<void>;
}

/** Runs a project on this machine, with these variables besides. */
export async function start(project: string, variables: Record<string, string> = {}): Promise<Running> {
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit'];
  const child = spawn('npx', ['tidings', 'dev'], { cwd: project, env: { ...env, ...variables }, stdio });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const until = (words: string) =>
    new Promise<void>((resolve, reject) => {
      const heard = () => said.includes(words) && resolve();
      child.stdout.on('data', heard);
      child.once('exit', () => reject(new Error(`it ended without a word of ${words}: ${said}`)));
      heard();
    });
  const state = (file: string) => readFileSync(join(project, '.tidings', file), 'utf8').trim();
  const api = async (path: string, { method = 'GET', type = 'application/json', body }: Asked = {}) => {
    const headers = { authorization: `Bearer ${state('api-key')}`, 'content-type': type };
    const answer = await fetch(`${state('address')}${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} is answered ${answer.status}: ${await answer.text()}`);
    return answer.text();
  };
  const stop = async () => {
    const { supervisor } = JSON.parse(state('run.json')) as { supervisor: number };
    process.kill(supervisor, 'SIGINT');
    await ended;
  };
  await until('Tidings is ready');
  return { until, said: () => said, api, stop };
}
