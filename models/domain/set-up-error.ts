import type { SetUpCode } from './set-up-codes.ts';

/** What the operator must mend before a process can run; shown without a stack, with what its code says. */
export class SetUpError extends Error {
  override readonly name: string = 'SetUpError';
  readonly code: SetUpCode;

  constructor(code: SetUpCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What several checks have found, each with its code. */
export class SetUpErrors extends SetUpError {
  override readonly name = 'SetUpErrors';
  readonly all: readonly SetUpError[];

  constructor(all: readonly [SetUpError, ...SetUpError[]]) {
    super(all[0].code, all.map(({ message }) => message).join('\n'));
    this.all = all;
  }
}
