import type { Receipt, ReceiptStatus } from '../../../models/domain/deliveries/provider.ts';
import type { Tlvs } from './pdu.ts';
import { tags } from './tags.ts';

/**
 * How an SMSC writes the id of a message in its answer and in its receipts: the same in both, or as a decimal number in the
 * one and as a hexadecimal in the other.
 */
export const idFormats = ['same', 'decimal-then-hex', 'hex-then-decimal'] as const;
export type IdFormat = (typeof idFormats)[number];

/** A message id as it is kept: as it came, or as a decimal number where answer and receipt write it differently. */
export function keptId(format: IdFormat, where: 'answer' | 'receipt', written: string): string {
  if (format === 'same') return written;
  const [inAnswer] = format.split('-');
  const isHex = (inAnswer === 'hex') === (where === 'answer');
  if (!(isHex ? /^[0-9a-f]+$/i : /^\d+$/).test(written)) return written;
  return BigInt(isHex ? `0x${written}` : written).toString();
}

/** What a state of the SMSC means to us: SMPP 3.4, section 5.2.28, and appendix B. The others tell nothing new. */
const statuses = new Map<number | string, ReceiptStatus>([
  [1, 'sent'],
  [2, 'delivered'],
  [3, 'expired'],
  [4, 'undeliverable'],
  [5, 'undeliverable'],
  [8, 'rejected'],
  ['ENROUTE', 'sent'],
  ['DELIVRD', 'delivered'],
  ['EXPIRED', 'expired'],
  ['DELETED', 'undeliverable'],
  ['UNDELIV', 'undeliverable'],
  ['REJECTD', 'rejected'],
]);

/**
 * What a receipt says, by its TLVs where it has them, else by its text (`id:… stat:… err:…`, whose rest operators write each
 * in their way). Its dates are in the SMSC's own time zone, which is nowhere told: the time is that of its arrival.
 *
 * @returns undefined where it names no message or no state; no receipts where it tells nothing new
 */
export function readReceipt(text: string, tlvs: Tlvs, format: IdFormat, at: Date): Receipt[] | undefined {
  const id = tlvs.get(tags.receiptedMessageId)?.toString('latin1').replace(/\0.*$/s, '') || find(text, 'id');
  const state = tlvs.get(tags.messageState)?.[0] ?? find(text, 'stat')?.toUpperCase();
  if (!id || state === undefined) return undefined;
  const status = statuses.get(state);
  if (!status) return [];
  const providerId = keptId(format, 'receipt', id);
  const errorCode = networkError(tlvs) ?? find(text, 'err');
  const isError = errorCode !== undefined && !/^0*$/.test(errorCode) && status !== 'delivered';
  return [{ id: `${providerId} ${status}`, providerId, status, at, ...(isError ? { errorCode } : {}) }];
}

/** Two octets behind one that tells the kind of network: section 5.3.2.31. */
function networkError(tlvs: Tlvs): string | undefined {
  const value = tlvs.get(tags.networkErrorCode);
  return value?.length === 3 ? String(value.readUInt16BE(1)) : undefined;
}

function find(text: string, field: 'id' | 'stat' | 'err'): string | undefined {
  return new RegExp(`(?:^|\\s)${field}:(\\w[\\w.-]*)`, 'i').exec(text)?.[1];
}
