import { lookUp, type LookUpCall } from 'tidings/config';
import { z } from 'zod';

/** Asks the shop's own server, whose address stands in `SHOP_URL`. */
async function ask<Answer>(path: string, answer: z.ZodType<Answer>, { signal, key }: LookUpCall, body?: object) {
  const response = await fetch(new URL(path, process.env['SHOP_URL']), {
    signal,
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    }),
  });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`the shop answers ${response.status}`);
  return answer.parse(await response.json());
}

const stockAnswer = z.object({ left: z.int().min(0) });

/** How many of an article are left; `null` where the shop has no such article. */
export const stock = lookUp(
  ({ sku }: { sku: string }, context) => ask(`stock/${encodeURIComponent(sku)}`, stockAnswer, context),
  { within: '3 seconds', tries: 3 },
);

const couponAnswer = z.object({ code: z.string(), percent: z.number() });

/** A coupon for one order; made once, however often a try is repeated. */
export const coupon = lookUp(
  ({ percent }: { percent: number }, context) =>
    ask('coupons', couponAnswer, context, { percent, contactId: context.contactId }),
  { within: '5 seconds', tries: 5 },
);

const labelAnswer = z.object({ labelUrl: z.url() });

/** The parcel label for a return, as the address of a PDF; `null` where the order cannot be returned. */
export const returnLabel = lookUp(
  ({ returnId, orderId }: { returnId: string; orderId: string }, context) =>
    ask('labels', labelAnswer, context, { returnId, orderId }),
  { within: '5 seconds', tries: 5 },
);
