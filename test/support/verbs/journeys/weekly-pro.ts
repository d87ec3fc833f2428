import { journey, texts } from 'tidings/journey';

const words = texts('weekly-pro', {
  news: { kind: 'service', text: { en: 'Your week of {{date day}}', ru: 'Ваша неделя с {{date day}}' } },
});

export default journey(
  'weekly-pro',
  {
    about: 'Tells pros of their week.',
    startsOn: 'schedule.due',
    schedule: { every: 'monday', at: '10:00', segment: 'pro-members' },
    onePer: 'contact',
    again: 'always',
    texts: words,
  },
  async ({ event, send }) => {
    const { outcome } = await send(words.news, { day: { date: event.data.day } });
    return { endedBy: outcome };
  },
);
