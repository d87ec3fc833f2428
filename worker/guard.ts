import type { BundleOptions } from '@temporalio/worker';

type Configuration = Parameters<NonNullable<BundleOptions['webpackConfigHook']>>[0];
type Plugin = Extract<NonNullable<Configuration['plugins']>[number], { apply: unknown }>;

const foreign = /node_modules[\\/](?!@temporalio[\\/]|tidings[\\/])/;

/**
 * Keeps libraries and Node out of workflow code: the SDK lets most of them in without a word, and a library that is
 * updated between two replays of a run breaks it.
 */
export const guardTheSandbox: Plugin = {
  apply(compiler) {
    compiler.hooks.normalModuleFactory.tap('tidings', ({ hooks }) => {
      hooks.beforeResolve.tap('tidings', ({ request, contextInfo }) => {
        if (request.startsWith('node:')) refuse(contextInfo.issuer, request);
      });
      hooks.afterResolve.tap('tidings', ({ request, createData, contextInfo }) => {
        if (foreign.test(createData.resource ?? '') && !/node_modules/.test(contextInfo.issuer))
          refuse(contextInfo.issuer, request);
      });
    });
  },
};

function refuse(issuer: string, request: string): never {
  throw new Error(
    `${issuer} imports ${request}: a journey is replayed for years, so it may import tidings/journey and files of its own only`,
  );
}
