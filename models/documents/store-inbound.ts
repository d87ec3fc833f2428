import type { Inbound, Receipt } from '../domain/deliveries/provider.ts';
import { storeReceipts } from './deliveries/store-receipts.ts';
import { storeReplies, type InboundRoute } from './store-replies.ts';

/**
 * Keeps what a gateway tells over its own connection. The api gives it its effect, so it is due at once.
 *
 * @param onReceipt told of each that was kept
 */
export function storeInbound(route: InboundRoute, onReceipt: (receipt: Receipt) => void = () => undefined): Inbound {
  return {
    async receipts(receipts) {
      await storeReceipts(route.name, receipts, 0);
      for (const receipt of receipts) onReceipt(receipt);
    },
    async replies(replies) {
      await storeReplies(route, replies, 0);
    },
  };
}
