import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type BundleOptions, type WorkflowBundle } from '@temporalio/worker';
import { ending, fromSources } from '../models/config/own-build.ts';
import { SetUpError } from '../models/domain/set-up-error.ts';
import { guardTheSandbox } from './guard.ts';

/** Where the SDK lies: the bundle's entry is written elsewhere, and would not find it. */
const libraries = join(dirname(createRequire(import.meta.url).resolve('@temporalio/workflow/package.json')), '../..');

/** A file of workflow code of Tidings' own. */
export function ownWorkflow(name: string): string {
  return fileURLToPath(new URL(`../workflows/${name}.${ending}`, import.meta.url));
}

/** How every bundle of workflow code is made: what it loads beside the workflows, and what it must not. */
export const bundling: Pick<BundleOptions, 'workflowInterceptorModules' | 'webpackConfigHook'> = {
  workflowInterceptorModules: [ownWorkflow('journey/ending')],
  webpackConfigHook: (config) => ({
    ...config,
    module: { ...config.module, rules: (config.module?.rules ?? []).map(readingTypesOfModules) },
    // The repository's own journeys see the sources of `tidings/journey`, a project's the compiled.
    resolve: {
      ...config.resolve,
      conditionNames: [...(fromSources ? ['tidings-source'] : []), '...'],
      modules: [...(config.resolve?.modules ?? ['node_modules']), libraries],
    },
    plugins: [...(config.plugins ?? []), guardTheSandbox],
  }),
};

/** The SDK takes types away where a file ends in `.ts`; a journey may end in `.mts`. */
function readingTypesOfModules<Rule>(rule: Rule): Rule {
  const isOfTypes = typeof rule === 'object' && rule !== null && 'test' in rule && String(rule.test) === '/\\.ts$/';
  return isOfTypes ? { ...rule, test: /\.m?ts$/ } : rule;
}

/**
 * Bundles the workflow code that an entry loads. It knows no installation, so that a process can bundle what another one
 * has loaded.
 *
 * @throws SetUpError that names the file of a journey and what it must not import
 */
export async function bundleEntry(entry: string): Promise<WorkflowBundle> {
  const directory = await mkdtemp(join(tmpdir(), 'tidings-'));
  // The bundler says what is wrong to its logger only.
  const report: string[] = [];
  const logger = new DefaultLogger('ERROR', ({ message }) => report.push(message));
  try {
    const workflowsPath = join(directory, 'journeys.js');
    await writeFile(workflowsPath, entry);
    const { code } = await bundleWorkflowCode({ workflowsPath, ...bundling, logger });
    return { code };
  } catch (error) {
    throw new SetUpError('journeys-unfit', `The journeys cannot be bundled:\n${faultsIn(report.join('\n'))}`, {
      cause: error,
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Of a report of all that is in a bundle, what is wrong. */
function faultsIn(report: string): string {
  const faults = [...report.matchAll(/^ERROR in ([^\n]+)\n([^\n]+)/gm)].map(([, where, what]) => `  ${where}: ${what}`);
  return faults.length > 0 ? faults.join('\n') : report;
}
