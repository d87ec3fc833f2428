import { readFile } from 'node:fs/promises';
import type { LoadHook } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

/** Takes the types out of a project's files as they are loaded; Node hands it every module. */
export const load: LoadHook = async (url, context, nextLoad) => {
  const [address = url] = url.split('?');
  if (!/\.m?ts$/.test(address) || address.includes('/node_modules/')) return nextLoad(url, context);
  const filename = fileURLToPath(address);
  const { code } = await transform(await readFile(filename, 'utf8'), {
    filename,
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  });
  return { format: 'module', source: code, shortCircuit: true };
};
