import { z } from 'zod';
import { businessId } from './ids.ts';
import { instant } from './time/instants.ts';
import { brandIds, defaultBrand } from './brands.ts';
import { locales } from './message.ts';
import { amountComplaint, currencyCode, roundsToNothing } from './money/money.ts';
import { isTimeZone } from './time/time-zones.ts';
import { longestAddress, readWebAddress } from './texts/web-address.ts';
import { wordingVersions } from './wordings.ts';

/** What is stored is read again at each dispatch, so the limit is that of the canonical form. */
const link = z
  .string()
  .max(longestAddress)
  .meta({ format: 'uri', examples: ['https://shop.example/t/A-1001', 'https://shop.example/заказ?id=7&x=%20'] })
  .transform((written, context) => {
    const { url, fault } = readWebAddress(written);
    if (url) return url.href;
    context.addIssue({ code: 'custom', message: fault });
    return z.NEVER;
  });
const amount = z
  .number({ error: ({ input }) => (input === undefined ? undefined : amountComplaint) })
  .positive(amountComplaint)
  .max(1e12, amountComplaint);
/** A spreadsheet writes an empty date as one of 1899, other systems as one of the year 0 or 1. */
const dueDate = z.iso
  .date({ error: ({ input }) => (input === undefined ? undefined : 'must be a date such as 2026-05-04'), abort: true })
  .refine(
    (date) => date >= '1900',
    'lies before the year 1900, which is how systems write a date that they do not have',
  );

/** The clock of the place, where an instant comes in UTC. */
const placeZone = z
  .string()
  .max(64)
  .meta({ examples: ['Europe/Lisbon'] })
  .refine(isTimeZone, 'must be an IANA time zone such as Europe/Lisbon');

/** A text that tells of 0.00 makes a fool of whoever sends it. */
function payable(
  { amount, currency }: { amount?: number | undefined; currency?: string | undefined },
  context: z.RefinementCtx,
) {
  if (amount === undefined || currency === undefined) return;
  if (amount <= 0 || !roundsToNothing(amount, currency)) return;
  context.addIssue({ code: 'custom', path: ['amount'], message: `is nothing when rounded as ${currency} is written` });
}

/**
 * Every business event Tidings knows, and the fields journeys may see of it. A payload may carry more; what is not
 * named here is stored with the event but never enters a run.
 */
export const eventSchemas = {
  'user.registered': z.object({ profileUrl: link }),
  'profile.completed': z.object({}),
  'order.placed': z
    .object({ orderId: businessId, amount: amount.optional(), currency: currencyCode.optional() })
    .superRefine(payable),
  'order.shipped': z.object({ orderId: businessId, trackingUrl: link }),
  'order.delivered': z.object({ orderId: businessId }),
  'order.cancelled': z.object({ orderId: businessId }),
  'invoice.overdue': z
    .object({ invoiceId: businessId, amount, currency: currencyCode, dueOn: dueDate, payUrl: link })
    .superRefine(payable),
  'invoice.paid': z.object({ invoiceId: businessId }),
  'invoice.voided': z.object({ invoiceId: businessId }),
  'booking.made': z.object({ bookingId: businessId, startsAt: instant, timeZone: placeZone.optional() }),
  'booking.rescheduled': z.object({ bookingId: businessId, startsAt: instant, timeZone: placeZone.optional() }),
  'booking.cancelled': z.object({ bookingId: businessId }),
  'consent.requested': z.object({
    requestId: businessId,
    brand: z.enum(brandIds).default(defaultBrand),
    wording: z.enum(wordingVersions),
    language: z.enum(locales),
    method: z.enum(['code', 'link']),
  }),
  'consent.confirmed': z.object({ requestId: businessId }),
} as const;

/** Fields that name what an event is about: an order, an invoice, a booking, a request. People are found by them. */
export const businessKeys: readonly string[] = [
  ...new Set(
    Object.values(eventSchemas).flatMap(({ shape }) =>
      Object.entries(shape).flatMap(([name, field]) => (field === businessId ? [name] : [])),
    ),
  ),
];

/** Dates that make sense only once they have begun somewhere on earth. */
export const behindFields: Partial<Record<keyof typeof eventSchemas, string>> = { 'invoice.overdue': 'dueOn' };

/** Fields that make sense only while they lie ahead: a booking in the past has nothing left to remind of. */
export const aheadFields: Partial<Record<keyof typeof eventSchemas, string>> = {
  'booking.made': 'startsAt',
  'booking.rescheduled': 'startsAt',
};

export type EventName = keyof typeof eventSchemas;

/** The fields of one event type, as journeys see them. */
export type EventData<Name extends EventName> = z.output<(typeof eventSchemas)[Name]>;

/** A business event inside a run; a union over `Name`, so that a switch on `name` narrows `data`. */
export type EventOf<Name extends EventName> = {
  [N in Name]: {
    /** Unique together with `source`; used to drop a second arrival. */
    id: string;
    source: string;
    name: N;
    /** When it happened, ISO 8601 UTC. */
    time: string;
    data: EventData<N>;
  };
}[Name];

/** Tidings posts these itself; taken from outside, they would tell a run what nobody can prove. */
const ownEvents: readonly EventName[] = ['consent.confirmed'];

/** What callers may post. */
export const eventNames = (Object.keys(eventSchemas) as EventName[]).filter((name) => !ownEvents.includes(name));

/** Whether callers may post an event of this name. */
export function isEventName(name: string): name is EventName {
  return eventNames.includes(name as EventName);
}
