import { becameOf, mayEnd } from '../../models/domain/deliveries/became.ts';
import type { Receipt } from '../../models/domain/runs/run-signal.ts';
import { DeliveryModel } from '../../models/documents/deliveries/delivery.ts';
import type { ReceiptDocument } from '../../models/documents/deliveries/receipt.ts';
import type { Runs } from '../runs/temporal.ts';

/** Tells the run that waits for it what became of its text. May be repeated: a run hears the same but once. */
export async function tellReceipt(
  runs: Pick<Runs, 'signal'>,
  { status, at }: Pick<ReceiptDocument, 'status' | 'at'>,
  deliveryId: string,
): Promise<void> {
  if (!mayEnd(status)) return;
  const row = await DeliveryModel.findById(deliveryId).select('workflowId state followed').lean();
  const became = row?.followed && becameOf(row.state);
  if (!row || !became) return;
  const { workflowId } = row;
  const id = `${deliveryId} ${became}`;
  const signal: Receipt = { source: 'receipt', id, time: at.toISOString(), deliveryId, became };
  await runs.signal(workflowId, 'receipt', signal);
}
