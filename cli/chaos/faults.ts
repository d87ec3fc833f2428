import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './fault-plan.ts';
import type { Processes } from './processes.ts';

/** A fault as it was done, with the instant from which the process was well again. */
export interface DoneFault extends Fault {
  /** Milliseconds since the epoch. */
  from: number;
  until?: number;
}

interface Options {
  processes: Pick<Processes, 'kill' | 'signal' | 'bringBack'>;
  /** Milliseconds since the epoch from which the plan counts. */
  begin: number;
  signal: AbortSignal;
  told: (line: string) => void;
}

/** Does the planned faults at their times; resolves when every process is back. */
export async function inflict(faults: readonly Fault[], done: DoneFault[], options: Options): Promise<void> {
  const { processes, begin, signal, told } = options;
  const victims = [...new Set(faults.map(({ victim }) => victim))];
  await Promise.all(victims.map((own) => oneAfterTheOther(faults.filter(({ victim }) => victim === own))));

  async function oneAfterTheOther(own: readonly Fault[]): Promise<void> {
    for (const fault of own) {
      await pause(Math.max(0, begin + fault.at - Date.now()), undefined, { signal });
      const { victim, does, forMs } = fault;
      const record: DoneFault = { ...fault, from: Date.now() };
      done.push(record);
      told(`${does === 'kill' ? 'SIGKILL' : 'SIGSTOP'} ${victim}, for ${(forMs / 1_000).toFixed(1)} s`);
      if (does === 'kill') await processes.kill(victim);
      else processes.signal(victim, 'SIGSTOP');
      await pause(forMs, undefined, { signal });
      if (does === 'kill') await processes.bringBack(victim);
      else processes.signal(victim, 'SIGCONT');
      record.until = Date.now();
    }
  }
}
