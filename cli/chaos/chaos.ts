import { awakeAt } from '../fiction.ts';
import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readInvoices } from '../demo/shop.ts';
import { newApiKey } from '../dev/secrets.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';
import { attempt, type Outcome } from './attempt.ts';
import { makePlan, planOptions, type PlanOptions } from './plan.ts';
import { Processes } from './processes.ts';
import { profiles } from './profiles.ts';
import { describe, lineOf, summaryOf } from './report.ts';
import type { Order } from './stories.ts';

/**
 * `npm run chaos`: random kills and stops of every process while a shop posts its events, and a model of its own that
 * says which texts each person must get. Prints the first difference and ends with 1 when there is any.
 */
export async function runChaos(words: object): Promise<void> {
  const read = planOptions.safeParse(words);
  if (!read.success) throw new SetUpError('arguments-unfit', z.prettifyError(read.error));
  const options = read.data;
  const plan = makePlan({ ...options, fiction: awakeAt(new Date()) }, realOrders());
  const directory = mkdtempSync(join(tmpdir(), 'tidings-chaos-'));
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const { about } = profiles[options.profile];
  console.log(
    `Seed ${options.seed}, ${options.profile}: ${about}. ${plan.people.length} people, ${plan.faults.length} faults.`,
  );

  const processes = await startProcesses(options, directory, stopping.signal);
  let clean = false;
  try {
    const outcome = await attempt(plan, { processes, signal: stopping.signal, told: console.log });
    clean = outcome.differences.length === 0;
    if (!clean) await tellDifferences(outcome, options, directory);
    console.log(summaryOf(outcome.differences, { ...outcome.happened, options }));
  } catch (error) {
    throw stopping.signal.aborted ? new SetUpError('stopped', 'Stopped before the end; nothing was found out.') : error;
  } finally {
    stopping.abort();
    await processes.stop();
    if (clean) rmSync(directory, { recursive: true, force: true });
  }
}

/** Numbers and amounts of two real days of a shop. */
function realOrders(): Order[] {
  const sales = readInvoices().filter(({ kind }) => kind === 'sale');
  return sales.map(({ invoice_no: id, total_gbp: amount }) => ({ id, amount }));
}

async function startProcesses({ apis }: PlanOptions, directory: string, signal: AbortSignal): Promise<Processes> {
  const secret = () => randomBytes(32).toString('base64');
  const secrets = { masterKey: secret(), simulatorSecret: secret(), apiKey: newApiKey() };
  // Without tracked links, so that the addresses of the shop can be read in the texts, and with one route for texts, whose
  // gateway is what fails.
  const env = { LOG_LEVEL: 'warn', TIDINGS_LINK_HOSTS: '', TIDINGS_ROUTES: 'simulator,letters:smtp' };
  return Processes.start({ directory, ports: 'any', secrets, env, signal, log: console.log }, apis);
}

/** The first in full, the next few in a line; what the api says of these people is kept beside the logs. */
async function tellDifferences({ differences, happened, clients }: Outcome, options: PlanOptions, directory: string) {
  const [first] = differences;
  if (!first) return;
  process.exitCode = 1;
  const few = differences.slice(0, 20);
  console.log(['', ...few.map(lineOf), '', ...describe(first, { ...happened, options })].join('\n'));
  const people = happened.people.filter(({ id, phone }) => few.some(({ person }) => person === id || person === phone));
  const known: Record<string, unknown> = {};
  for (const { id } of people) known[id] = await clients.everythingAbout(id);
  writeFileSync(join(directory, 'differences.json'), JSON.stringify({ differences, people: known }, undefined, 2));
  console.log(`Data and logs are kept in ${directory}; what the api says of these people, in differences.json there.`);
}
