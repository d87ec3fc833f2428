import { z } from 'zod';
import { fields } from 'tidings/config';

const { id, link, amount, currency, pastDate, futureInstant, zone } = fields;
const booking = z.object({ bookingId: id, startsAt: futureInstant, timeZone: zone.optional() });

/** What the shop's backend tells of. */
export const events = {
  'user.registered': z.object({ profileUrl: link }),
  'profile.completed': z.object({}),
  'order.placed': z.object({ orderId: id, amount: amount.optional(), currency: currency.optional() }),
  'order.shipped': z.object({ orderId: id, trackingUrl: link }),
  'order.delivered': z.object({ orderId: id }),
  'order.cancelled': z.object({ orderId: id }),
  'invoice.overdue': z.object({ invoiceId: id, amount, currency, dueOn: pastDate, payUrl: link }),
  'invoice.paid': z.object({ invoiceId: id }),
  'invoice.voided': z.object({ invoiceId: id }),
  'booking.made': booking,
  'booking.rescheduled': booking,
  'booking.cancelled': z.object({ bookingId: id }),
};
