import { journey, texts } from 'tidings/journey';

const words = texts('failed-payment', {
  failed: {
    kind: 'service',
    about: 'debt',
    priority: 'high',
    text: {
      de: 'Die Zahlung über {{amount}} ist fehlgeschlagen. Wir versuchen es am {{date retryOn}} erneut. Zahlungsart ändern: {{payUrl}}',
      en: 'Your payment of {{amount}} failed. We will try again on {{date retryOn}}. Change how you pay: {{payUrl}}',
    },
  },
  dayBefore: {
    kind: 'service',
    about: 'debt',
    priority: 'high',
    text: {
      de: 'Morgen buchen wir {{amount}} erneut ab. Zahlungsart ändern: {{payUrl}}',
      en: 'Tomorrow we try again to charge {{amount}}. Change how you pay: {{payUrl}}',
    },
  },
  settled: { kind: 'service', text: { de: 'Danke, die Zahlung ist da.', en: 'Thank you, your payment is here.' } },
});

/** Tells of a payment that failed and of the day on which it is tried again, until it is paid or given up. */
export default journey(
  'failed-payment',
  {
    about: 'Tells of a payment that failed until it is settled.',
    startsOn: 'payment.failed',
    hears: ['payment.succeeded', 'payment.abandoned'],
    onePer: 'paymentId',
    again: { after: '1 day' },
    goal: { on: 'payment.succeeded' },
    texts: words,
  },
  async ({ event, send, onDate, askTeam, contactHas, until }) => {
    const { paymentId, amount, currency, retryOn, payUrl } = event.data;
    const money = { money: amount, currency };

    const ended = await until(['payment.succeeded', 'payment.abandoned'], async () => {
      if (await contactHas('vip', true)) return askTeam('a payment of somebody we look after failed', { paymentId });
      await send(words.failed, { amount: money, retryOn: { date: retryOn }, payUrl });
      const inTime = await onDate(retryOn, '10:00', { daysBefore: 1, then: 'the retry of tomorrow is told' });
      if (inTime) await send(words.dayBefore, { amount: money, payUrl }, { overtakenBy: ['payment.succeeded'] });
      await onDate(retryOn, '18:00', { daysAfter: 2, then: 'the team takes over' });
      return askTeam('a payment failed again', { paymentId });
    });
    if (ended.event?.name === 'payment.succeeded') await send(words.settled);
    return ended;
  },
);
