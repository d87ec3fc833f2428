import { Router } from 'express';
import { z } from 'zod';
import { ConversionModel, type Conversion } from '../../models/documents/conversion.ts';
import { defined } from '../../models/domain/defined.ts';
import { contactIdText } from '../http/cloud-events.ts';
import { word } from '../http/filters.ts';
import { describe } from '../http/openapi.ts';
import { findPage, pageQuery } from '../http/paging.ts';
import { parseOr } from '../http/problems.ts';

const conversionItem = z
  .object({
    id: z.string(),
    goal: z.string().meta({ description: 'The event that says the goal was reached.' }),
    journey: z.string(),
    message: z.string().meta({ description: 'The last text that touched the person before.' }),
    deliveryId: z.string(),
    workflowId: z.string(),
    contactId: z.string(),
    touch: z.enum(['click', 'delivery']),
    touchedAt: z.iso.datetime(),
    at: z.iso.datetime().meta({ description: 'When the goal was reached.' }),
  })
  .meta({ id: 'Conversion' });

const listQuery = pageQuery.extend({ contactId: contactIdText.optional(), journey: word(64).optional() });

describe('/v1/conversions', {
  get: {
    summary: 'Goals reached, each credited to the last message before it, newest first',
    query: listQuery,
    responses: { 200: { list: conversionItem } },
  },
});

export function conversionRoutes(): Router {
  const router = Router();
  router.get('/v1/conversions', async (request, response) => {
    const query = parseOr('query-invalid', listQuery, request.query);
    const { contactId: person, journey } = query;
    const filter = defined<Partial<Conversion>>({ contactId: person, journey });
    response.json(await findPage(ConversionModel, 'at', filter, query, toItem));
  });
  return router;
}

function toItem({ _id: id, eventKey: _event, touchedAt, at, ...rest }: Conversion): z.output<typeof conversionItem> {
  return { id, ...rest, touchedAt: touchedAt.toISOString(), at: at.toISOString() };
}
