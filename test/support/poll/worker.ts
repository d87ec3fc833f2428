import { randomUUID } from 'node:crypto';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import { createActivities } from '../../../activities/index.ts';
import { simulatorProvider } from '../../../activities/providers/simulator/provider.ts';
import { addressHash, createChatLinks, createConfirmations, createUnsubscribe } from '../../../cli/wiring/keys.ts';
import { linkPolicy } from '../../../cli/wiring/link-policy.ts';
import type { Route } from '../../../activities/deliver/choose-way.ts';
import type { EmailProvider } from '../../../models/domain/deliveries/provider.ts';
import { createPolicy } from '../../../models/domain/policy/policy.ts';
import { environments } from '../../../cli/wiring/environments.ts';
import { readEnvironment } from '../../../cli/wiring/read-environment.ts';
import { connectDatabase, disconnectDatabase } from '../../../models/documents/connect.ts';
import type { System } from '../system.ts';
import { messages } from './poll.ts';

const taskQueue = 'poll';

/** A worker of this process for the small journeys of `poll.ts`, on the system's own engines. */
export interface PollWorker {
  begin: (
    workflowType:
      | 'poll'
      | 'hasty'
      | 'notice'
      | 'offer'
      | 'delivery'
      | 'look'
      | 'patient'
      | 'survey'
      | 'greet'
      | 'letter'
      | 'mailing'
      | 'followed'
      | 'followedLetter'
      | 'shipped'
      | 'tempting'
      | 'invite'
      | 'chat'
      | 'maxChat'
      | 'chatOffer'
      | 'push'
      | 'pushOffer',
    contactId: string,
    workflowId?: string,
  ) => Promise<WorkflowHandle>;
  client: Client;
  stop: () => Promise<void>;
}

/**
 * @param letters carries its e-mail
 * @param more what carries its other texts
 */
export async function startPollWorker(
  { stack: { env, addresses } }: System,
  letters?: EmailProvider,
  more: readonly Route[] = [],
): Promise<PollWorker> {
  await connectDatabase(addresses.mongodb);
  const provider = simulatorProvider({ url: addresses.simulator, secret: env['SIMULATOR_SECRET'] ?? '' });
  const links = linkPolicy(readEnvironment(environments.worker, env));
  const texts = new Map(Object.values(messages).map((text) => [text.key, text]));
  const activities = createActivities({
    routes: [
      { name: 'simulator', channel: 'sms', provider, sender: 'Tidings', links },
      ...(letters ? [{ name: 'smtp', channel: 'email' as const, provider: letters, sender: 'Tidings', links }] : []),
      ...more.map((route) => ({ ...route, links })),
    ],
    texts,
    policy: createPolicy(),
    now: () => new Date(),
    onResult: () => undefined,
    unsubscribe: createUnsubscribe(env['TIDINGS_MASTER_KEY'] ?? '', addresses.api),
    hashAddress: addressHash(env['TIDINGS_MASTER_KEY'] ?? ''),
    chatLinks: createChatLinks(
      env['TIDINGS_MASTER_KEY'] ?? '',
      new Map([['telegram', (token) => `https://t.me/tidings_shop_bot?start=${token}`]]),
    ),
    confirmations: createConfirmations(env['TIDINGS_MASTER_KEY'] ?? '', addresses.api),
  });
  const native = await NativeConnection.connect({ address: addresses.temporal });
  const connection = await Connection.connect({ address: addresses.temporal });
  const workflowBundle = { codePath: inject('pollBundle') };
  const worker = await Worker.create({ connection: native, taskQueue, workflowBundle, activities });
  const running = worker.run();
  const client = new Client({ connection });
  return {
    client,
    begin: (workflowType, contactId, workflowId = `${workflowType}/${contactId}/${randomUUID()}`) => {
      const event = {
        id: randomUUID(),
        source: 'test',
        name: 'user.registered',
        time: new Date().toISOString(),
        data: {},
      };
      const args = [{ journey: workflowType, contactId, event }];
      return client.workflow.start(workflowType, { workflowId, taskQueue, args });
    },
    stop: async () => {
      worker.shutdown();
      await running;
      await provider.close();
      await connection.close();
      await native.close();
      await disconnectDatabase();
    },
  };
}
