import { stories } from 'tidings/testing/vitest';
import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { ...stories, include: ['stories/**/*.test.ts'] } });
