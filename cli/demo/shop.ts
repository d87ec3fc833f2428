import type { Fiction } from '../fiction.ts';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const file = fileURLToPath(new URL('../../examples/online-retail-invoices.csv', import.meta.url));
const hourMs = 3_600_000;

/** Where the demo's events come from: under this name they are known again. */
export const source = 'online-retail';

const invoice = z.object({
  invoice_no: z.string(),
  customer_id: z.string(),
  country: z.string(),
  invoiced_at: z.string(),
  total_gbp: z.coerce.number(),
  kind: z.enum(['sale', 'credit']),
});
export type Invoice = z.output<typeof invoice>;

/** A customer of the shop as a contact. What the data does not say is dealt out by position, the same every time. */
export interface Customer {
  id: string;
  phone: string | undefined;
  email: string | undefined;
  /** No gateway knows the number. */
  isDead: boolean;
  locale: 'en-GB' | 'ru-RU';
  consents: ('tips' | 'feedback')[];
  country: string;
}

/** An event of the shop; `at` is milliseconds since the epoch on the shop's own calendar of 2010. */
export interface ShopEvent {
  id: string;
  type: string;
  subject: string;
  at: number;
  data: Record<string, unknown>;
}

export function readInvoices(): Invoice[] {
  return z.array(invoice).parse(parse(readFileSync(file), { columns: true }));
}

/**
 * Every 5th reads Russian, two of three agreed to tips and every other to be asked. Every 40th has no number, and the number
 * of another 40th is dead: both have an e-mail address.
 */
export function customersOf(invoices: Invoice[], { phoneOf }: Fiction): Customer[] {
  const countries = new Map(invoices.map(({ customer_id, country }) => [customer_id, country]));
  return [...countries].map(([customer, country], index) => {
    const hasNoPhone = index % 40 === 39;
    const isDead = index % 40 === 17;
    return {
      id: contactOf(customer),
      phone: hasNoPhone ? undefined : phoneOf(index),
      email: hasNoPhone || isDead ? `customer-${customer}@mail.example` : undefined,
      isDead,
      locale: index % 5 === 4 ? 'ru-RU' : 'en-GB',
      consents: [...(index % 3 === 2 ? [] : ['tips' as const]), ...(index % 2 === 1 ? [] : ['feedback' as const])],
      country,
    };
  });
}

/**
 * What the shop's backend would have posted, in order of time: each customer registers before the first order; a sale
 * is placed, shipped 4 h and delivered 20 h later; a credit cancels the customer's latest order; every 8th sale is
 * reported overdue, and every 16th is then paid.
 */
export function eventsOf(invoices: Invoice[]): ShopEvent[] {
  const events: ShopEvent[] = [];
  const latestOrder = new Map<string, string>();
  const cancelled = new Set<string>();
  let sales = 0;
  for (const { invoice_no, customer_id, invoiced_at, total_gbp, kind } of invoices) {
    const subject = contactOf(customer_id);
    const at = Temporal.PlainDateTime.from(invoiced_at).toZonedDateTime('Europe/London').epochMilliseconds;
    const add = (type: string, name: string, afterHours: number, data: Record<string, unknown>) =>
      events.push({ id: `${name}-${type}`, type, subject, at: at + afterHours * hourMs, data });
    if (!latestOrder.has(subject)) {
      add('user.registered', customer_id, -1, { profileUrl: `https://shop.example/me/${customer_id}` });
      latestOrder.set(subject, invoice_no);
    }
    if (kind === 'credit') {
      const orderId = latestOrder.get(subject) ?? invoice_no;
      cancelled.add(orderId);
      add('order.cancelled', invoice_no, 0, { orderId });
      continue;
    }
    sales += 1;
    latestOrder.set(subject, invoice_no);
    add('order.placed', invoice_no, 0, { orderId: invoice_no, amount: total_gbp, currency: 'GBP' });
    add('order.shipped', invoice_no, 4, { orderId: invoice_no, trackingUrl: `https://track.example/${invoice_no}` });
    add('order.delivered', invoice_no, 20, { orderId: invoice_no });
    if (sales % 8 !== 0) continue;
    const payUrl = `https://shop.example/pay/${invoice_no}`;
    add('invoice.overdue', invoice_no, 22, { invoiceId: invoice_no, amount: total_gbp, currency: 'GBP', payUrl });
    if (sales % 16 === 0) add('invoice.paid', invoice_no, 24, { invoiceId: invoice_no });
  }
  const happened = events.filter(
    ({ type, data }) => type !== 'order.delivered' || !cancelled.has(String(data['orderId'])),
  );
  return happened.sort((a, b) => a.at - b.at);
}

export function contactOf(customer: string): string {
  return `retail-${customer}`;
}
