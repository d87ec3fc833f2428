import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';
import { Connection } from '@temporalio/client';
import type { TestProject } from 'vitest/node';
import { Child } from '../../../cli/dev/child.ts';
import { anyPort } from '../../../cli/dev/ports.ts';
import { findTestServer } from '../../../cli/engines/find.ts';
import { attributeTypes } from '../../../workflows/journey/attribute-types.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the time-skipping server of this run listens. */
    timeSkippingServer: string;
  }
}

const { IndexedValueType } = temporal.api.enums.v1;
const types: Record<string, temporal.api.enums.v1.IndexedValueType> = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Datetime: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
};

/**
 * Starts one time-skipping server for all stories of a run. The SDK's own test environment starts one for each file and
 * gives it five seconds, which a loaded machine does not keep.
 */
export default async function startTimeSkippingServer({ provide }: TestProject): Promise<() => Promise<void>> {
  const { path } = await findTestServer();
  const directory = await mkdtemp(join(tmpdir(), 'tidings-test-server-'));
  const port = await anyPort();
  const address = `127.0.0.1:${port}`;
  const server = new Child({
    name: "Temporal's test server",
    command: path,
    args: [String(port)],
    port,
    logFile: join(directory, 'test-server.log'),
    ready: () => withConnection(address, () => Promise.resolve(true)),
  });
  await server.untilReady();
  await withConnection(address, registerAttributes);
  provide('timeSkippingServer', address);
  return async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
}

/** Tells the server the search attributes of a run; on a real one, they come with its start. */
async function registerAttributes({ operatorService }: Connection): Promise<void> {
  const known = Object.entries(attributeTypes).map(([name, type]) => [name, types[type] ?? 0]);
  const searchAttributes = Object.fromEntries(known) as Record<string, temporal.api.enums.v1.IndexedValueType>;
  await operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
}

async function withConnection<T>(address: string, ask: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address, connectTimeout: 2_000 });
  try {
    return await ask(connection);
  } finally {
    await connection.close();
  }
}
