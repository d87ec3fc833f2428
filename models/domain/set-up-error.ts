/** What the operator must mend before a process can run; shown as it is, without a stack. */
export class SetUpError extends Error {
  override readonly name: string = 'SetUpError';
}
