import { z } from 'zod';
import { businessId } from '../domain/ids.ts';
import { amountComplaint, currencyCode, roundsToNothing } from '../domain/money/money.ts';
import { longestAddress, readWebAddress } from '../domain/texts/web-address.ts';
import { instant } from '../domain/time/instants.ts';
import { isTimeZone } from '../domain/time/time-zones.ts';

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
const calendarDate = () =>
  z.iso
    .date({
      error: ({ input }) => (input === undefined ? undefined : 'must be a date such as 2026-05-04'),
      abort: true,
    })
    .refine(
      (date) => date >= '1900',
      'lies before the year 1900, which is how systems write a date that they do not have',
    );

const zone = z
  .string()
  .max(64)
  .meta({ examples: ['Europe/Lisbon'] })
  .refine(isTimeZone, 'must be an IANA time zone such as Europe/Lisbon');

/** Kinds of fields that events have, each checked as a text or a story needs it. */
export const fields = {
  /** A key of the business: an order, an invoice, a booking. People are found by it, and one run may be per key. */
  id: businessId,
  /** An address that a text may lead to. */
  link,
  /** More than nothing, in the units of its currency. */
  amount,
  /** ISO 4217. */
  currency: currencyCode,
  /** A day of the calendar, `2026-05-04`. */
  date: calendarDate(),
  /** A day that must have begun somewhere on earth when the event is taken: a date on which something was due. */
  pastDate: calendarDate(),
  /** A moment, ISO 8601 with its zone. */
  instant,
  /** A moment that must lie ahead when the event is taken: a booking in the past has nothing left to remind of. */
  futureInstant: instant.refine(() => true),
  /** The clock of the place where an instant comes in UTC: an IANA name. */
  zone,
};

/**
 * The same schema, which refuses an amount that is nothing as its currency is written: a text that tells of 0.00 makes a
 * fool of its sender. Of several currencies nobody knows which one an amount is in.
 */
export function withPayableAmounts(schema: z.ZodObject): z.ZodObject {
  const amounts = fieldsOfKind(schema, fields.amount);
  const [currency, ...others] = fieldsOfKind(schema, fields.currency);
  if (amounts.length === 0 || currency === undefined || others.length > 0) return schema;
  return schema.superRefine((data, context) => {
    const code = currencyCode.safeParse(data[currency]).data;
    if (code === undefined) return;
    for (const name of amounts) {
      const { data: sum } = amount.safeParse(data[name]);
      if (sum !== undefined && roundsToNothing(sum, code))
        context.addIssue({ code: 'custom', path: [name], message: `is nothing when rounded as ${code} is written` });
    }
  });
}

/** The names of the fields of this kind, optional ones too. */
export function fieldsOfKind(schema: z.ZodObject, kind: z.ZodType): string[] {
  return Object.entries(schema.shape).flatMap(([name, field]) =>
    isOfKind(bare(field as z.ZodType), kind) ? [name] : [],
  );
}

/** Why no run can be per this field of an event; undefined where one can. */
export function whyNoKey(schema: z.ZodObject | undefined, name: string): string | undefined {
  const shape: Record<string, unknown> = schema?.shape ?? {};
  const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
  if (!(field instanceof z.ZodType)) return `has no field ${name}`;
  if (!isOfKind(bare(field), fields.id)) return `has ${name}, which is no fields.id`;
  const mayBeAbsent = [undefined, null].some((nothing) => field.safeParse(nothing).success);
  return mayBeAbsent ? `may come without ${name}, and has no run then` : undefined;
}

/** A description or a further check leaves a field what it is. */
function isOfKind(field: z.ZodType, kind: z.ZodType): boolean {
  if (field === kind) return true;
  const { parent } = field._zod;
  return parent instanceof z.ZodType && isOfKind(parent, kind);
}

function bare(field: z.ZodType): z.ZodType {
  const isWrapped = field instanceof z.ZodOptional || field instanceof z.ZodNullable;
  return isWrapped ? bare(field.unwrap() as z.ZodType) : field;
}
