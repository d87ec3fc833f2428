import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ReceiptStatus } from '../../models/domain/deliveries/provider.ts';

/** Ways in which the next message to a number can go, in words for a person. */
export const behaviours = {
  accept: 'arrives as usual',
  read: 'arrives and is read',
  'no-receipt': 'arrives, but no receipt ever comes',
  'late-receipt': 'arrives, the receipts come much later',
  'duplicate-receipts': 'arrives, each receipt comes three times',
  'out-of-order-receipts': 'arrives, “delivered” comes before “sent”',
  'lose-answer': 'arrives, but the gateway’s answer is lost',
  undeliverable: 'is taken, then reported undeliverable',
  expire: 'is taken, then reported expired',
  throttle: 'is turned away once: too many messages',
  'cut-before-accepting': 'is lost: the connection breaks before the gateway takes it',
  'refuse-number': 'is refused: no such number',
  'opted-out': 'is refused: the owner opted out at the operator',
  'refuse-content': 'is refused: the text is not allowed',
  'refuse-account': 'is refused: the gateway does not let Tidings in',
} as const;
export type Behaviour = keyof typeof behaviours;
export const behaviour = z.enum(Object.keys(behaviours) as [Behaviour, ...Behaviour[]]);

const share = z.number().min(0).max(1).default(0);

/** How the gateway behaves where nobody chose for a number. */
export const settingsSchema = z
  .strictObject({
    answerDelayMs: z.int().min(0).max(60_000).default(20),
    /** From the answer to `delivered`; `sent` comes half-way. */
    receiptDelayMs: z.int().min(0).max(3_600_000).default(400),
    /** How much later than that a `late-receipt` is. */
    lateReceiptMs: z.int().min(0).max(86_400_000).default(60_000),
    receipts: z.boolean().default(true),
    throttleShare: share,
    loseAnswerShare: share,
    refuseShare: share,
    undeliverableShare: share,
    /** Messages per second above which it says 429; 0 is no limit. */
    maxPerSecond: z.int().min(0).default(0),
  })
  .refine((all) => all.throttleShare + all.loseAnswerShare + all.refuseShare + all.undeliverableShare <= 1, {
    error: 'the shares must not add up to more than 1',
  });
export type Settings = z.output<typeof settingsSchema>;

type RefusalCode = 'number-unknown' | 'opted-out' | 'content-refused' | 'sender-unknown' | 'account-refused';

export interface PlannedReceipt {
  status: ReceiptStatus;
  /** When it happens, counted from the answer. */
  afterMs: number;
  /** When the callback leaves; later than `afterMs` where receipts are late or change places. */
  reportAfterMs: number;
  times: number;
  error?: string;
}

/** What the gateway does with one message. */
export type Plan =
  | { answer: 'accept'; answerLost: boolean; receipts: PlannedReceipt[] }
  | { answer: 'cut' | 'throttle' }
  | { answer: 'refuse'; code: RefusalCode };

/** The plan for a message. Without a choice for its number, the draw is repeatable: it depends on `seed` only. */
export function planFor(chosen: Behaviour | undefined, settings: Settings, seed: string): Plan {
  const picked = chosen ?? draw(settings, seed);
  switch (picked) {
    case 'refuse-number':
      return { answer: 'refuse', code: 'number-unknown' };
    case 'opted-out':
      return { answer: 'refuse', code: 'opted-out' };
    case 'refuse-content':
      return { answer: 'refuse', code: 'content-refused' };
    case 'refuse-account':
      return { answer: 'refuse', code: 'account-refused' };
    case 'throttle':
      return { answer: 'throttle' };
    case 'cut-before-accepting':
      return { answer: 'cut' };
    default: {
      const receipts = settings.receipts || chosen ? receiptsOf(picked, settings) : [];
      return { answer: 'accept', answerLost: picked === 'lose-answer', receipts };
    }
  }
}

/** What the gateway reports of a message that comes after its own last instant. */
export function expiredReceipts({ receipts, receiptDelayMs }: Settings): PlannedReceipt[] {
  return receipts ? [ending('expired', receiptDelayMs)] : [];
}

function draw(settings: Settings, seed: string): Behaviour {
  const shares: [Behaviour, number][] = [
    ['throttle', settings.throttleShare],
    ['lose-answer', settings.loseAnswerShare],
    ['refuse-number', settings.refuseShare],
    ['undeliverable', settings.undeliverableShare],
  ];
  if (shares.every(([, width]) => width === 0)) return 'accept';
  let at = createHash('sha256').update(seed).digest().readUInt32BE() / 2 ** 32;
  for (const [name, width] of shares) {
    if (at < width) return name;
    at -= width;
  }
  return 'accept';
}

function receiptsOf(picked: Behaviour, { receiptDelayMs, lateReceiptMs }: Settings): PlannedReceipt[] {
  const half = Math.floor(receiptDelayMs / 2);
  const sent = { status: 'sent', afterMs: half, reportAfterMs: half, times: 1 } as const;
  const delivered = ending('delivered', receiptDelayMs);
  switch (picked) {
    case 'no-receipt':
      return [];
    case 'undeliverable':
      return [sent, ending('undeliverable', receiptDelayMs)];
    case 'expire':
      return [sent, ending('expired', receiptDelayMs)];
    case 'read':
      return [sent, delivered, ending('read', receiptDelayMs * 2)];
    case 'late-receipt':
      return [sent, delivered].map((one) => ({ ...one, reportAfterMs: one.afterMs + lateReceiptMs }));
    case 'duplicate-receipts':
      return [sent, delivered].map((one) => ({ ...one, times: 3 }));
    case 'out-of-order-receipts':
      return [
        { ...delivered, reportAfterMs: receiptDelayMs },
        { ...sent, reportAfterMs: receiptDelayMs + 1 },
      ];
    default:
      return [sent, delivered];
  }
}

/** The network's reason beside a bad end. */
export const endErrors: Partial<Record<ReceiptStatus, string>> = {
  undeliverable: 'absent-subscriber',
  expired: 'validity-ended',
  rejected: 'operator-refused',
  blocked: 'opted-out',
};

function ending(status: ReceiptStatus, afterMs: number): PlannedReceipt {
  const error = endErrors[status];
  return { status, afterMs, reportAfterMs: afterMs, times: 1, ...(error ? { error } : {}) };
}
