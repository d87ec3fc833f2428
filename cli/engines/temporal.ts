import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import type { Program } from '../dev/child.ts';
import { attributeTypes } from '../../workflows/journey/attribute-types.ts';

/**
 * The development server lets its queues be polled only a few times a second; these settings lift that, and let a
 * killed process lose nothing (a killed machine may lose its last commits). Measured in docs/performance.md.
 */
const tuning = [
  '--dynamic-config-value',
  'history.transferProcessorMaxPollRPS=10000',
  '--dynamic-config-value',
  'system.enableActivityEagerExecution=true',
  '--dynamic-config-value',
  'matching.numTaskqueueReadPartitions=1',
  '--dynamic-config-value',
  'matching.numTaskqueueWritePartitions=1',
  '--sqlite-pragma',
  'journal_mode=wal',
  '--sqlite-pragma',
  'synchronous=1',
];

/** Temporal with its web UI, keeping its data in one file. */
export function temporalProgram(path: string, directory: string, port: number, uiPort: number): Program {
  const known = Object.entries(attributeTypes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]);
  const ports = ['--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort)];
  const file = ['--db-filename', join(directory, 'temporal.db')];
  return {
    name: 'temporal',
    command: path,
    port,
    args: ['server', 'start-dev', '--log-level', 'error', ...ports, ...file, ...known, ...tuning],
    logFile: join(directory, 'logs', 'temporal.log'),
    ready: () => temporalAnswers(`127.0.0.1:${port}`),
  };
}

/** Whether Temporal answers at an address and its namespace knows these search attributes. */
export async function temporalAnswers(
  address: string,
  known: readonly string[] = Object.keys(attributeTypes),
): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 2_000 });
  try {
    if (known.length === 0) return true;
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
    return known.every((name) => name in customAttributes);
  } finally {
    await connection.close();
  }
}
