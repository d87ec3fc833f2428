import { setUpCodes, type SetUpCode } from '../../models/domain/set-up-codes.ts';
import { SetUpErrors, type SetUpError } from '../../models/domain/set-up-error.ts';

/** What is wrong, why that stops a start, what mends it, and where more is said. */
export function tellSetUpError(error: SetUpError): string {
  const all = error instanceof SetUpErrors ? error.all : [error];
  const codes = [...new Set(all.map(({ code }) => code))];
  return codes
    .map((code) =>
      tellOne(
        code,
        all.filter((each) => each.code === code),
      ),
    )
    .join('\n\n');
}

function tellOne(code: SetUpCode, errors: readonly SetUpError[]): string {
  const { why, fix } = setUpCodes[code];
  const said = errors.map(({ message }) => message);
  return [...said, `  why: ${why}`, `  fix: ${fix}`, `  code: ${code}, see docs/errors.md#${code}`].join('\n');
}
