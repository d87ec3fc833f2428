import { lookUp } from 'tidings/config';
import { z } from 'zod';

const stockAnswer = z.object({ left: z.number() });

/** What journeys may ask the shop's own systems. */
export const lookUps = {
  /** How many of an article are left. `SHOP_URL` is where the shop answers. */
  stock: lookUp(
    async ({ sku }: { sku: string }, { signal }) => {
      const url = new URL(`stock/${encodeURIComponent(sku)}`, process.env['SHOP_URL']);
      const answer = await fetch(url, { signal });
      if (!answer.ok) throw new Error(`the shop answers ${answer.status}`);
      return stockAnswer.parse(await answer.json());
    },
    { within: '3 seconds', tries: 3 },
  ),
};
