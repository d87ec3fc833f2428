import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';
import { Connection } from '@temporalio/client';
import type { TestProject } from 'vitest/node';
import { publish } from '../../activities/rendering/publish.ts';
import { locales } from '../../models/installation.ts';
import { bundleJourneys } from '../../worker/bundle.ts';
import { texts } from '../../workflows/catalogue.ts';
import { attributeTypes } from '../../workflows/journey/attribute-types.ts';
import { Child } from '../dev/child.ts';
import { anyPort } from '../dev/ports.ts';
import { findTestServer } from '../engines/find.ts';

const { IndexedValueType } = temporal.api.enums.v1;
const types: Record<string, temporal.api.enums.v1.IndexedValueType> = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Datetime: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
};

/**
 * Starts one time-skipping server and bundles the journeys once for all stories of a run. The SDK's own test environment
 * starts one for each file and gives it five seconds, which a loaded machine does not keep.
 */
export default async function setUp({ provide }: TestProject): Promise<() => Promise<void>> {
  // What a worker would refuse at its start fails no single story, but all.
  publish(texts, locales);
  const directory = await mkdtemp(join(tmpdir(), 'tidings-stories-'));
  const bundle = join(directory, 'journeys.js');
  const port = await anyPort();
  const address = `127.0.0.1:${port}`;
  const { path } = await findTestServer();
  const server = new Child({
    name: "Temporal's test server",
    command: path,
    args: [String(port)],
    port,
    logFile: join(directory, 'test-server.log'),
    ready: () => withConnection(address, () => Promise.resolve(true)),
  });
  const end = async () => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await Promise.all([server.untilReady(), bundleJourneys().then(({ code }) => writeFile(bundle, code))]);
    await withConnection(address, registerAttributes);
  } catch (error) {
    await end();
    throw error;
  }
  provide('stories', { address, bundle });
  return end;
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
