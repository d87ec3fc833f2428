import { createHash } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { temporal } from '@temporalio/proto';
import { optionalTsToDate } from '@temporalio/common/lib/time.js';
import { defined } from '../../models/domain/defined.ts';
import { encodeId } from '../../models/domain/encode.ts';
import { questionMemo, type AskedQuestion } from '../../workflows/journey/question.ts';
import { attributes, taskQueue } from '../../workflows/journey/start.ts';
import { runProgress, stageOfEnded } from './run-progress.ts';
import { cursorRefused } from '../http/paging.ts';

/** One execution as Temporal's visibility shows it. */
export interface ListedRun {
  workflowId: string;
  runId: string;
  workflowType: string;
  status: string;
  startedAt: Date;
  /** Inbox key of the event that began it. */
  startedBy?: string;
  /** The question that it has open, or had when it ended. */
  asked?: AskedQuestion;
  endedAt?: Date;
  stage?: string;
  nextWakeAt?: string;
  outcome?: string;
}

/** Conditions of a list, all of which must hold. */
export interface RunFilter {
  workflowIds?: readonly string[];
  runIds?: readonly string[];
  journey?: string | undefined;
  contactId?: string | undefined;
  stage?: string | undefined;
  outcome?: string | undefined;
  open?: boolean;
  /** Only runs that ended at this instant or later. */
  endedSince?: Date;
  /** Runs that should have woken before this. */
  overdueSince?: Date;
  workflowType?: string;
  /** None of these workflow types. */
  typesOtherThan?: readonly string[];
  /** None of these journeys, by the beginning of the workflow id. */
  journeysOtherThan?: readonly string[];
}

/** The api's own small flows, which nobody enters. */
export const notJourneys = ['autoReply', 'numberCheck', 'chatAnswer'];

const statuses = ['', 'running', 'completed', 'failed', 'cancelled', 'terminated', 'continued_as_new', 'timed_out'];

/** One page of runs, open ones first, then newest first; `token` is Temporal's own. */
export async function listRuns(
  client: Client,
  filter: RunFilter,
  pageSize: number,
  token?: Uint8Array,
): Promise<{ runs: ListedRun[]; token?: Uint8Array }> {
  const { executions, nextPageToken } = await client.workflowService.listWorkflowExecutions({
    namespace: client.options.namespace,
    query: queryOf(filter),
    pageSize,
    ...(token ? { nextPageToken: token } : {}),
  });
  const runs = executions.map(toRun);
  return nextPageToken.length ? { runs, token: nextPageToken } : { runs };
}

/** Temporal calls a page token that it cannot read an outage of its own; so one that it did not give never reaches it. */
export function writeToken(token: Uint8Array): string {
  return Buffer.concat([checkOf(token), token]).toString('base64url');
}

export function readToken(cursor: string | undefined): Uint8Array | undefined {
  if (cursor === undefined) return undefined;
  const bytes = Buffer.from(cursor, 'base64url');
  const token = bytes.subarray(checkBytes);
  if (token.length === 0 || !checkOf(token).equals(bytes.subarray(0, checkBytes))) throw cursorRefused();
  return token;
}

const checkBytes = 6;

function checkOf(token: Uint8Array): Buffer {
  return createHash('sha256').update('runs').update(token).digest().subarray(0, checkBytes);
}

/** How many runs there are; visibility may lag a moment behind. */
export async function countRuns(client: Client, filter: RunFilter): Promise<number> {
  const query = queryOf(filter);
  return Number(
    (await client.workflowService.countWorkflowExecutions({ namespace: client.options.namespace, query })).count,
  );
}

/** Runs as a query of Temporal's visibility asks for them. */
export function queryOf(filter: RunFilter): string {
  const {
    workflowIds,
    runIds,
    journey,
    contactId,
    stage,
    outcome,
    open,
    endedSince,
    overdueSince,
    workflowType,
    typesOtherThan,
    journeysOtherThan,
  } = filter;
  return [
    `TaskQueue = ${quoted(taskQueue)}`,
    `ExecutionStatus != 'ContinuedAsNew'`,
    workflowIds && `WorkflowId IN (${workflowIds.map(quoted).join(', ')})`,
    runIds && `RunId IN (${runIds.map(quoted).join(', ')})`,
    journey !== undefined && `WorkflowId STARTS_WITH ${quoted(`${journey}/`)}`,
    contactId !== undefined && `${attributes.contactId} = ${quoted(encodeId(contactId))}`,
    stage !== undefined && stageQuery(stage),
    outcome !== undefined && outcomeQuery(outcome),
    open && `ExecutionStatus = 'Running'`,
    endedSince && `ExecutionStatus != 'Running' AND CloseTime >= ${quoted(endedSince.toISOString())}`,
    overdueSince && `${attributes.nextWakeAt} < ${quoted(overdueSince.toISOString())}`,
    workflowType !== undefined && `WorkflowType = ${quoted(workflowType)}`,
    ...(journeysOtherThan ?? []).map((each) => `WorkflowId NOT STARTS_WITH ${quoted(`${each}/`)}`),
    typesOtherThan && `WorkflowType NOT IN (${typesOtherThan.map(quoted).join(', ')})`,
  ]
    .filter(Boolean)
    .join(' AND ');
}

/** A run that is over may still bear the stage of its last step. */
function stageQuery(stage: string): string {
  if (stage === stageOfEnded) return `ExecutionStatus != 'Running'`;
  return `${attributes.stage} = ${quoted(stage)} AND ExecutionStatus = 'Running'`;
}

/** A run that was ended from outside has written no outcome. */
function outcomeQuery(outcome: string): string {
  const written = `${attributes.outcome} = ${quoted(outcome)}`;
  const status = endedAs[outcome];
  return status ? `(${written} OR (${attributes.outcome} IS NULL AND ExecutionStatus = ${quoted(status)}))` : written;
}

const endedAs: Partial<Record<string, string>> = {
  failed: 'Failed',
  cancelled: 'Canceled',
  terminated: 'Terminated',
  timed_out: 'TimedOut',
};

/** A string of Temporal's list filter. */
function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function toRun(info: temporal.api.workflow.v1.IWorkflowExecutionInfo): ListedRun {
  const { execution, type, status, startTime, closeTime, searchAttributes, memo } = info;
  const attribute = (name: string) => words(searchAttributes?.indexedFields?.[name]);
  const startedBy = words(memo?.fields?.['startedBy']);
  const asked = read(memo?.fields?.[questionMemo]);
  const endedAt = optionalTsToDate(closeTime);
  const written = {
    stage: attribute(attributes.stage),
    nextWakeAt: attribute(attributes.nextWakeAt),
    outcome: attribute(attributes.outcome),
  };
  const shown = statuses[status ?? 0] ?? 'unknown';
  return defined({
    workflowId: execution?.workflowId ?? '',
    runId: execution?.runId ?? '',
    workflowType: type?.name ?? '',
    status: shown,
    startedAt: optionalTsToDate(startTime) ?? new Date(0),
    ...(startedBy ? { startedBy } : {}),
    ...(typeof asked === 'object' && asked !== null ? { asked: asked as AskedQuestion } : {}),
    endedAt,
    ...runProgress(shown, written),
  });
}

function words(payload: temporal.api.common.v1.IPayload | undefined): string | undefined {
  const value = read(payload);
  return typeof value === 'string' ? value : undefined;
}

function read(payload: temporal.api.common.v1.IPayload | undefined): unknown {
  return payload?.data ? JSON.parse(Buffer.from(payload.data).toString()) : undefined;
}
