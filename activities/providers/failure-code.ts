/** A short name of what failed, for the ledger and for metrics: the code of the connection's failure, where it has one. */
export function failureCode(error: unknown): string {
  if (error instanceof AggregateError) return failureCode(error.errors[0]);
  if (!(error instanceof Error)) return 'unreadable';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
