import { becameOf, mayEnd } from '../../models/domain/deliveries/became.ts';
import type { Receipt } from '../../models/domain/runs/run-signal.ts';
import { DeliveryModel } from '../../models/documents/deliveries/delivery.ts';
import type { ReceiptDocument } from '../../models/documents/deliveries/receipt.ts';
import { reportedOn } from '../../models/documents/deliveries/reported-on.ts';
import type { Runs } from '../runs/temporal.ts';

/** Tells the run that waits for it what became of its text. May be repeated: a run hears the same but once. */
export async function tellReceipt(runs: Pick<Runs, 'signal'>, receipt: ReceiptDocument): Promise<void> {
  const { status, at } = receipt;
  if (!mayEnd(status)) return;
  const row = await DeliveryModel.findById(await reportedOn(receipt))
    .select('workflowId state followed')
    .lean();
  const became = row?.followed && becameOf(row.state);
  if (!row || !became) return;
  const { _id: deliveryId, workflowId } = row;
  const id = `${deliveryId} ${became}`;
  const signal: Receipt = { source: 'receipt', id, time: at.toISOString(), deliveryId, became };
  await runs.signal(workflowId, 'receipt', signal);
}
