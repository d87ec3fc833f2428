import { standingConsent, type ConsentRecord, type ConsentScope } from './consent.ts';

/** A consent that a keyword took and START gives back. */
export interface Restorable {
  scope: ConsentScope;
  grant: ConsentRecord;
  withdrawal: ConsentRecord;
}

/**
 * What START gives back at `now` of these `scopes`, from a contact's records in the order of their chain: each consent that does not stand
 * and would, had no keyword been sent. What was never given, has run out, or was taken back in any other way stays so.
 */
export function restorable(
  records: readonly ConsentRecord[],
  scopes: readonly ConsentScope[],
  now: Date,
): Restorable[] {
  const withoutKeywords = records.filter(({ action, method }) => action !== 'withdraw' || method !== 'keyword');
  return scopes.flatMap((scope) => {
    const { state, record: withdrawal } = standingConsent(records, scope, now);
    const before = standingConsent(withoutKeywords, scope, now);
    const taken = state === 'withdrawn' && before.state === 'granted';
    return taken && withdrawal && before.record ? [{ scope, grant: before.record, withdrawal }] : [];
  });
}
