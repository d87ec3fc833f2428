import { Router, type Request } from 'express';
import { z } from 'zod';
import { channels } from '../../models/domain/message.ts';
import { rateNames } from '../../models/domain/reports/figures.ts';
import { crowds, fates } from '../../models/domain/reports/tally.ts';
import { nearest } from '../../models/config/nearest.ts';
import { ReportCellModel } from '../../models/documents/reports/cell.ts';
import { defined } from '../../models/domain/defined.ts';
import { catalogue, texts } from '../../workflows/catalogue.ts';
import { countryCode, word } from '../http/filters.ts';
import { describe } from '../http/openapi.ts';
import { parseOr, refusal, type Fault } from '../http/problems.ts';
import { dayOf, daysOf, daysQuery } from '../http/report-days.ts';
import { toCsv } from '../reports/csv.ts';
import { groupings, messagesReport, type MessagesReport, type MessagesWanted } from '../reports/messages-report.ts';

const count = z.int().min(0);
const money = z.array(z.object({ micros: z.int(), currency: z.string() }));
const rate = z
  .object({
    count,
    of: count,
    value: z.number().optional().meta({ description: 'From 0 to 1; absent of 0.' }),
    low: z.number(),
    high: z.number(),
  })
  .meta({ id: 'Rate', description: 'How many of how many, and the 95 % interval of Wilson.' });
const figures = z.object({
  messages: z.object(namedBy(['planned', 'accepted', ...fates], count)).meta({
    description: 'All that were begun, those that a gateway took, and each under what became of it.',
  }),
  suppressedBy: z.record(z.string(), count).meta({ description: 'By reason, the most frequent first.' }),
  parts: count.meta({ description: 'SMS parts of what a gateway took.' }),
  clicks: z.object({ requests: count, human: count }).meta({
    description: 'Requests for links: all, and those that are taken for a person’s.',
  }),
  people: z.object(namedBy(crowds, count)).meta({ description: 'Different people; each is counted once.' }),
  rates: z.object(namedBy(rateNames, rate)),
  cost: money.meta({ description: 'Of what a gateway took, by the price table.' }),
  costPerConversion: money.meta({ description: 'None where nobody has converted.' }),
});
const report = z
  .object({
    asOf: z.iso.datetime().meta({ description: 'All that happened before this is counted.' }),
    from: z.iso.date(),
    until: z.iso.date(),
    groupBy: z.array(z.enum(groupings)),
    rows: z.array(
      figures.extend({
        group: z.partialRecord(z.enum(groupings), z.string().nullable()),
      }),
    ),
    total: figures,
  })
  .meta({ id: 'MessagesReport' });

const grouping = z.enum(groupings, {
  error: ({ input }) =>
    `${JSON.stringify(input)} is no grouping; the nearest is ${nearest(String(input), groupings, 1).join('')}`,
});
const query = z.object({
  ...daysQuery,
  journey: word(64).optional(),
  message: word(128).optional().meta({ description: 'Key of the text: `<journey>/<text>`.' }),
  channel: z
    .enum(channels, {
      error: ({ input }) =>
        `${JSON.stringify(input)} is no channel; the nearest is ${nearest(String(input), channels, 1).join('')}`,
    })
    .optional(),
  route: word(64).optional(),
  country: countryCode.optional().meta({ description: 'Where the readers were, by their numbers.' }),
  groupBy: z
    .preprocess(
      (written) => (typeof written === 'string' ? written.split(',') : written),
      z.array(grouping).min(1).max(3, 'must be three groupings at most'),
    )
    .default(['journey'])
    .meta({ description: 'One to three, apart by commas.', param: { explode: false } }),
  format: z.enum(['json', 'csv']).optional().meta({ description: 'Default: as the header Accept asks.' }),
});

describe('/v1/reports/messages', {
  get: {
    summary: 'What became of messages by day, text, channel, route or country, and what people did after them',
    query,
    responses: { 200: { orCsv: report } },
  },
});

/** Results, from counts of the ledger that are made anew whenever it has changed. */
export function reportRoutes(): Router {
  const router = Router();
  router.get('/v1/reports/messages', async (request, response) => {
    const { format, ...asked } = parseOr('query-invalid', query, request.query);
    const { from, until, groupBy, ...only } = asked;
    const wanted = {
      ...daysOf({ from, until }),
      groupBy: [...new Set(groupBy)],
      only: defined<MessagesWanted['only']>(only),
    };
    const found = await messagesReport(wanted);
    if (found.rows.length === 0) await refuseUnknownNames(wanted.only);
    if (format === 'csv' || (format === undefined && prefersCsv(request))) {
      response.type('text/csv').set('x-as-of', found.asOf.toISOString()).send(toCsv(found, wanted.groupBy));
      return;
    }
    response.json(toAnswer(found, wanted));
  });
  return router;
}

/** A report of nothing is right where nothing was sent, and misleads where a name is misspelt. */
async function refuseUnknownNames({ journey, message, route }: MessagesWanted['only']): Promise<void> {
  const asked = [
    { name: 'journey', value: journey, declared: Object.keys(catalogue) },
    { name: 'message', value: message, declared: [...texts.keys()] as string[] },
    { name: 'route', value: route, declared: [] as string[] },
  ] as const;
  const faults: Fault[] = [];
  for (const { name, value, declared } of asked) {
    if (value === undefined || declared.includes(value)) continue;
    const counted: string[] = await ReportCellModel.distinct(name);
    if (counted.includes(value)) continue;
    const [like] = nearest(value, [...declared, ...counted], 1);
    const instead = like === undefined ? 'nothing has been sent so far' : `the nearest is ${like}`;
    faults.push({ pointer: `/${name}`, detail: `no message has this ${name}; ${instead}` });
  }
  if (faults.length > 0) throw refusal('query-invalid', faults);
}

function prefersCsv(request: Request): boolean {
  return request.accepts(['application/json', 'text/csv']) === 'text/csv';
}

function toAnswer(
  { asOf, rows, total }: MessagesReport,
  { from, until, groupBy }: MessagesWanted,
): z.output<typeof report> {
  return { asOf: asOf.toISOString(), from: dayOf(from), until: dayOf(until), groupBy: [...groupBy], rows, total };
}

function namedBy<const Name extends string, Value>(names: readonly Name[], value: Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, value])) as Record<Name, Value>;
}
