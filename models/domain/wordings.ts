import type { Locale, Purpose } from './message.ts';

/** The exact words of a consent. A version that was ever shown is never edited: add the next one. */
interface WordingDeclaration {
  purpose: Purpose;
  /** What the person will get, as a text can name it. */
  topic: Record<Locale, string>;
  /** What the person agrees to, naming the advertiser, since a consent holds for nobody else. */
  text: Record<Locale, (advertiser: string) => string>;
}

/** The wordings that a double opt-in can ask for, by id and version. */
export const wordings = {
  'offers-sms/1': {
    purpose: 'offers',
    topic: { en: 'offers', ru: 'предложения' },
    text: {
      en: (advertiser) =>
        `I agree to receive offers from ${advertiser} by SMS. I can end this at any time by replying STOP.`,
      ru: (advertiser) =>
        `Я согласен получать рекламу от ${advertiser} по СМС. Отказаться можно в любой момент, ответив СТОП.`,
    },
  },
  'tips-sms/1': {
    purpose: 'tips',
    topic: { en: 'tips', ru: 'советы' },
    text: {
      en: (advertiser) =>
        `I agree to receive tips and news from ${advertiser} by SMS. I can end this at any time by replying STOP.`,
      ru: (advertiser) =>
        `Я согласен получать советы и новости от ${advertiser} по СМС. Отказаться можно в любой момент, ответив СТОП.`,
    },
  },
} as const satisfies Record<string, WordingDeclaration>;

export type WordingVersion = keyof typeof wordings;

export const wordingVersions = Object.keys(wordings) as [WordingVersion, ...WordingVersion[]];
