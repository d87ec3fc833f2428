/** Whether the engine runs from its sources, as in its repository, or from what was built of them. */
export const fromSources = import.meta.url.endsWith('.ts');

/** How its files end there. */
export const ending = fromSources ? 'ts' : 'js';

/** Whether Tidings is a dependency of a project, and not the project itself. */
export const isDependency = /[\\/]node_modules[\\/]/.test(import.meta.url);
