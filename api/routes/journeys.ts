import { Router } from 'express';
import { z } from 'zod';
import { catalogue, type Journey, texts as allTexts } from '../../workflows/catalogue.ts';
import { describe } from '../http/openapi.ts';
import { Problem } from '../http/problems.ts';

const journeyItem = z
  .object({
    name: z.string(),
    about: z.string(),
    startsOn: z.string().optional().meta({ description: 'Absent for a retired journey: nothing starts it.' }),
    retiredFrom: z.string().optional().meta({ description: 'What started it before it was retired.' }),
    hears: z.array(z.string()),
    onePer: z.string(),
    again: z.union([z.enum(['never', 'always']), z.object({ after: z.string() })]),
    restarts: z
      .literal(true)
      .optional()
      .meta({ description: 'The event that starts it begins the story of a run that is there anew.' }),
    alsoThoseIn: z
      .literal(true)
      .optional()
      .meta({ description: 'It begins as well, once, for those who belong to its segment already.' }),
    schedule: z
      .object({
        every: z.union([z.string(), z.array(z.string()), z.object({ dayOfMonth: z.int() })]),
        at: z.string(),
        segment: z.string(),
        zone: z.string().optional(),
      })
      .optional()
      .meta({ description: 'When it begins, and for whom; on the own clock of each, where no `zone` is named.' }),
    texts: z.array(
      z.object({ key: z.string(), kind: z.enum(['service', 'marketing']), text: z.record(z.string(), z.string()) }),
    ),
  })
  .meta({ id: 'Journey' });

describe('/v1/journeys', { get: { summary: 'The catalogue', responses: { 200: { list: journeyItem } } } });
describe('/v1/journeys/{name}', { get: { summary: 'One journey with its texts', responses: { 200: journeyItem } } });
export function journeyRoutes(): Router {
  const router = Router();

  router.get('/v1/journeys', (_request, response) => {
    response.json({ items: Object.values(catalogue).map(toJourney) });
  });

  router.get('/v1/journeys/:name', (request, response) => {
    const { name } = request.params;
    const entry = Object.hasOwn(catalogue, name) ? catalogue[name] : undefined;
    if (!entry) throw new Problem('journey-unknown', `Known are ${Object.keys(catalogue).join(', ')}.`);
    response.json(toJourney(entry));
  });

  return router;
}

function toJourney({ texts, ...row }: Journey) {
  const { name, about, startsOn, retiredFrom, alsoThoseIn, schedule, hears, onePer, again, restarts } = row;
  const shown = Object.values(texts).map(({ key, kind }) => ({ key, kind, text: allTexts.get(key)?.text }));
  return {
    name,
    about,
    startsOn,
    retiredFrom,
    alsoThoseIn,
    schedule,
    hears,
    onePer,
    again,
    restarts,
    texts: shown,
  };
}
