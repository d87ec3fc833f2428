import { z } from 'zod';
import { saying } from '../../models/domain/saying.ts';
import { opaqueId } from '../../models/domain/ids.ts';
import { standstillCauses, type StandstillCause } from '../../models/domain/runs/standstill.ts';
import { contactIdText } from './cloud-events.ts';
import { word } from './filters.ts';
import { pageQuery } from './paging.ts';

const stuck = z
  .object({
    since: z.iso.datetime(),
    cause: z.enum(Object.keys(standstillCauses) as [StandstillCause, ...StandstillCause[]]),
    step: z.string().optional(),
    attempt: z.int(),
    because: z.string(),
  })
  .meta({ id: 'Stuck' });
/** What Temporal adds is absent where it has forgotten the run, or is away. */
export const runItem = z
  .object({
    workflowId: z.string(),
    journey: z.string(),
    contactId: z.string(),
    startedAt: z.iso.datetime(),
    status: z.string().optional(),
    stage: z.string().optional(),
    nextWakeAt: z.iso.datetime().optional(),
    outcome: z.string().optional(),
    endedAt: z.iso.datetime().optional(),
    stuck: stuck.optional(),
  })
  .meta({ id: 'Run' });
export type RunItem = z.output<typeof runItem>;
export const decision = z.object({
  at: z.iso.datetime(),
  message: z.string().optional().meta({ description: 'The text that was decided about.' }),
  event: z.string().optional().meta({ description: 'The event that the story was not told of.' }),
  lookUp: z.string().optional().meta({ description: 'The look-up of the installation that gave no answer.' }),
  outcome: z.string(),
  because: z.string(),
});

export const runDetail = runItem.extend({ status: z.string(), why: z.array(decision) }).meta({ id: 'RunDetail' });

const words = word(200);
export const runListQuery = pageQuery.extend({
  cursor: z.string().max(1_000).optional().meta({ description: 'From `next` of the page before; opaque.' }),
  contactId: contactIdText.optional(),
  journey: word(64).optional(),
  stage: words.optional().meta({
    description: 'What runs do now, as in `stage`, such as `deferred: quiet-hours`; `ended` finds those that are over.',
  }),
  outcome: words.optional().meta({
    description:
      'As in `outcome`, such as `invoice.paid`; a run that was ended from outside is `terminated`, `cancelled`, `failed` or `timed_out`.',
  }),
  stuck: z.literal('true').optional().meta({ description: 'Only runs that cannot go on, the latest first.' }),
});
export type RunListQuery = z.output<typeof runListQuery>;

/** Who ends a run by hand, and why. */
export const cancellation = z
  .strictObject({
    by: opaqueId.optional().meta({ description: 'Who wants it; the label of the API key if not said.' }),
    reason: saying(500).trim().optional().meta({ description: 'Why, for the timeline.' }),
  })
  .meta({ id: 'RunCancellation' });
