import { createSimulator } from '../../../cli/simulator/simulator.ts';

/** The simulator in a process of its own, so that a test can kill it; says its address to the parent. */
const env = (name: string): string => process.env[name] ?? '';
const simulator = await createSimulator({
  secret: env('SIMULATOR_SECRET'),
  callbackUrl: env('SIMULATOR_CALLBACK_URL'),
  dataFile: env('SIMULATOR_DATA'),
});
process.send?.(simulator.url);
