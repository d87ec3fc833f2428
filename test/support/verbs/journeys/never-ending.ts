import { after, journey } from 'tidings/journey';

export default journey(
  'never-ending',
  {
    about: 'Waits for ever, as its invoice says.',
    startsOn: 'invoice.voided',
    onePer: 'invoiceId',
    again: 'always',
    texts: {},
  },
  async ({ event, sleepUntil, renewWhenLong }) => {
    const pause = async (length: '1 minute' | '1 day' | '2920 days') => {
      await sleepUntil(after(new Date().toISOString(), length));
    };
    switch (event.data.invoiceId) {
      case 'without a limit':
        return new Promise<never>(() => undefined);
      case 'renewed':
        for (;;) {
          await renewWhenLong(event.data);
          await pause('1 minute');
        }
      case 'eight years':
        for (;;) await pause('2920 days');
      default:
        for (;;) await pause('1 day');
    }
  },
);
