import { journey, texts } from 'tidings/journey';

const words = texts('offer-by-mail', {
  sms: {
    kind: 'marketing',
    purpose: 'offers',
    text: { en: 'Shoes for less until Friday.', ru: 'Обувь дешевле до пятницы.' },
    fallback: { text: 'letter', ifUndeliverableWithin: '1 day' },
  },
  letter: {
    kind: 'marketing',
    purpose: 'offers',
    channel: 'email',
    subject: { en: 'Shoes for less', ru: 'Обувь дешевле' },
    text: { en: 'Until Friday.', ru: 'До пятницы.' },
  },
  reminder: {
    kind: 'marketing',
    purpose: 'offers',
    text: { en: 'Shoes for less until tomorrow.', ru: 'Обувь дешевле до завтра.' },
  },
});

export default journey(
  'offer-by-mail',
  {
    about: 'Has an offer go by letter where the text reaches nobody, and reminds of it by text.',
    startsOn: 'user.registered',
    hears: [],
    onePer: 'contact',
    again: 'never',
    texts: words,
  },
  async ({ send }) => {
    await send(words.sms);
    return { endedBy: (await send(words.reminder)).outcome };
  },
);
