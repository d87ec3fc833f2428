import { z } from 'zod';
import type { ReceiptStatus } from '../../models/domain/provider.ts';

/** Ways in which the next message to a number can go, in words for the phone page. */
export const behaviours = {
  accept: 'arrives as usual',
  'refuse-number': 'is refused: the number is not known',
  'opted-out': 'is refused: the owner opted out at the operator',
  'refuse-content': 'is refused: the text is not allowed',
  throttle: 'is refused for now: too many messages',
  'lose-answer': 'arrives, but the gateway’s answer is lost',
  'cut-before-accepting': 'is lost: the connection breaks before the gateway takes it',
  undeliverable: 'is taken, then reported undeliverable',
  expire: 'is taken, then reported expired',
  'no-receipt': 'arrives, but no receipt comes',
  'late-receipt': 'arrives, the receipts come a minute late',
  'duplicate-receipts': 'arrives, each receipt comes three times',
  'out-of-order-receipts': 'arrives, “delivered” comes before “sent”',
  read: 'arrives and is read',
} as const;
export type Behaviour = keyof typeof behaviours;
export const behaviour = z.enum(Object.keys(behaviours) as [Behaviour, ...Behaviour[]]);

const share = z.number().min(0).max(1);

/** How the gateway behaves when nobody chose for a number. */
export const defaults = z.strictObject({
  answerDelayMs: z.int().min(0).max(60_000).default(20),
  receiptDelayMs: z.int().min(0).max(3_600_000).default(400),
  receipts: z.boolean().default(true),
  throttleShare: share.default(0),
  loseAnswerShare: share.default(0),
  refuseShare: share.default(0),
  undeliverableShare: share.default(0),
  /** Messages per second above which it says 429; 0 is no limit. */
  maxPerSecond: z.int().min(0).default(0),
});
export type Defaults = z.output<typeof defaults>;

/** What the gateway does with one message. */
export interface Plan {
  answer: 'accept' | 'lose' | 'cut' | 'throttle' | { refuse: 'number-unknown' | 'opted-out' | 'content-refused' };
  receipts: { status: ReceiptStatus; afterMs: number; times: number }[];
}

/** The plan for a message; without a choice for its number, a repeatable draw by its reference. */
export function planFor(chosen: Behaviour | undefined, settings: Defaults, reference: string): Plan {
  const picked = chosen ?? draw(settings, reference);
  return { answer: answerOf(picked), receipts: settings.receipts || chosen ? receiptsOf(picked, settings) : [] };
}

function draw(settings: Defaults, reference: string): Behaviour {
  let at = fraction(reference);
  const shares: [Behaviour, number][] = [
    ['throttle', settings.throttleShare],
    ['lose-answer', settings.loseAnswerShare],
    ['refuse-number', settings.refuseShare],
    ['undeliverable', settings.undeliverableShare],
  ];
  for (const [name, width] of shares) {
    if (at < width) return name;
    at -= width;
  }
  return 'accept';
}

function answerOf(picked: Behaviour): Plan['answer'] {
  switch (picked) {
    case 'refuse-number':
      return { refuse: 'number-unknown' };
    case 'opted-out':
      return { refuse: 'opted-out' };
    case 'refuse-content':
      return { refuse: 'content-refused' };
    case 'throttle':
      return 'throttle';
    case 'lose-answer':
      return 'lose';
    case 'cut-before-accepting':
      return 'cut';
    default:
      return 'accept';
  }
}

function receiptsOf(picked: Behaviour, { receiptDelayMs }: Defaults): Plan['receipts'] {
  const late = picked === 'late-receipt' ? 60_000 : 0;
  const times = picked === 'duplicate-receipts' ? 3 : 1;
  const sent = { status: 'sent' as const, afterMs: late + receiptDelayMs / 2, times };
  const last = { status: 'delivered' as const, afterMs: late + receiptDelayMs, times };
  switch (picked) {
    case 'no-receipt':
      return [];
    case 'undeliverable':
      return [sent, { ...last, status: 'undeliverable' }];
    case 'expire':
      return [sent, { ...last, status: 'expired' }];
    case 'read':
      return [sent, last, { status: 'read', afterMs: receiptDelayMs * 2, times }];
    case 'out-of-order-receipts':
      return [
        { ...last, afterMs: sent.afterMs },
        { ...sent, afterMs: last.afterMs },
      ];
    default:
      return [sent, last];
  }
}

/** A number in [0, 1) that depends only on the text: FNV-1a. */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash / 0x1_0000_0000;
}
