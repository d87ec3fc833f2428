import { journey, texts } from 'tidings/journey';

const words = texts('greeting', {
  hello: {
    kind: 'service',
    text: {
      en: "{{name contact.firstName else='Hello'}}: news of {{field contact.city else='your city'}}.",
      ru: "{{name contact.firstName else='Здравствуйте'}}: новости города {{field contact.city else='вашего'}}.",
    },
  },
});

export default journey(
  'greeting',
  {
    about: 'Greets by name, and tells who is on the paid plan.',
    startsOn: 'profile.completed',
    onePer: 'contact',
    again: 'never',
    texts: words,
  },
  async ({ send, contactHas }) => {
    await send(words.hello);
    return { endedBy: (await contactHas('plan', 'pro')) ? 'pro' : 'others' };
  },
);
