import { choice, journey, texts } from 'tidings/journey';

const words = texts('returns', {
  label: {
    kind: 'service',
    // Whoever asks for a label at night waits for it at night.
    atOnce: true,
    text: { de: 'Dein Retourenschein: {{labelUrl}}', en: 'Your return label: {{labelUrl}}' },
  },
  stillThere: {
    kind: 'service',
    asks: true,
    text: {
      de: 'Deine Retoure {{returnId}} ist noch nicht da. Was tun: 1 kommt noch, 2 behalten?',
      en: 'Your return {{returnId}} is not here yet. What now: 1 still coming, 2 keeping it?',
    },
  },
  onceMore: {
    kind: 'service',
    asks: true,
    text: {
      de: 'Bitte antworte mit 1 (kommt noch) oder 2 (behalten).',
      en: 'Please reply 1 (still coming) or 2 (keeping it).',
    },
  },
  arrived: {
    kind: 'service',
    text: {
      de: 'Deine Retoure {{returnId}} ist angekommen. Wir prüfen sie.',
      en: 'Your return {{returnId}} has arrived. We are checking it.',
    },
  },
  refunded: {
    kind: 'service',
    text: {
      de: 'Wir haben dir {{amount}} erstattet. Das Geld ist in 3 Tagen da.',
      en: 'We have refunded {{amount}}. It takes 3 days to arrive.',
    },
  },
});

const ways = choice({ coming: ['kommt', 'coming'], keeping: ['behalte', 'behalten', 'keep', 'keeping'] });

/** Follows a return from its label to the money, and asks about a parcel that does not come. */
export default journey(
  'returns',
  {
    about: 'Follows a return from its label to the money.',
    startsOn: 'return.requested',
    hears: ['return.received', 'return.cancelled', 'refund.paid'],
    onePer: 'returnId',
    again: 'never',
    texts: words,
  },
  async ({ event, send, waitForEvent, waitForAny, waitForFirst, lookUp, askTeam }) => {
    const { returnId, orderId } = event.data;

    const label = await lookUp('returnLabel', { returnId, orderId });
    if (!label) return askTeam('no label could be had for a return', { returnId });
    await send(words.label, { labelUrl: label.labelUrl });

    const parcel = ['return.received', 'return.cancelled'] as const;
    let news = await waitForAny(parcel, { within: '10 days', then: 'the parcel is asked about' });
    if (!news) {
      await send(words.stillThere, { returnId });
      const reply = { expects: ways, reask: words.onceMore };
      const first = await waitForFirst({ events: parcel, reply }, { within: '4 days', then: 'the team is asked' });
      if (first?.name === 'reply') {
        if (!('means' in first.reply)) return askTeam('what becomes of this return?', { returnId });
        if (first.reply.means === 'keeping') return { endedBy: 'kept' };
        news = await waitForAny(parcel, { within: '14 days', then: 'the team is asked' });
      } else news = first;
    }
    if (!news) return askTeam('a return has not arrived', { returnId });
    if (news.name === 'return.cancelled') return { endedBy: news.name };

    await send(words.arrived, { returnId }, { overtakenBy: ['refund.paid'] });
    const refund = await waitForEvent('refund.paid', { within: '5 days', then: 'the team is asked about the money' });
    if (!refund) return askTeam('a return was not refunded', { returnId });
    const { amount, currency } = refund.data;
    await send(words.refunded, { amount: { money: amount, currency } });
    return { endedBy: refund.name };
  },
);
