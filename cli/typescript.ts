import { register } from 'node:module';
import { fromSources } from '../models/config/own-build.ts';

/** Lets Node load the TypeScript of a project: what Tidings is built of is JavaScript. Newer versions of Node can by themselves. */
export function loadTypeScript(): void {
  // Versions between know the feature, and have it off.
  const { typescript } = process.features as { typescript?: unknown };
  if (fromSources || Boolean(typescript)) return;
  // Without types the lines are others: errors are to name those of the project's files.
  process.setSourceMapsEnabled(true);
  register('./typescript-hook.js', import.meta.url);
}
