/** The wordings that a double opt-in can ask for, by id and version. */
export const wordings = {
  'offers-sms/1': {
    purpose: 'offers',
    topic: { en: 'offers', ru: 'предложения' },
    text: {
      en: (advertiser: string) =>
        `I agree to receive offers from ${advertiser} by SMS. I can end this at any time by replying STOP.`,
      ru: (advertiser: string) =>
        `Я согласен получать рекламу от ${advertiser} по СМС. Отказаться можно в любой момент, ответив СТОП.`,
    },
  },
  'tips-sms/1': {
    purpose: 'tips',
    topic: { en: 'tips', ru: 'советы' },
    text: {
      en: (advertiser: string) =>
        `I agree to receive tips and news from ${advertiser} by SMS. I can end this at any time by replying STOP.`,
      ru: (advertiser: string) =>
        `Я согласен получать советы и новости от ${advertiser} по СМС. Отказаться можно в любой момент, ответив СТОП.`,
    },
  },
} as const;
