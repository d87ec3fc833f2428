import { SingleBar, Presets } from 'cli-progress';
import { Client } from '../client.ts';
import { awakeAt, fictionIn, type Fiction } from '../fiction.ts';
import { localAccess } from '../wiring/local-access.ts';
import { printResults, type Results } from './results.ts';
import { contactOf, customersOf, eventsOf, readInvoices, type Customer, type Invoice, type ShopEvent } from './shop.ts';
import { usualChannel } from '../../models/domain/deliveries/usual-channel.ts';

const source = 'online-retail';
const batchSize = 50;

/** `npm run demo`: two real days of a shop, posted as its backend would. Running it again changes nothing. */
export async function runDemo(): Promise<void> {
  const client = new Client(localAccess());
  const invoices = readInvoices();
  const people = await demoPeople(client, invoices);
  const customers = customersOf(invoices, people);
  const events = eventsOf(invoices);
  const shiftMs = await demoShift(client, events);

  console.log(`${customers.length} customers, ${events.length} events; the shop's clock is ${people.timeZone}.`);
  await client.call('POST', '/v1/contacts/import?report=rejected', asCsv(customers, people), 'text/csv');
  await grantConsents(client, customers);

  const bar = new SingleBar({ format: 'Posting events {bar} {value}/{total}', hideCursor: true }, Presets.rect);
  bar.start(events.length, 0);
  for (let from = 0; from < events.length; from += batchSize) {
    const batch = events.slice(from, from + batchSize).map((event) => toCloudEvent(event, shiftMs));
    await client.call('POST', '/v1/events', batch, 'application/cloudevents-batch+json');
    bar.increment(batch.length);
  }
  bar.stop();
  printResults(await settle(client));
}

/** Customers who are awake now; a later run keeps those of the first. */
async function demoPeople(client: Client, [first]: Invoice[]): Promise<Fiction> {
  const known =
    first && (await client.call<{ timeZone?: string }>('GET', `/v1/contacts/${contactOf(first.customer_id)}`));
  return fictionIn(known?.timeZone) ?? awakeAt(new Date());
}

/** Moves December 2010 to the two days before now; a later run finds the shift of the first. */
async function demoShift(client: Client, events: ShopEvent[]): Promise<number> {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return 0;
  const posted = await client.call<{ time: string }>('GET', `/v1/events/${source}/${first.id}`);
  return posted ? Date.parse(posted.time) - first.at : Math.floor(Date.now() / 1_000) * 1_000 - last.at;
}

function asCsv(customers: Customer[], { timeZone, region = '' }: Fiction): string {
  const rows = customers.map(({ id, phone = '', locale, country }) =>
    [id, phone, timeZone, region, locale, country].join(','),
  );
  return ['id,phone,timeZone,region,locale,attributes.country', ...rows].join('\n');
}

/** Consents are appended, so a second run must not append them again. */
async function grantConsents(client: Client, customers: Customer[]): Promise<void> {
  for (const { id, consents } of customers) {
    if (consents.length === 0) continue;
    const path = `/v1/contacts/${id}/consents`;
    const given = await client.call<{ items: { purpose: string }[] }>('GET', path);
    const missing = consents.filter((purpose) => !given?.items.some((record) => record.purpose === purpose));
    for (const purpose of missing) {
      const wording = { text: 'Yes, send me messages about this by SMS.', version: 'checkout/1', language: 'en' };
      await client.call('POST', path, {
        action: 'grant',
        purpose,
        channel: usualChannel,
        source: 'demo checkout',
        method: 'web-box',
        wording,
      });
    }
  }
}

function toCloudEvent({ at, data, ...event }: ShopEvent, shiftMs: number) {
  const time = new Date(at + shiftMs).toISOString();
  const due = event.type === 'invoice.overdue' ? { dueOn: time.slice(0, 10) } : {};
  return { specversion: '1.0', source, ...event, time, data: { ...data, ...due } };
}

/** Reads everything back until nothing is under way any more. */
async function settle(client: Client): Promise<Results> {
  let before = '';
  for (let tries = 0; ; tries += 1) {
    const results = await readBack(client);
    const now = JSON.stringify(results);
    const moving =
      results.pending > 0 || ['claimed', 'attempting', 'accepted', 'sent'].some((state) => results.states[state]);
    if ((!moving && now === before) || tries >= 60) return results;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
  }
}

async function readBack(client: Client): Promise<Results> {
  const results: Results = { events: {}, pending: 0, effects: {}, states: {}, reasons: {} };
  const count = (into: Record<string, number>, key: string) => (into[key] = (into[key] ?? 0) + 1);
  for await (const event of client.all<{ source: string; type: string; dispatch: string; runs: { effect: string }[] }>(
    '/v1/events',
  )) {
    if (event.source !== source) continue;
    count(results.events, event.type);
    if (event.dispatch === 'pending') results.pending += 1;
    for (const { effect } of event.runs) count(results.effects, effect);
  }
  for await (const delivery of client.all<{ contactId: string; state: string; because?: string }>('/v1/deliveries')) {
    if (!delivery.contactId.startsWith('retail-')) continue;
    count(results.states, delivery.state);
    if (delivery.because) count(results.reasons, delivery.because);
  }
  return results;
}
