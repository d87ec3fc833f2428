import { Client, Connection, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import {
  InternalWorkflowStartOptionsSymbol,
  type InternalWorkflowStartOptions,
} from '@temporalio/client/lib/internal.js';
import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { defined } from '../../models/domain/defined.ts';
import { encodeId, eventKey } from '../../models/domain/encode.ts';
import type { DependencyFault } from '../../models/domain/dependency-fault.ts';
import type { Standstill } from '../../models/domain/runs/standstill.ts';
import { attributes, restartMemo, taskQueue } from '../../workflows/journey/start.ts';
import { countRuns, listRuns, type RunFilter } from './run-list.ts';
import { hashId } from '../../models/documents/hash-id.ts';
import { standstillInside } from '../../models/documents/stuck-run.ts';
import { standstillOf } from './standstill.ts';
import { backlogOf, pollersOf, temporalFault } from './temporal-check.ts';

/** No call to Temporal may hold up an answer or a sweep longer than this. */
const deadlineMs = 8_000;

/** What every run begins with, whatever else its workflow takes. */
interface Beginning {
  contactId: string;
  event: { source: string; id: string };
}

/** What to start: one run of one journey, or of a flow of Tidings' own. */
export interface RunStart<Start extends Beginning = Beginning> {
  workflowId: string;
  workflowType: string;
  businessKey: string | undefined;
  summary: string;
  start: Start;
  /** No second run of this id, not even when the first has ended. */
  once: boolean;
}

/** The few things the api asks of Temporal. Connects lazily, so the api starts and takes events while it is away. */
export class Runs {
  readonly client: Client;
  readonly #address: string;

  constructor(address: string, namespace: string) {
    this.#address = address;
    this.client = new Client({ connection: Connection.lazy({ address, connectTimeout: 5_000 }), namespace });
  }

  async close(): Promise<void> {
    await this.client.connection.close();
  }

  async isReachable(): Promise<boolean> {
    try {
      const { workflowService } = this.client.connection;
      await this.client.connection.withDeadline(Date.now() + 2_000, () => workflowService.getSystemInfo({}));
      return true;
    } catch {
      return false;
    }
  }

  /** What keeps Temporal from being of use; undefined when nothing does. Answers within two seconds. */
  async fault(): Promise<DependencyFault | undefined> {
    const check = () => temporalFault(this.client, this.#address);
    return this.client.connection.withDeadline(Date.now() + 2_000, check);
  }

  /** Which processes take work from our queue now; undefined while Temporal does not say. */
  async pollers(): Promise<{ workflows: string[]; activities: string[] } | undefined> {
    const read = () => pollersOf(this.client, taskQueue);
    return this.client.connection.withDeadline(Date.now() + 2_000, read).catch(() => undefined);
  }

  /** How many steps wait for a worker, about; undefined while Temporal does not say. */
  async waitingSteps(): Promise<number | undefined> {
    const read = () => backlogOf(this.client, taskQueue);
    return this.client.connection.withDeadline(Date.now() + 2_000, read).catch(() => undefined);
  }

  /** Starts a run; false when one of this id is running already. */
  async start({ workflowId, workflowType, businessKey, summary, start, once }: RunStart): Promise<boolean> {
    const startedBy = eventKey(start.event.source, start.event.id);
    const keywords = {
      [attributes.stage]: 'started',
      ...(businessKey ? { [attributes.businessKey]: encodeId(businessKey) } : {}),
    };
    const beginning = {
      args: [start],
      staticSummary: summary,
      memo: { startedBy },
      ...(once ? { workflowIdReusePolicy: 'REJECT_DUPLICATE' as const } : {}),
      // A start that is repeated, however late, gives the same run back and never makes a second one.
      [InternalWorkflowStartOptionsSymbol]: { requestId: startedBy },
    };
    return this.#begin(workflowType, workflowId, beginning, {
      [attributes.contactId]: encodeId(start.contactId),
      ...keywords,
    });
  }

  /** Begins a look-up of a contact's number; one that is under way is enough. */
  async startNumberCheck(workflowId: string, contactId: string): Promise<void> {
    const beginning = { args: [{ contactId }], staticSummary: 'look up a number in the network' };
    await this.#begin('numberCheck', workflowId, beginning, { [attributes.contactId]: encodeId(contactId) });
  }

  /** Begins the run of a campaign; false when there is one, or was. */
  async startCampaign(campaign: string): Promise<boolean> {
    const beginning = {
      args: [{ campaign }],
      staticSummary: 'send a campaign',
      workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    };
    return this.#begin('campaign', `campaign/${campaign}`, beginning, {});
  }

  /** Begins to answer a chat of nobody we know, once for each reply. */
  async startChatAnswer(replyId: string): Promise<void> {
    const beginning = {
      args: [{ replyId }],
      staticSummary: 'tell a chat how it is connected',
      workflowIdReusePolicy: 'REJECT_DUPLICATE' as const,
    };
    await this.#begin('chatAnswer', `chat-answer/${hashId(replyId)}`, beginning, {});
  }

  /** False when a run of this id is there already. */
  async #begin(
    workflowType: string,
    workflowId: string,
    beginning: Pick<InternalWorkflowStartOptions, 'staticSummary' | 'memo' | 'workflowIdReusePolicy'> & {
      args: object[];
      [InternalWorkflowStartOptionsSymbol]?: { requestId: string };
    },
    keywords: Record<string, string>,
  ): Promise<boolean> {
    const typedSearchAttributes = new TypedSearchAttributes(
      Object.entries(keywords).map(([name, value]) => ({ key: defineSearchAttributeKey(name, 'KEYWORD'), value })),
    );
    try {
      await this.#within(() =>
        this.client.workflow.start(workflowType, { workflowId, taskQueue, typedSearchAttributes, ...beginning }),
      );
      return true;
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
      throw error;
    }
  }

  /** Which event began the latest run of this id; undefined when Temporal knows none. */
  async startedBy(workflowId: string): Promise<string | undefined> {
    return (await this.begunBy(workflowId)).startedBy;
  }

  /** The same, and with which event its story has begun anew since. */
  async begunBy(workflowId: string): Promise<{ startedBy?: string; restartedBy?: string }> {
    const memo = (await this.describe(workflowId))?.memo as Record<string, string> | undefined;
    return defined({ startedBy: memo?.['startedBy'], restartedBy: memo?.[restartMemo] });
  }

  /** Which event began the run of this id that runs now; undefined when none does. */
  async running(workflowId: string): Promise<{ startedBy: string } | undefined> {
    const described = await this.describe(workflowId);
    if (described?.status.name !== 'RUNNING') return undefined;
    return { startedBy: String(described.memo?.['startedBy']) };
  }

  async describe(workflowId: string) {
    return this.#orMissing(() => this.client.workflow.getHandle(workflowId).describe(), undefined);
  }

  /** Why a run stands still; undefined where it does not, or where Temporal knows none of this id. */
  async standstill(workflowId: string, runId?: string): Promise<Standstill | undefined> {
    const read = async () => {
      const described = await this.client.workflow.getHandle(workflowId, runId).describe();
      const now = new Date();
      if (described.status.name !== 'RUNNING') return undefined;
      return (await standstillOf(this.client, described, now)) ?? standstillInside(described.runId, now);
    };
    return this.#orMissing(read, undefined);
  }

  /** One page of runs as visibility shows them. */
  async list(filter: RunFilter, pageSize: number, token?: Uint8Array, withinMs = deadlineMs) {
    return this.#within(() => listRuns(this.client, filter, pageSize, token), withinMs);
  }

  async count(filter: RunFilter): Promise<number> {
    return this.#within(() => countRuns(this.client, filter));
  }

  /** Signals the running run of this id; false when none is running. */
  async signal(workflowId: string, name: string, payload: object): Promise<boolean> {
    return this.#orMissing(async () => {
      await this.client.workflow.getHandle(workflowId).signal(name, payload);
      return true;
    }, false);
  }

  /** Asks a run a question; fails when no worker answers. */
  async query<T>(workflowId: string, name: string, withinMs = deadlineMs): Promise<T> {
    return this.#within(() => this.client.workflow.getHandle(workflowId).query<T>(name), withinMs);
  }

  /** Asks a run to end; false when none is running. */
  async cancel(workflowId: string): Promise<boolean> {
    return this.#orMissing(async () => {
      await this.client.workflow.getHandle(workflowId).cancel();
      return true;
    }, false);
  }

  /** Ends a run that can hear nothing; false when it has ended. */
  async terminate(workflowId: string, runId: string): Promise<boolean> {
    return this.#orMissing(async () => {
      await this.client.workflow.getHandle(workflowId, runId).terminate('cancelled while it could not go on');
      return true;
    }, false);
  }

  async #orMissing<T, M>(call: () => Promise<T>, missing: M): Promise<T | M> {
    try {
      return await this.#within(call);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return missing;
      throw error;
    }
  }

  async #within<T>(call: () => Promise<T>, ms = deadlineMs): Promise<T> {
    return this.client.connection.withDeadline(Date.now() + ms, call);
  }
}
