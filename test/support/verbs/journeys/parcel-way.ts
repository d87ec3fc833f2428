import { choice, journey, texts } from 'tidings/journey';

const words = texts('parcel-way', {
  ask: { kind: 'service', asks: true, text: { en: 'Courier or pickup?', ru: 'Курьер или самовывоз?' } },
  again: { kind: 'service', asks: true, text: { en: 'Please answer 1 or 2.', ru: 'Ответьте 1 или 2.' } },
  done: { kind: 'service', text: { en: 'It comes by {{way}}.', ru: 'Способ: {{way}}.' } },
});

const ways = choice({ courier: ['courier', 'курьер'], pickup: ['pickup', 'самовывоз'] });

export default journey(
  'parcel-way',
  {
    about: 'Asks how a parcel shall come, once more in other words, and then the team.',
    startsOn: 'order.shipped',
    onePer: 'orderId',
    again: 'never',
    texts: words,
  },
  async ({ send, waitForReply, askTeam }) => {
    await send(words.ask);
    const answer = await waitForReply({ within: '1 day', expects: ways, reask: words.again });
    if (!answer) return { endedBy: 'silence' };
    const way =
      'means' in answer
        ? answer.means
        : await askTeam('which way is meant?', { reply: answer.unreadable }, { within: '2 days' });
    if (way !== undefined) await send(words.done, { way });
    return { endedBy: way ?? 'nobody decided' };
  },
);
