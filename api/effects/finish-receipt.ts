import { happenedAt } from '../../models/domain/deliveries/happened-at.ts';
import { applyReceipt } from '../../models/documents/deliveries/ledger.ts';
import { backOffMs, finish, putOff } from '../../models/documents/owing.ts';
import { ReceiptModel, type ReceiptDocument } from '../../models/documents/deliveries/receipt.ts';
import { reportedOn } from '../../models/documents/deliveries/reported-on.ts';
import type { Runs } from '../runs/temporal.ts';
import { heedReceipt } from './consents/opt-out.ts';
import { tellReceipt } from './tell-receipt.ts';

/** An orphan is given up after this long. */
const orphanMs = 3 * 86_400_000;

/** Between two tries of a receipt that fits nothing yet. */
const pauses = { firstMs: 500, longestMs: 60_000 };

/** Applies a stored receipt; one that fits nothing yet stays pending and comes again. False for such a one. */
export async function finishReceipt(runs: Pick<Runs, 'signal'>, row: ReceiptDocument): Promise<boolean> {
  const mine = { _id: row._id };
  const about = await reportedOn(row);
  const report = { ...row, at: happenedAt(row.at, row.receivedAt, about?.attemptedAt) };
  if (about && (await applyReceipt(report, about._id))) {
    await heedReceipt(report, about._id);
    await tellReceipt(runs, report, about._id);
    await finish(ReceiptModel, mine, { $unset: { unmatched: 1 } });
    return true;
  }
  if (Date.now() - row.receivedAt.getTime() > orphanMs) {
    await finish(ReceiptModel, mine, { $set: { orphaned: true }, $unset: { unmatched: 1 } });
    return true;
  }
  await putOff(ReceiptModel, mine, backOffMs(row.attempts, pauses), { $set: { unmatched: true } });
  return false;
}
