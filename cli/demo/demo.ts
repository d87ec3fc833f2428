import { SingleBar, Presets } from 'cli-progress';
import { Client } from '../client.ts';
import { awakeAt, fictionIn, type Fiction } from '../fiction.ts';
import { Gateways } from './gateways.ts';
import { localAccess } from '../wiring/local-access.ts';
import { readBack } from './read-back.ts';
import { printResults, type Results } from './results.ts';
import {
  contactOf,
  customersOf,
  eventsOf,
  readInvoices,
  source,
  type Customer,
  type Invoice,
  type ShopEvent,
} from './shop.ts';
import { usualChannel } from '../../models/domain/deliveries/usual-channel.ts';

const batchSize = 50;
/** Batches during which the gateway of the first route turns texts away. */
const firstIsClosed = [13, 14];

/**
 * `npm run demo`: two real days of a shop, posted as its backend would, while the gateway of the first route is closed for
 * a time and some numbers are dead. Running it again changes nothing.
 */
export async function runDemo(): Promise<void> {
  const client = new Client(localAccess());
  const invoices = readInvoices();
  const people = await demoPeople(client, invoices);
  const customers = customersOf(invoices, people);
  const events = eventsOf(invoices);
  const [first] = events;
  const posted = first && (await client.call<{ time: string }>('GET', `/v1/events/${source}/${first.id}`));
  const shiftMs = demoShift(events, posted?.time);

  console.log(`${customers.length} customers, ${events.length} events; the shop's clock is ${people.timeZone}.`);
  await client.call('POST', '/v1/contacts/import?report=rejected', asCsv(customers, people), 'text/csv');
  await grantConsents(client, customers);
  const gateways = await Gateways.find(client);
  if (!posted) await gateways.refuseDead(customers);

  const bar = new SingleBar({ format: 'Posting events {bar} {value}/{total}', hideCursor: true }, Presets.rect);
  bar.start(events.length, 0);
  for (let from = 0; from < events.length; from += batchSize) {
    if (!posted) await gateways.closeFirst(firstIsClosed.includes(from / batchSize));
    const batch = events.slice(from, from + batchSize).map((event) => toCloudEvent(event, shiftMs));
    await client.call('POST', '/v1/events', batch, 'application/cloudevents-batch+json');
    bar.increment(batch.length);
  }
  // A run that was cut off may have left it closed.
  await gateways.closeFirst(false);
  bar.stop();
  printResults(await settle(client, gateways));
}

/** Customers who are awake now; a later run keeps those of the first. */
async function demoPeople(client: Client, [first]: Invoice[]): Promise<Fiction> {
  const known =
    first && (await client.call<{ timeZone?: string }>('GET', `/v1/contacts/${contactOf(first.customer_id)}`));
  return fictionIn(known?.timeZone) ?? awakeAt(new Date());
}

/** Moves December 2010 to the two days before now; a later run keeps the shift of the first, when that posted its first event. */
function demoShift(events: ShopEvent[], postedAt: string | undefined): number {
  const [first, last] = [events[0], events.at(-1)];
  if (!first || !last) return 0;
  return postedAt ? Date.parse(postedAt) - first.at : Math.floor(Date.now() / 1_000) * 1_000 - last.at;
}

function asCsv(customers: Customer[], { timeZone, region = '' }: Fiction): string {
  const rows = customers.map(({ id, phone = '', email = '', locale, country }) =>
    [id, phone, email, timeZone, region, locale, country].join(','),
  );
  return ['id,phone,email,timeZone,region,locale,attributes.country', ...rows].join('\n');
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
async function settle(client: Client, { routes }: Gateways): Promise<Results> {
  let before = '';
  for (let tries = 0; ; tries += 1) {
    const results = await readBack(client, routes);
    const now = JSON.stringify(results);
    if ((results.pending === 0 && now === before) || tries >= 60) return results;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
  }
}
