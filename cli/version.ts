import { readFileSync } from 'node:fs';
import { fromSources } from '../models/config/own-build.ts';

const manifest = new URL(fromSources ? '../package.json' : '../../package.json', import.meta.url);

/** The version of the package that runs. */
export const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
