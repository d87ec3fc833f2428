import { calendarFrom } from './calendar.ts';
import { Clients } from './clients.ts';
import { compareTexts, type Difference } from './compare.ts';
import { inflict, type DoneFault } from './faults.ts';
import { expectedStanding, expectedThreads } from './model.ts';
import type { Gateway } from './owner.ts';
import { Phones } from './phones.ts';
import type { Plan } from './plan.ts';
import type { Processes } from './processes.ts';
import type { Happened } from './report.ts';
import { waitUntilSettled } from './wait-until-settled.ts';

/** Strangers in each import, so that it takes more than one batch. */
const strangers = 600;
/** From now until the plan begins, for the people who are there before. */
const leadMs = 3_000;

interface Options {
  processes: Processes;
  signal: AbortSignal;
  told: (line: string) => void;
}

export interface Outcome {
  /** In order of time; what never came is last. */
  differences: Difference[];
  happened: Omit<Happened, 'options'>;
  clients: Clients;
}

/** Carries out a plan on running processes, and compares what arrived with what must arrive. */
export async function attempt(plan: Plan, { processes, signal, told }: Options): Promise<Outcome> {
  const { addresses, env } = processes.stack;
  const begin = Date.now() + leadMs;
  const since = (line: string) => told(`+${((Date.now() - begin) / 1_000).toFixed(1)} s  ${line}`);
  processes.told = since;
  const calendar = calendarFrom(begin, plan.fiction);
  const threads = expectedThreads(plan.people, calendar);
  const phones = new Phones(env['SIMULATOR_DATA'] ?? '');
  const gateway = { url: addresses.simulator, secret: env['SIMULATOR_SECRET'] ?? '' };
  const access = { apis: processes.apis, apiKey: env['TIDINGS_API_KEY'] ?? '' };
  const clients = new Clients({ ...access, gateway, calendar, phones, threads, signal });
  await beginWith(plan, clients, gateway);

  const faults: DoneFault[] = [];
  const differences = () => [...clients.differences, ...compareTexts(threads, phones.look().arrived)];
  const missing = () => clients.busy.size + differences().filter(({ kind }) => kind === 'lost').length;
  const everything = [
    waitUntilSettled(phones, missing, signal),
    inflict(plan.faults, faults, { processes, begin, signal, told: since }),
  ];
  await Promise.race([Promise.all(everything), failureOf(act(plan, clients))]);

  const found = [...differences(), ...clients.unacknowledged(), ...(await consents(plan, clients))];
  const { acknowledged } = clients;
  const { people } = plan;
  const { endedByThemselves } = processes;
  return {
    differences: found.sort((one, other) => (one.at ?? Infinity) - (other.at ?? Infinity) || 0),
    happened: { begin, people, acknowledged, arrived: phones.arrived, faults, endedByThemselves },
    clients,
  };
}

/** Everybody's acts, and the imports that bring people meanwhile. */
function act({ people, imports }: Plan, clients: Clients): Promise<unknown> {
  const brought = imports.map(({ at }, nth) =>
    clients.bring(
      people.filter(({ broughtBy }) => broughtBy === nth),
      at,
      strangers,
    ),
  );
  const lives = people.map((person) => clients.live(person, brought[person.broughtBy ?? -1] ?? Promise.resolve()));
  return Promise.all([...brought, ...lives]);
}

/** People who are there before, what they agreed to, and how the gateway behaves. */
async function beginWith({ people, gateway: behaviour }: Plan, clients: Clients, gateway: Gateway): Promise<void> {
  const known = people.filter(({ broughtBy }) => broughtBy === undefined);
  await clients.bring(known, 0, 0);
  await Promise.all(known.filter(({ agreed }) => agreed).map((person) => clients.agree(person)));
  const headers = { authorization: `Bearer ${gateway.secret}`, 'content-type': 'application/json' };
  await fetch(`${gateway.url}/behaviour`, { method: 'PUT', headers, body: JSON.stringify(behaviour) });
}

/** Never resolves: what the clients are waiting for at the end may never come. */
function failureOf(work: Promise<unknown>): Promise<never> {
  return new Promise((_resolve, reject) => {
    work.catch(reject);
  });
}

/** Whether each opt-out still holds at the end, and each return. */
async function consents({ people }: Plan, clients: Clients): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const [person, state] of expectedStanding(people)) {
    const stands = await clients.standing(person);
    if (stands === state) continue;
    found.push({ kind: 'consent wrong', person, detail: `tips must be ${state} and is ${stands ?? 'missing'}` });
  }
  return found;
}
