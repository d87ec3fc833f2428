/** The worker's entry: every journey by name, nothing else. */
export { autoReply } from './auto-reply.ts';
export { doubleOptIn } from './journeys/double-opt-in.ts';
export { orderTracking } from './journeys/order-tracking.ts';
export { overduePayment } from './journeys/overdue-payment.ts';
export { upcomingEvent } from './journeys/upcoming-event.ts';
export { welcome } from './journeys/welcome.ts';
