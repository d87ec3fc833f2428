import { after, journey } from 'tidings/journey';

export default journey(
  'never-ending',
  { about: 'Waits day by day, for ever.', startsOn: 'invoice.voided', onePer: 'invoiceId', again: 'always', texts: {} },
  async ({ sleepUntil }) => {
    for (;;) await sleepUntil(after(new Date().toISOString(), '1 day'));
  },
);
