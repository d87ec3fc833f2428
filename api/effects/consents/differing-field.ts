import type { NewConsent, ConsentDocument } from '../../../models/documents/consents/record.ts';

const plain = ['action', 'purpose', 'brand', 'channel', 'basis', 'method', 'source', 'actor'] as const;
const evidence = ['proof', 'ip', 'userAgent'] as const;
const wordingParts = ['text', 'version', 'language'] as const;

/**
 * The first field in which an act differs from the record that was appended under its request id; undefined where it is
 * the same act, sent again.
 */
export function differingField(act: NewConsent, row: ConsentDocument): string | undefined {
  const field = [...plain, ...evidence].find((name) => act[name] !== row[name]);
  if (field) return field;
  if (wordingParts.some((part) => act.wording?.[part] !== row.wording?.[part])) return 'wording';
  if (act.expiresAt?.getTime() !== row.expiresAt?.getTime()) return 'expiresAt';
  // A zone that is not told is the contact's own, which may have changed.
  if (act.zone !== undefined && act.zone !== row.zone) return 'zone';
  // An act is never later than its record.
  const at = Math.min(act.at?.getTime() ?? Infinity, row.recordedAt.getTime());
  return at === row.at.getTime() ? undefined : 'at';
}
