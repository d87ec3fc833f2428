import { journey, texts } from 'tidings/journey';

const words = texts('repair', {
  accepted: { kind: 'service', text: { de: '{{brand}}: Ihr Rad ist angenommen, Auftrag {{repairId}}.' } },
  ordered: { kind: 'service', text: { de: 'Auftrag {{repairId}}: Das Ersatzteil ist bestellt.' } },
  ready: { kind: 'service', text: { de: 'Auftrag {{repairId}} ist fertig: {{money price}}.' } },
});

/** Follows a repair until the bicycle can be fetched. */
export default journey(
  'repair',
  {
    about: 'Follows a repair until the bicycle can be fetched.',
    startsOn: 'repair.accepted',
    hears: ['repair.ready'],
    onePer: 'repairId',
    again: 'never',
    texts: words,
  },
  async ({ event, lookUp, send, waitForEvent }) => {
    const { repairId, part } = event.data;
    await send(words.accepted, { repairId });
    if (part !== undefined && (await lookUp('inStock', { part }))?.pieces === 0)
      await send(words.ordered, { repairId });
    const ready = await waitForEvent('repair.ready', { within: '30 days', then: 'nothing more is said' });
    if (!ready) return { endedBy: 'silence' };
    const { price, currency } = ready.data;
    await send(words.ready, { repairId, price: { money: price, currency } });
    return { endedBy: 'repair.ready' };
  },
);
