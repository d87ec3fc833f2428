import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** What Vitest's JSON report says of each test; a file whose hook failed calls its tests `skipped`. */
const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/**
 * Counts a full run. Whatever did not pass has failed: a test that was skipped or is still to be written, since a promise
 * that nobody looked at is not kept, and a file that did not load.
 */
export function verdict(report: unknown): { passed: number; failures: string[] } {
  const { testResults } = reportSchema.parse(report);
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ title: `${name}: ${fullName}`, status })),
  );
  const failed = tests.filter(({ status }) => status !== 'passed').map(({ title, status }) => `${status}: ${title}`);
  const blamed = (file: { assertionResults: { status: string }[] }) =>
    file.assertionResults.some(({ status }) => status !== 'passed');
  const broken = testResults.filter((file) => file.status !== 'passed' && !blamed(file));
  return {
    passed: tests.length - failed.length,
    failures: [...failed, ...broken.map(({ name, status }) => `${status}: ${name}`)],
  };
}

/** `verdict.ts <report>` names what did not pass, and ends with a line `<passed> <failed>`. */
if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const { passed, failures } = verdict(JSON.parse(readFileSync(argv[2] ?? '', 'utf8')));
  console.error(failures.join('\n'));
  console.log(`${passed} ${failures.length}`);
}
