import type { Locale } from '../models/domain/message.ts';
import { escapeHtml } from './html.ts';
import { readerPage } from './reader-page.ts';

const words = {
  en: {
    title: 'Unsubscribe',
    question: 'Do you want no more offers from us?',
    stop: 'No more offers',
    leave: 'Messages about your own orders and appointments still come. To keep the offers, just close this page.',
    done: 'Done. You will get no more offers from us.',
    unknown: 'This link is not complete.',
    again: 'Open it from the message once more, or reply STOP to the message.',
  },
  ru: {
    title: 'Отписка',
    question: 'Больше не присылать вам рекламу?',
    stop: 'Не присылать',
    leave: 'Сообщения о ваших заказах и записях продолжат приходить. Чтобы ничего не менять, закройте страницу.',
    done: 'Готово. Рекламы от нас больше не будет.',
    unknown: 'Ссылка неполная.',
    again: 'Откройте её из сообщения ещё раз или ответьте на сообщение словом СТОП.',
  },
} as const satisfies Record<Locale, Record<string, string>>;

/** What the page shows: the question, that it is done, or that nobody here made this link. */
export type UnsubscribePage =
  { shows: 'question' | 'done'; language: Locale; brand: string } | { shows: 'unknown'; language: Locale };

/** The page behind an unsubscribe link, without scripts; a GET only shows it, and the button posts to the same address. */
export function unsubscribePage(page: UnsubscribePage): string {
  const { language } = page;
  return readerPage({ language, title: words[language].title, body: body(page) });
}

function body(page: UnsubscribePage): string {
  const say = words[page.language];
  if (page.shows === 'unknown') return `      <h1>${say.unknown}</h1>\n      <p>${say.again}</p>`;
  const brand = `      <h1>${escapeHtml(page.brand)}</h1>`;
  if (page.shows === 'done') return `${brand}\n      <p role="status">${say.done}</p>`;
  const button = `<form method="post"><button>${say.stop}</button></form>`;
  return `${brand}\n      <p>${say.question}</p>\n      ${button}\n      <p>${say.leave}</p>`;
}
