import type { Client } from '@temporalio/client';
import { isGrpcServiceError } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import type { DependencyFault } from '../../models/domain/dependency-fault.ts';
import { attributeTypes } from '../../workflows/journey/attribute-types.ts';

/** gRPC's NOT_FOUND, PERMISSION_DENIED and UNIMPLEMENTED. */
const [notFound, ...withheld] = [5, 7, 12];

/** Temporal's kinds of work in a queue. */
const kinds = { workflows: 1, activities: 2 };

/** Undefined when Temporal is there, with a namespace that knows the search attributes. */
export async function temporalFault(client: Client, address: string): Promise<DependencyFault | undefined> {
  const { namespace } = client.options;
  try {
    await client.workflowService.describeNamespace({ namespace });
    const lacking = await lackingAttributes(client, namespace);
    if (lacking.length === 0) return undefined;
    const flags = lacking.map(([name, type]) => `--name ${name} --type ${type}`).join(' ');
    const command = `temporal operator search-attribute create --namespace ${namespace} ${flags}`;
    return { says: `Namespace ${namespace} lacks search attributes: run \`${command}\`.`, is: 'unfit' };
  } catch (error) {
    if (isGrpcServiceError(error) && (error.code as number) === notFound) {
      const command = `temporal operator namespace create --namespace ${namespace}`;
      return {
        says: `Temporal has no namespace ${namespace}: run \`${command}\`, or mend TEMPORAL_NAMESPACE.`,
        is: 'unfit',
      };
    }
    return { says: `Temporal does not answer at ${address}: start it, or mend TEMPORAL_ADDRESS.`, is: 'down' };
  }
}

async function lackingAttributes(client: Client, namespace: string): Promise<[string, string][]> {
  try {
    const { operatorService } = client.connection as { operatorService?: OperatorService };
    const known = await operatorService?.listSearchAttributes({ namespace });
    return Object.entries(attributeTypes).filter(([name]) => known && !(name in (known.customAttributes ?? {})));
  } catch (error) {
    // A managed Temporal may keep its operator service to itself; runs then say what they lack.
    if (isGrpcServiceError(error) && withheld.includes(error.code)) return [];
    throw error;
  }
}

interface OperatorService {
  listSearchAttributes: (request: { namespace: string }) => Promise<{ customAttributes?: object | null }>;
}

/** A poll lasts a minute at most, and the next follows at once. */
const pollsWithinMs = 120_000;

/** The processes that poll for workflows and for activities of a queue, by identity. */
export async function pollersOf(
  client: Client,
  taskQueue: string,
): Promise<{ workflows: string[]; activities: string[] }> {
  const read = async (taskQueueType: number) => {
    const request: object = { namespace: client.options.namespace, taskQueue: { name: taskQueue }, taskQueueType };
    const { pollers } = await client.workflowService.describeTaskQueue(request);
    const since = Date.now() - pollsWithinMs;
    return pollers.filter(({ lastAccessTime }) => tsToMs(lastAccessTime) > since).map(({ identity }) => identity ?? '');
  };
  const [workflows, activities] = await Promise.all([read(kinds.workflows), read(kinds.activities)]);
  return { workflows, activities };
}

/** How many steps of runs wait in a queue for somebody to take them: about one for each run that waits. */
export async function backlogOf(client: Client, taskQueue: string): Promise<number> {
  const read = async (taskQueueType: number) => {
    const { namespace } = client.options;
    const request: object = { namespace, taskQueue: { name: taskQueue }, taskQueueType, reportStats: true };
    const { stats } = await client.workflowService.describeTaskQueue(request);
    return Number(stats?.approximateBacklogCount ?? 0);
  };
  const [workflows, activities] = await Promise.all([read(kinds.workflows), read(kinds.activities)]);
  return workflows + activities;
}
