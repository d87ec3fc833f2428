import { register } from 'node:module';

/** Whether Tidings is a dependency of a project, and not the project itself. */
export function isDependency(): boolean {
  return /[\\/]node_modules[\\/]/.test(import.meta.url);
}

/** Lets Node load the TypeScript of a project: what Tidings is built of is JavaScript. Newer versions of Node can by themselves. */
export function loadTypeScript(): void {
  if (import.meta.url.endsWith('.ts') || 'typescript' in process.features) return;
  register('./typescript-hook.js', import.meta.url);
}
