import { Router } from 'express';
import { z } from 'zod';
import { nearest } from '../../models/config/nearest.ts';
import { ReportUnitModel } from '../../models/documents/reports/unit.ts';
import { catalogue } from '../../workflows/catalogue.ts';
import { word } from '../http/filters.ts';
import { describe } from '../http/openapi.ts';
import { parseOr, refusal } from '../http/problems.ts';
import { dayOf, daysOf, daysQuery } from '../http/report-days.ts';
import { funnelReport } from '../reports/funnel-report.ts';

const count = z.int().min(0);
const funnel = z
  .object({
    asOf: z.iso.datetime().meta({ description: 'All that happened before this is counted.' }),
    journey: z.string(),
    from: z.iso.date(),
    until: z.iso.date(),
    begun: count.optional().meta({ description: 'Runs that events of these days began.' }),
    steps: z
      .array(
        z.object({
          message: z.string(),
          people: z.object({
            sent: count,
            reached: count,
            clicked: count,
            replied: count,
            converted: count,
            optedOut: count,
          }),
          left: count.meta({ description: 'People who got this text and none of a later step.' }),
        }),
      )
      .meta({ description: 'In the order in which runs meet them.' }),
  })
  .meta({ id: 'Funnel' });

const query = z.object({ ...daysQuery, journey: word(64) });

describe('/v1/reports/funnel', {
  get: {
    summary: 'The texts of a journey by the people who got them, step by step',
    query,
    responses: { 200: funnel },
  },
});

/** A journey as a funnel. */
export function funnelRoutes(): Router {
  const router = Router();
  router.get('/v1/reports/funnel', async (request, response) => {
    const { journey, ...days } = parseOr('query-invalid', query, request.query);
    const { from, until } = daysOf(days);
    if (catalogue[journey] === undefined) await refuseUnknown(journey);
    const { asOf, ...found } = await funnelReport(journey, { from, until });
    const told = { asOf: asOf.toISOString(), journey, from: dayOf(from), until: dayOf(until), ...found };
    response.json(told satisfies z.output<typeof funnel>);
  });
  return router;
}

/** A journey that the installation has no more may have been counted. */
async function refuseUnknown(journey: string): Promise<void> {
  const counted = await ReportUnitModel.distinct('journey');
  if (counted.includes(journey)) return;
  const [like = ''] = nearest(journey, [...Object.keys(catalogue), ...counted], 1);
  throw refusal('query-invalid', [{ pointer: '/journey', detail: `is no journey; the nearest is ${like}` }]);
}
