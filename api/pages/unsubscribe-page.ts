import type { Locale } from '../../models/domain/message.ts';
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
    ended: 'Nothing more comes about this matter either.',
    matter: 'Nothing more about this matter',
    everything: 'No messages at all',
    over: 'Done. You will get no more messages from us.',
    back: 'To get them again, reply START to one of our messages, or write to',
    unknown: 'This link is not complete.',
    again: 'Open it from the message once more, or reply STOP to the message.',
    gone: 'We no longer know whom this message was for.',
    reply: 'If messages still come, reply STOP to one of them: that always counts.',
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
    ended: 'Об этом тоже больше не пишем.',
    matter: 'Об этом больше не писать',
    everything: 'Не присылать ничего',
    over: 'Готово. Сообщений от нас больше не будет.',
    back: 'Чтобы получать их снова, ответьте СТАРТ на любое наше сообщение или напишите на',
    gone: 'Мы больше не знаем, кому было это сообщение.',
    reply: 'Если сообщения ещё приходят, ответьте на любое словом СТОП: это всегда действует.',
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

/** What the page shows: a state; that nobody here made this link; that the person was erased; or that it must wait. */
export type UnsubscribePage =
  | {
      shows: UnsubscribeState;
      language: Locale;
      brand: string;
      help: string;
      /** The message was about a matter that can be ended by itself. */
      matter?: 'goes-on' | 'ended' | undefined;
    }
  | { shows: 'unknown' | 'gone' | 'away'; language: Locale };

/** The page behind an unsubscribe link, without scripts; a GET only shows it, and the buttons post to the same address. */
export function unsubscribePage(page: UnsubscribePage): string {
  const { language } = page;
  return readerPage({ language, title: words[language].title, body: body(page) });
}

function body(page: UnsubscribePage): string {
  const say = words[page.language];
  if (!('brand' in page)) {
    const notes = { away: [say.away, say.later], gone: [say.gone, say.reply], unknown: [say.unknown, say.again] };
    const [title, what] = notes[page.shows];
    return `      <h1>${title}</h1>\n      <p>${what}</p>`;
  }
  const { shows, brand, help, matter } = page;
  const button = (scope: UnsubscribeScope, words: string) =>
    `<form method="post"><button name="scope" value="${scope}">${words}</button></form>`;
  const wider = [...(matter === 'goes-on' ? [button('matter', say.matter)] : []), button('everything', say.everything)];
  const still = matter === 'ended' ? [`<p>${say.ended}</p>`, `<p>${say.still}</p>`] : [`<p>${say.still}</p>`];
  const back = `<p>${say.back} ${escapeHtml(help)}</p>`;
  const lines = {
    question: [`<p>${say.question}</p>`, button('marketing', say.stop), `<p>${say.leave}</p>`, ...wider],
    done: [`<p role="status">${say.done}</p>`, ...still, ...wider, ...(matter === 'ended' ? [back] : [])],
    stands: [`<p role="status">${say.stands}</p>`, ...still, ...wider, ...(matter === 'ended' ? [back] : [])],
    over: [`<p role="status">${say.over}</p>`, back],
  }[shows];
  return [`<h1>${escapeHtml(brand)}</h1>`, ...lines].map((line) => `      ${line}`).join('\n');
}
