import { journey, texts } from 'tidings/journey';

const words = texts('faulty', { news: { kind: 'service', text: { en: 'News.', ru: 'Новости.' } } });

export default journey(
  'faulty',
  {
    about: 'Waits for a reply that nobody was asked for.',
    startsOn: 'invoice.paid',
    onePer: 'invoiceId',
    again: 'always',
    texts: words,
  },
  async ({ send, waitForReply }) => {
    await send(words.news);
    const reply = await waitForReply({ within: '1 day' });
    return { endedBy: reply?.says ?? 'silence' };
  },
);
