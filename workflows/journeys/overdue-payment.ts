import { journey, texts } from 'tidings/journey';

/** Reminders of a debt have rules of their own in some countries, and no promotion takes their place. */
const aboutDebt = { kind: 'service', about: 'debt', priority: 'high' } as const;

const messages = texts('overdue-payment', {
  gentle: {
    ...aboutDebt,
    text: {
      en: 'Invoice {{invoiceId}} for {{amount}} was due on {{dueOn}}. You can pay here: {{payUrl}}',
      ru: 'Счёт {{invoiceId}} на {{amount}} ждал оплаты до {{dueOn}}. Оплатить: {{payUrl}}',
    },
  },
  firm: {
    ...aboutDebt,
    asks: true,
    text: {
      en: 'Invoice {{invoiceId}} is still unpaid. If you need more time, just reply to this message.',
      ru: 'Счёт {{invoiceId}} всё ещё не оплачен. Нужна отсрочка? Просто ответьте на это сообщение.',
    },
  },
  final: {
    ...aboutDebt,
    text: {
      en: 'Last reminder for invoice {{invoiceId}}. Please pay within three days: {{payUrl}}',
      ru: 'Последнее напоминание о счёте {{invoiceId}}. Оплатите его за три дня: {{payUrl}}',
    },
  },
});

/** Reminds politely, then firmly; stops the moment the invoice is paid. Key accounts get a call instead. */
export default journey(
  'overdue-payment',
  {
    about: 'Reminds of an unpaid invoice until it is paid.',
    startsOn: 'invoice.overdue',
    hears: ['invoice.paid', 'invoice.voided'],
    onePer: 'invoiceId',
    again: { after: '30 days' },
    goal: { on: 'invoice.paid' },
    texts: messages,
  },
  async ({ event, send, waitForReply, onDay, inSegment, askTeam, until }) => {
    const { invoiceId, amount, currency, dueOn, payUrl } = event.data;

    return until(['invoice.paid', 'invoice.voided'], async () => {
      if (await inSegment('key-accounts')) return askTeam('speak with a key account', { invoiceId });
      await send(messages.gentle, { invoiceId, amount: { money: amount, currency }, dueOn: { date: dueOn }, payUrl });
      await onDay(3, '10:00', { then: 'the firm reminder goes out' });
      await send(messages.firm, { invoiceId });
      const reply = await waitForReply({ within: '4 days', then: 'the last reminder goes out' });
      if (reply) return askTeam('agree a payment plan', { invoiceId });
      await send(messages.final, { invoiceId, payUrl });
      // The last reminder gives three days, which must be over.
      await onDay(4, '10:00', { then: 'the team takes over' });
      return askTeam('invoice unpaid after the last reminder', { invoiceId });
    });
  },
);
