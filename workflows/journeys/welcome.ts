import { journey, saysYes, texts } from 'tidings/journey';

const messages = texts('welcome', {
  hello: {
    kind: 'service',
    text: {
      en: 'Welcome! Finish your profile in two minutes: {{profileUrl}}',
      ru: 'Добро пожаловать! Заполните профиль за две минуты: {{profileUrl}}',
    },
    fallback: { text: 'helloByMail' },
  },
  helloByMail: {
    kind: 'service',
    channel: 'email',
    subject: { en: 'Welcome to Example Shop', ru: 'Добро пожаловать в Пример-Маркет' },
    text: {
      en: 'Welcome!\n\nFinish your profile in two minutes: {{profileUrl}}',
      ru: 'Добро пожаловать!\n\nЗаполните профиль за две минуты: {{profileUrl}}',
    },
  },
  needHelp: {
    kind: 'marketing',
    purpose: 'tips',
    asks: true,
    text: {
      en: 'Shall we help you set things up? Reply YES and we will call you.',
      ru: 'Помочь с настройкой? Ответьте ДА, и мы перезвоним.',
    },
  },
  proTips: {
    kind: 'marketing',
    purpose: 'tips',
    expiresAfter: '3 days',
    text: {
      en: 'Pro members start here: {{profileUrl}}',
      ru: 'С чего начать на тарифе Про: {{profileUrl}}',
    },
  },
});

/** Greets a new customer, offers help once, and goes quiet as soon as the profile is complete. */
export default journey(
  'welcome',
  {
    about: 'Greets a new customer and offers help once.',
    startsOn: 'user.registered',
    hears: ['profile.completed'],
    onePer: 'contact',
    again: 'never',
    goal: { on: 'profile.completed' },
    texts: messages,
  },
  async ({ event, known, send, waitForReply, onDay, inSegment, askTeam, until }) => {
    const { profileUrl } = event.data;

    if (!known('profile.completed')) {
      await send(messages.hello, { profileUrl }, { overtakenBy: ['profile.completed'] });
    }
    return until(['profile.completed'], async () => {
      await onDay(1, '11:00', { then: 'help is offered' });
      await send(messages.needHelp);
      const reply = await waitForReply({ within: '2 days', then: 'pro members get their tips' });
      if (saysYes(reply)) return askTeam('call a new customer');
      if (await inSegment('pro-members')) await send(messages.proTips, { profileUrl });
      return { endedBy: 'end of story' };
    });
  },
);
