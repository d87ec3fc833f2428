import { readdirSync, readFileSync } from 'node:fs';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { Worker } from '@temporalio/worker';
import { describe, expect, inject, it } from 'vitest';
import { histories } from '../support/record.ts';

describe('a released journey', () => {
  const workflowBundle = { codePath: inject('bundles').journeys };

  it.each(readdirSync(histories))('still takes the same steps: %s', async (file) => {
    const saved = JSON.parse(readFileSync(`${histories}${file}`, 'utf8')) as Record<string, unknown>;
    await expect(Worker.runReplayHistory({ workflowBundle }, historyFromJSON(saved))).resolves.not.toThrow();
  });
});

describe('the workflow bundle', () => {
  it('holds neither zod, mongoose, handlebars nor anything of Node', () => {
    const code = readFileSync(inject('bundles').journeys, 'utf8');
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
