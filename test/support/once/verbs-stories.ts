import type { TestProject } from 'vitest/node';
import { verbsConfig } from '../verbs/place.ts';

/** Sets stories up for the installation whose journeys use every verb. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  process.env['TIDINGS_CONFIG'] = verbsConfig;
  try {
    const { default: setUpStories } = await import('../../../cli/testing/set-up.ts');
    return await setUpStories(project);
  } finally {
    delete process.env['TIDINGS_CONFIG'];
  }
}
