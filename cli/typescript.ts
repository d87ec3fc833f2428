import { register } from 'node:module';
import { fromSources } from '../models/config/own-build.ts';

/** Lets Node load the TypeScript of a project: what Tidings is built of is JavaScript. Newer versions of Node can by themselves. */
export function loadTypeScript(): void {
  if (fromSources || 'typescript' in process.features) return;
  register('./typescript-hook.js', import.meta.url);
}
