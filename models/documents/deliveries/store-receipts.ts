import type { Receipt } from '../../domain/deliveries/provider.ts';
import { happenedAt } from '../../domain/deliveries/happened-at.ts';
import { owingAfter } from '../owing.ts';
import { ReceiptModel, type ReceiptDocument } from './receipt.ts';

/**
 * Keeps what a route reports, before whoever told it is answered; what is kept already stays as it is.
 *
 * @param ownMs so long whoever stores them has to give them their effect; then it is anybody's. 0 for who leaves it to others
 * @returns the rows of those that were not kept yet: what has had its effect must not have it again
 */
export async function storeReceipts(
  route: string,
  receipts: readonly Receipt[],
  ownMs: number,
): Promise<ReceiptDocument[]> {
  const fresh: ReceiptDocument[] = [];
  for (const row of receipts.map((receipt) => toRow(route, receipt, ownMs))) {
    const kept = (await keep(row)) ?? (await keepBeside(row));
    if (kept) fresh.push(kept);
  }
  return fresh;
}

/** The row, where there was none of its id. */
async function keep(row: ReceiptDocument): Promise<ReceiptDocument | undefined> {
  const { upsertedCount } = await ReceiptModel.updateOne({ _id: row._id }, { $setOnInsert: row }, { upsert: true });
  return upsertedCount > 0 ? row : undefined;
}

/** A report with another reference than the one of its id is about another message, to which the gateway has given the same id. */
async function keepBeside(row: ReceiptDocument): Promise<ReceiptDocument | undefined> {
  const { _id, reference } = row;
  const isSame = await ReceiptModel.exists({ _id, reference: reference ?? { $exists: false } });
  return isSame ? undefined : keep({ ...row, _id: `${_id} ${reference ?? ''}` });
}

function toRow(route: string, receipt: Receipt, ownMs: number): ReceiptDocument {
  // A provider may tell more than is asked.
  const { id, providerId, reference, status, at, errorCode } = receipt;
  const receivedAt = new Date();
  return {
    _id: `${route} ${id}`,
    route,
    providerId,
    ...(reference ? { reference } : {}),
    status,
    at: happenedAt(at, receivedAt),
    ...(errorCode ? { errorCode } : {}),
    receivedAt,
    ...owingAfter(ownMs, receivedAt),
  };
}
