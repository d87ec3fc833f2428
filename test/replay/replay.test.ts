import { readFileSync } from 'node:fs';
import { replay } from 'tidings/testing';
import { describe, expect, inject, it } from 'vitest';

describe('a released journey', () => {
  it.each(replay(inject('histories')))('still takes the same steps: %s', async (_file, check) => {
    await check();
  });
});

describe('the workflow bundle', () => {
  it('holds neither zod, mongoose, handlebars nor anything of Node', () => {
    const code = readFileSync(inject('stories').bundle, 'utf8');
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
