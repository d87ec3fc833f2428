import { awakeAt } from '../fiction.ts';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { Client } from '../client.ts';
import { newApiKey } from '../dev/secrets.ts';
import { startStack } from '../dev/stack.ts';
import { startFloor } from './floor.ts';
import { measureGate } from './gate.ts';
import { startGateway } from './gateway.ts';
import { countTexts } from './texts.ts';
import { quantile } from '../../models/domain/quantile.ts';
import { inFlight, median, until } from './measure.ts';
import { measureRate } from './rate.ts';

const rounds = 3;
const people = 300;
const parallel = 50;
const singles = 60;
const batch = 500;
const batches = 4;

/** What one round measured. */
interface Round {
  floorPerSecond: number;
  floorLatency: number[];
  journeysPerSecond: number;
  sendsPerSecond: number;
  latency: number[];
}

/**
 * `npm run bench`: floor and Tidings in turn, on the same engines in the same run, medians of several rounds. Only the
 * ratios mean anything beyond this machine.
 */
export async function runBench(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'tidings-bench-'));
  const secret = () => randomBytes(32).toString('base64');
  const secrets = { masterKey: secret(), simulatorSecret: secret(), apiKey: newApiKey() };
  const gateway = await startGateway();
  const routes = { TIDINGS_ROUTES: 'simulator,letters:smtp', SIMULATOR_URL: gateway.url };
  const env = { ...routes, LOG_LEVEL: 'warn', TIDINGS_REQUESTS_PER_SECOND: '100000' };
  const stack = await startStack({ directory, ports: 'any', secrets, env, log: console.log });
  const floor = await startFloor(stack.addresses.temporal);
  try {
    const client = new Client({ url: stack.addresses.api, key: secrets.apiKey });
    await client.call('POST', '/v1/contacts/import?report=rejected', contacts(), 'text/csv');
    const found: Round[] = [];
    await floor.throughput(50, parallel);
    await throughput(client, gateway, 50);
    for (let round = 1; round <= rounds; round += 1) {
      console.log(`round ${round} of ${rounds}`);
      const floorPerSecond = await floor.throughput(people, parallel);
      const ours = await throughput(client, gateway, people);
      const floorLatency = await floor.latencies(singles);
      const latency = await latencies(client, gateway);
      found.push({ floorPerSecond, floorLatency, ...ours, latency });
    }
    const acked = {
      atRest: await acknowledged(client, (index) => `quiet${index}`),
      owed: await acknowledged(client, (index) => `p${index % people}`),
    };
    const rate = await measureRate(stack.addresses.mongodb);
    report(found, acked, { gatePerSecond: measureGate(), counted: await countTexts(), rate });
  } finally {
    await floor.stop();
    await stack.stop();
    gateway.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** All of them where it is day, since nobody is sent anything at night. */
const { phoneOf, timeZone, region = '' } = awakeAt(new Date());

function contacts(): string {
  const rows = Array.from({ length: people }, (_, index) => `p${index},${phoneOf(index)},${timeZone},${region}`);
  const quiet = Array.from({ length: batch * batches }, (_, index) => `quiet${index},,${timeZone},${region}`);
  return ['id,phone,timeZone,region', ...rows, ...quiet].join('\n');
}

function order(subject: string) {
  const id = randomUUID();
  const time = new Date().toISOString();
  return { specversion: '1.0', source: 'bench', id, type: 'order.placed', subject, time, data: { orderId: id } };
}

type Gateway = Awaited<ReturnType<typeof startGateway>>;

/** Journeys started, and first texts at the gateway, per second. */
async function throughput(client: Client, gateway: Gateway, count: number) {
  const goal = gateway.total() + count;
  const begun = performance.now();
  const ids = Array.from({ length: count }, (_, index) => `p${index}`);
  await inFlight(ids, parallel, async (id) => {
    await client.call('POST', '/v1/events', order(id));
  });
  const started = performance.now();
  await until(() => gateway.total() >= goal);
  const perSecond = (end: number) => count / ((end - begun) / 1_000);
  return { journeysPerSecond: perSecond(started), sendsPerSecond: perSecond(performance.now()) };
}

/** Milliseconds from the POST to the gateway, one event at a time. */
async function latencies(client: Client, { arrivals }: Gateway): Promise<number[]> {
  const found: number[] = [];
  for (let index = 0; index < singles; index += 1) {
    arrivals.delete(phoneOf(index));
    const begun = performance.now();
    await client.call('POST', '/v1/events', order(`p${index}`));
    await until(() => arrivals.has(phoneOf(index)));
    found.push((arrivals.get(phoneOf(index)) ?? 0) - begun);
  }
  return found;
}

/** Events acknowledged per second in batches, one behind the other; last, since their dispatch goes on for a while. */
async function acknowledged(client: Client, subjectOf: (index: number) => string): Promise<number> {
  const paid = (index: number) => ({
    ...order(subjectOf(index)),
    type: 'invoice.paid',
    data: { invoiceId: 'none' },
  });
  const begun = performance.now();
  for (let sent = 0; sent < batch * batches; sent += batch) {
    const events = Array.from({ length: batch }, (_, index) => paid(sent + index));
    await client.call('POST', '/v1/events', events, 'application/cloudevents-batch+json');
  }
  return (batch * batches) / ((performance.now() - begun) / 1_000);
}

type Counted = Awaited<ReturnType<typeof countTexts>>;

interface Acknowledged {
  /** About contacts that nothing is owed. */
  atRest: number;
  /** About contacts whose events of the batch before still wait for their effect. */
  owed: number;
}

/** What was measured once. */
interface Single {
  gatePerSecond: number;
  counted: Counted;
  /** Of a route's rate that was used. */
  rate: number;
}

function report(found: Round[], acked: Acknowledged, { gatePerSecond, counted, rate }: Single): void {
  const { model = 'unknown processor' } = cpus()[0] ?? {};
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(
    `\n${model}, ${cpus().length} cores, ${memory} GiB, Node ${process.version}, medians of ${rounds} rounds`,
  );
  const of = (pick: (round: Round) => number) => median(found.map(pick));
  const ratio = of(({ sendsPerSecond, floorPerSecond }) => sendsPerSecond / floorPerSecond);
  const added = of(({ latency, floorLatency }) => median(latency) - median(floorLatency));
  const table = new Table({ head: ['', 'Tidings', 'floor', 'compared'], style: { head: [], border: [] } });
  const whole = (value: number) => value.toFixed(0);
  table.push(
    [`events acknowledged per second, batches of ${batch}`, whole(acked.atRest), '', ''],
    ['the same, about contacts who are owed some already', whole(acked.owed), '', ''],
    ['journeys started per second, 50 in flight', whole(of((round) => round.journeysPerSecond)), '', ''],
    [
      'first sends (floor: activities) per second, 50 in flight',
      whole(of(({ sendsPerSecond }) => sendsPerSecond)),
      whole(of(({ floorPerSecond }) => floorPerSecond)),
      `× ${ratio.toFixed(2)} (goal ≥ 0.70)`,
    ],
    [
      'event → provider, p50 ms, one in flight',
      whole(of(({ latency }) => median(latency))),
      whole(of(({ floorLatency }) => median(floorLatency))),
      `+ ${added.toFixed(0)} ms (goal ≤ 30)`,
    ],
    [
      'event → provider, p99 ms, one in flight',
      whole(of(({ latency }) => quantile(latency, 0.99))),
      whole(of(({ floorLatency }) => quantile(floorLatency, 0.99))),
      '',
    ],
    [
      'parts in a minute on a route that may carry 3000, two workers',
      whole(rate * 3_000),
      '',
      `${(rate * 100).toFixed(1)} % (goal 98 to 102)`,
    ],
    ['decisions of the gate per second, pure data, one core', whole(gatePerSecond), '', '(goal ≥ 50000)'],
  );
  const beside = Object.entries(counted.packages).map(([name, rate]) => `${name} ${whole(rate)}`);
  table.push(['texts counted per second', whole(counted.ours), beside.join('\n'), '(goal ≥ 1,000,000)']);
  console.log(table.toString());
}
