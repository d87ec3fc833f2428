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
