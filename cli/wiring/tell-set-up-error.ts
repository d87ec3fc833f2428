import { setUpCodes } from '../../models/domain/set-up-codes.ts';
import type { SetUpError } from '../../models/domain/set-up-error.ts';

/** What is wrong, why that stops a start, what mends it, and where more is said. */
export function tellSetUpError({ code, message }: SetUpError): string {
  const { why, fix } = setUpCodes[code];
  return [message, `  why: ${why}`, `  fix: ${fix}`, `  code: ${code}, see docs/errors.md#${code}`].join('\n');
}
