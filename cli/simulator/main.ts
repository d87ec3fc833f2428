import { environments } from '../wiring/environments.ts';
import { createLog } from '../wiring/log.ts';
import { readEnvironment } from '../wiring/read-environment.ts';
import { onStop } from '../wiring/stop.ts';
import { createSimulator } from './simulator.ts';

/** Runs the simulator of SMS gateways and of a mail server until it is told to stop. */
export async function runSimulator(): Promise<void> {
  const config = readEnvironment(environments.simulator, process.env);
  const log = createLog('simulator', config.LOG_LEVEL);
  const simulator = await createSimulator({
    port: config.SIMULATOR_PORT,
    mailPort: config.SIMULATOR_MAIL_PORT,
    host: config.HOST,
    secret: config.SIMULATOR_SECRET,
    callbackUrl: config.SIMULATOR_CALLBACK_URL,
    dataFile: config.SIMULATOR_DATA,
    onTrouble: (message) => log.warn(message),
  });
  log.info({ port: config.SIMULATOR_PORT }, 'simulator is ready');
  onStop(log, 8, simulator.close);
}
