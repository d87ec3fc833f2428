import type { Locale } from '../models/domain/message.ts';
import { escapeHtml } from './html.ts';
import { readerPage } from './reader-page.ts';

const words = {
  en: {
    title: 'Unsubscribe',
    question: 'Do you want no more offers from us?',
    stop: 'No more offers',
    leave: 'Messages about your own orders and appointments still come. To change nothing, just close this page.',
    done: 'Done. You will get no more offers from us.',
    stands: 'You have unsubscribed already: no offers come from us.',
    still: 'Messages about your own orders and appointments still come.',
    matter: 'Nothing more about this matter',
    everything: 'No messages at all',
    over: 'Done. You will get no more messages from us.',
    back: 'To get them again, reply START to one of our messages, or write to',
    unknown: 'This link is not complete.',
    again: 'Open it from the message once more, or reply STOP to the message.',
    away: 'We cannot do this at the moment.',
    later: 'Try it again in a few minutes, or reply STOP to the message: that always counts.',
  },
  ru: {
    title: 'Отписка',
    question: 'Больше не присылать вам рекламу?',
    stop: 'Не присылать',
    leave: 'Сообщения о ваших заказах и записях продолжат приходить. Чтобы ничего не менять, закройте страницу.',
    done: 'Готово. Рекламы от нас больше не будет.',
    stands: 'Вы уже отписались: рекламы от нас нет.',
    still: 'Сообщения о ваших заказах и записях продолжат приходить.',
    matter: 'Об этом больше не писать',
    everything: 'Не присылать ничего',
    over: 'Готово. Сообщений от нас больше не будет.',
    back: 'Чтобы получать их снова, ответьте СТАРТ на любое наше сообщение или напишите на',
    unknown: 'Ссылка неполная.',
    again: 'Откройте её из сообщения ещё раз или ответьте на сообщение словом СТОП.',
    away: 'Сейчас это не получится.',
    later: 'Попробуйте через несколько минут или ответьте на сообщение словом СТОП: это всегда действует.',
  },
} as const satisfies Record<Locale, Record<string, string>>;

/** What is true of the number when the page is shown: nothing ended, done just now or earlier, or all over. */
export type UnsubscribeState = 'question' | 'done' | 'stands' | 'over';

/** What a button of the page ends. */
type UnsubscribeScope = 'marketing' | 'matter' | 'everything';

/** What the page shows: a state, that nobody here made this link, or that nothing can be done at the moment. */
export type UnsubscribePage =
  | {
      shows: UnsubscribeState;
      language: Locale;
      brand: string;
      help: string;
      /** The message was about a matter that can be ended by itself, and goes on. */
      matter: boolean;
    }
  | { shows: 'unknown' | 'away'; language: Locale };

/** The page behind an unsubscribe link, without scripts; a GET only shows it, and the buttons post to the same address. */
export function unsubscribePage(page: UnsubscribePage): string {
  const { language } = page;
  return readerPage({ language, title: words[language].title, body: body(page) });
}

function body(page: UnsubscribePage): string {
  const say = words[page.language];
  if (!('brand' in page)) {
    const [title, what] = page.shows === 'away' ? [say.away, say.later] : [say.unknown, say.again];
    return `      <h1>${title}</h1>\n      <p>${what}</p>`;
  }
  const { shows, brand, help, matter } = page;
  const button = (scope: UnsubscribeScope, words: string) =>
    `<form method="post"><button name="scope" value="${scope}">${words}</button></form>`;
  const wider = [...(matter ? [button('matter', say.matter)] : []), button('everything', say.everything)];
  const lines = {
    question: [`<p>${say.question}</p>`, button('marketing', say.stop), `<p>${say.leave}</p>`, ...wider],
    done: [`<p role="status">${say.done}</p>`, `<p>${say.still}</p>`, ...wider],
    stands: [`<p role="status">${say.stands}</p>`, `<p>${say.still}</p>`, ...wider],
    over: [`<p role="status">${say.over}</p>`, `<p>${say.back} ${escapeHtml(help)}</p>`],
  }[shows];
  return [`<h1>${escapeHtml(brand)}</h1>`, ...lines].map((line) => `      ${line}`).join('\n');
}
