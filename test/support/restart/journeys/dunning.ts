import { journey, texts } from 'tidings/journey';

const words = texts('dunning', {
  reminder: { kind: 'service', text: { en: 'Please pay {{invoiceId}}', ru: 'Оплатите {{invoiceId}}' } },
});

export default journey(
  'dunning',
  {
    about: 'Reminds of an invoice whenever it is overdue.',
    startsOn: 'invoice.overdue',
    hears: ['invoice.paid'],
    onePer: 'invoiceId',
    again: 'always',
    texts: words,
  },
  ({ event, send, waitForEvent, until }) =>
    until(['invoice.paid'], async () => {
      await send(words.reminder, { invoiceId: event.data.invoiceId });
      await waitForEvent('invoice.paid', { within: '7 days' });
      return { endedBy: 'reminded' };
    }),
);
