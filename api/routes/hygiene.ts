import { Router } from 'express';
import { z } from 'zod';
import { describe } from '../http/openapi.ts';
import { hygieneReport } from '../reports/hygiene-report.ts';

const count = z.int().min(0);
const proportion = z.object({ count, of: count });
const hygiene = z
  .object({
    asOf: z.iso.datetime().meta({ description: 'All that happened before this is counted.' }),
    deadAddresses: z
      .array(
        z.object({
          address: z.enum(['phone', 'email']),
          country: z.string().nullable(),
          cause: z.enum(['stale', 'unreachable']),
          contacts: count,
        }),
      )
      .meta({ description: 'Contacts whose address reaches nobody, by their country and why.' }),
    risingOptOuts: z
      .array(
        z.object({
          message: z.string(),
          before: proportion,
          now: proportion,
          low: z.number().meta({ description: 'By how much the rate has risen at least, with a confidence of 95 %.' }),
        }),
      )
      .meta({
        description: 'Texts after which more people opt out in the last 7 days than in the 28 before, beyond chance.',
      }),
    overPartLimit: z.array(z.object({ message: z.string(), messages: count })).meta({
      description: 'Texts that were not sent in the last 35 days, since they would cost more parts than they may.',
    }),
  })
  .meta({ id: 'Hygiene' });

describe('/v1/reports/hygiene', {
  get: {
    summary: 'What should be mended: dead addresses, texts that people opt out of, texts that are too long',
    responses: { 200: hygiene },
  },
});

/** Numbers and texts that harm their sender. */
export function hygieneRoutes(): Router {
  const router = Router();
  router.get('/v1/reports/hygiene', async (_request, response) => {
    const today = new Date(new Date().toISOString().slice(0, 10));
    const { asOf, ...found } = await hygieneReport(today);
    response.json({ asOf: asOf.toISOString(), ...found } satisfies z.output<typeof hygiene>);
  });
  return router;
}
