import { botReasons } from '../../models/domain/deliveries/click-verdict.ts';
import { encodeId } from '../../models/domain/encode.ts';
import { standstillInWords } from '../../models/domain/runs/standstill.ts';
import { ClickModel } from '../../models/documents/click.ts';
import { ConsentModel, type ConsentDocument } from '../../models/documents/consents/record.ts';
import { ConversionModel } from '../../models/documents/conversion.ts';
import { DeliveryModel, inOrderOfTime, type Delivery } from '../../models/documents/deliveries/delivery.ts';
import { EndedRunModel } from '../../models/documents/ended-run.ts';
import { EnrollmentModel } from '../../models/documents/enrollment.ts';
import { EventModel } from '../../models/documents/event.ts';
import { OptOutModel } from '../../models/documents/opt-out.ts';
import { RunCancellationModel } from '../../models/documents/run-cancellation.ts';
import { StuckRunModel } from '../../models/documents/stuck-run.ts';
import { ReplyModel } from '../../models/documents/reply.ts';
import { TeamTaskModel, type TeamTask } from '../../models/documents/team-task.ts';
import { dispatchOf } from '../effects/events/dispatch-state.ts';
import { told, toldWith, type Entry, type Source } from './entry.ts';
import { consentInWords, deliveryInWords, endInWords, outcomeInWords, replyInWords } from './in-words.ts';

/** Everything that is kept of a contact; each line stands at the time of what it says. */
export const sources: Source[] = [
  told(EventModel, 'receivedAt', (row) => ({
    kind: 'event',
    what: `${row.type} from ${row.source}${row.failure === undefined ? '' : `, which has no effect: ${row.failure}`}`,
    details: { type: row.type, source: row.source, id: row.eventId, dispatch: dispatchOf(row), runs: row.effects },
  })),
  told(EnrollmentModel, 'at', ({ journey, _id }) => ({
    kind: 'run',
    what: `began ${journey}`,
    details: { journey, workflowId: _id },
  })),
  told(
    EndedRunModel,
    'startedAt',
    ({ journey, workflowId }) => ({ kind: 'run', what: `began ${journey}`, details: { journey, workflowId } }),
    { earlier: true },
  ),
  told(EndedRunModel, 'endedAt', ({ journey, workflowId, status, outcome, startedAt }) => ({
    kind: 'run',
    what: endInWords(journey, status, outcome),
    details: { journey, workflowId, status, outcome, startedAt },
  })),
  told(RunCancellationModel, 'at', ({ journey, workflowId, by, reason }) => ({
    kind: 'run',
    what: `${by} cancelled ${journey}${reason === undefined ? '' : `: ${reason}`}`,
    details: { journey, workflowId, by, reason },
  })),
  told(DeliveryModel, 'updatedAt', (row) => ({
    kind: 'delivery',
    what: deliveryInWords(row),
    details: shownDelivery(row),
  })),
  told(ReplyModel, 'receivedAt', (row) => ({
    kind: 'reply',
    what: replyInWords(row),
    details: { text: row.text, handling: row.handling, workflowId: row.workflowId, channel: row.channel },
  })),
  toldWith(ConsentModel, 'at', consentsInWords),
  told(TeamTaskModel, 'createdAt', (row) => ({
    kind: 'team-task',
    what: `team asked: ${row.question}`,
    details: shownTask(row),
  })),
  told(TeamTaskModel, 'doneAt', (row) => ({
    kind: 'team-task',
    what: outcomeInWords(row),
    details: shownTask(row),
  })),
  told(ClickModel, 'at', ({ message, link, verdict, reason, deliveryId }) => ({
    kind: 'click',
    what: reason ? `a program looked a link of ${message} up: ${botReasons[reason]}` : `followed a link of ${message}`,
    details: { message, link, verdict, reason, deliveryId },
  })),
  told(StuckRunModel, 'at', ({ workflowId, wentOnAt, cause, step, attempt, error }) => ({
    kind: 'stuck',
    what: `${wentOnAt ? 'could not go on for a while' : 'cannot go on'}: ${standstillInWords({ cause, attempt, error, ...(step ? { step } : {}) })}`,
    details: { workflowId, cause, step, attempt, wentOnAt },
  })),
  told(ConversionModel, 'at', ({ goal, journey, message, deliveryId, touch }) => ({
    kind: 'conversion',
    what: `${goal}, after ${message}`,
    details: { goal, journey, message, deliveryId, touch },
  })),
];

/** A withdrawal is often the evidence of an opt-out, which alone says how far it reaches. */
async function consentsInWords(rows: ConsentDocument[]) {
  const optOutOf = ({ _id, contactId }: ConsentDocument) => _id.slice(0, -` ${encodeId(contactId)}`.length);
  const meant = rows.filter(({ action }) => action === 'withdraw').map(optOutOf);
  const acts = await OptOutModel.find({ _id: { $in: meant } })
    .select('by everything matters')
    .lean();
  const byId = new Map(acts.map((act) => [act._id, act]));
  return (row: ConsentDocument) => {
    const { action, purpose, brand, channel, method, seq, source, actor } = row;
    const optOut = action === 'withdraw' ? byId.get(optOutOf(row)) : undefined;
    return {
      kind: 'consent' as const,
      what: consentInWords(row, optOut),
      details: { action, purpose, brand, channel, method, seq, source, actor },
    };
  };
}

function shownTask(row: TeamTask): Entry['details'] {
  const { question, journey, workflowId, state, assignee, outcome, resolvedBy, chosenRun, dueAt, changes } = row;
  return { question, journey, workflowId, state, assignee, outcome, resolvedBy, chosenRun, dueAt, changes };
}

function shownDelivery(row: Delivery): Entry['details'] {
  const {
    message,
    kind,
    channel,
    consent,
    state,
    reason,
    subject,
    title,
    text,
    parts,
    workflowId,
    notBefore,
    receipts,
  } = row;
  const steps = inOrderOfTime(row.steps);
  return {
    insteadOf: row.insteadOf,
    message,
    kind,
    channel,
    consent,
    state,
    reason,
    subject,
    title,
    text,
    parts,
    workflowId,
    notBefore,
    steps,
    receipts,
  };
}
