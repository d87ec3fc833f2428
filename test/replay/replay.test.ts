import { readdirSync, readFileSync } from 'node:fs';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleJourneys } from '../../worker/bundle.ts';
import { histories } from '../support/record.ts';

describe('a released journey', () => {
  let workflowBundle: WorkflowBundleOption;
  beforeAll(async () => {
    workflowBundle = await bundleJourneys();
  });

  it.each(readdirSync(histories))('still takes the same steps: %s', async (file) => {
    const saved = JSON.parse(readFileSync(`${histories}${file}`, 'utf8')) as Record<string, unknown>;
    await expect(Worker.runReplayHistory({ workflowBundle }, historyFromJSON(saved))).resolves.not.toThrow();
  });
});

describe('the workflow bundle', () => {
  it('holds neither zod, mongoose, handlebars nor anything of Node', async () => {
    const bundle = await bundleJourneys();
    const code = 'code' in bundle ? bundle.code : '';
    const modules = [...code.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)].map(([, name]) => name);
    expect(modules.length).toBeGreaterThan(0);
    for (const banned of [
      'zod',
      'mongoose',
      'mongodb',
      'handlebars',
      'express',
      'pino',
      'undici',
      'libphonenumber-js',
    ]) {
      expect(modules).not.toContain(banned);
    }
    expect(code).not.toMatch(/require\(["'](node:)?(fs|net|http|crypto|child_process)["']\)/);
  });
});
