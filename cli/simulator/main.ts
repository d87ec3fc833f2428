import { z } from 'zod';
import { baseAddress, logLevel, port, secret } from '../wiring/environment.ts';
import { createLog } from '../wiring/log.ts';
import { readEnvironment } from '../wiring/read-environment.ts';
import { onStop } from '../wiring/stop.ts';
import { createSimulator } from './simulator.ts';

const environment = z.object({
  SIMULATOR_PORT: port.default(8090),
  SIMULATOR_SECRET: secret(16),
  SIMULATOR_CALLBACK_URL: baseAddress,
  SIMULATOR_DATA: z.string().min(1),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: logLevel,
});

/** Runs the SMS gateway simulator until it is told to stop. */
export async function runSimulator(): Promise<void> {
  const config = readEnvironment(environment, process.env);
  const log = createLog('simulator', config.LOG_LEVEL);
  const simulator = await createSimulator({
    port: config.SIMULATOR_PORT,
    host: config.HOST,
    secret: config.SIMULATOR_SECRET,
    callbackUrl: config.SIMULATOR_CALLBACK_URL,
    dataFile: config.SIMULATOR_DATA,
    onTrouble: (message) => log.warn(message),
  });
  log.info({ port: config.SIMULATOR_PORT }, 'simulator is ready');
  onStop(log, 8, simulator.close);
}
