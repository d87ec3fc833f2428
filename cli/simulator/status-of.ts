import type { ReceiptStatus } from '../../models/domain/deliveries/provider.ts';
import type { Message } from './store.ts';

const ranks = {
  accepted: 0,
  sent: 1,
  undeliverable: 2,
  expired: 2,
  rejected: 2,
  delivered: 3,
  read: 4,
  blocked: 2,
  complaint: 5,
};

/** What the gateway itself knows about a message by now, whether or not its callbacks were taken. */
export function statusOf({ reports }: Message, now: number): ReceiptStatus | 'accepted' {
  let status: ReceiptStatus | 'accepted' = 'accepted';
  for (const report of reports) {
    if (report.at <= now && ranks[report.status] >= ranks[status]) status = report.status;
  }
  return status;
}
