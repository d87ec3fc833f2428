import type { Locale } from '../../models/domain/message.ts';
import { escapeHtml } from './html.ts';
import { readerPage } from './reader-page.ts';

const words = {
  en: {
    title: 'Confirm',
    agree: 'I agree',
    leave: 'If it was not you, just close this page: nothing was agreed to.',
    done: 'Thank you, this is confirmed.',
    over: 'This link is no longer valid.',
    again: 'Ask for a new one where you found the form.',
  },
  ru: {
    title: 'Подтверждение',
    agree: 'Согласен',
    leave: 'Если это не вы, просто закройте страницу: согласие не дано.',
    done: 'Спасибо, согласие подтверждено.',
    over: 'Ссылка больше не действует.',
    again: 'Запросите новую там, где заполняли форму.',
  },
} as const satisfies Record<Locale, Record<string, string>>;

/** What the page shows: the question in the exact words of the consent, the thanks, or that the link is over. */
export type ConfirmPage =
  | { shows: 'question' | 'done'; language: Locale; brand: string; wording: string }
  | { shows: 'over'; language: Locale };

/** The page behind a confirmation link, without scripts; a GET only shows it, and the button posts to the same address. */
export function confirmPage(page: ConfirmPage): string {
  const { language } = page;
  return readerPage({ language, title: words[language].title, body: body(page) });
}

function body(page: ConfirmPage): string {
  const say = words[page.language];
  if (page.shows === 'over') return `      <h1>${say.over}</h1>\n      <p>${say.again}</p>`;
  const asked = `      <h1>${escapeHtml(page.brand)}</h1>\n      <blockquote>${escapeHtml(page.wording)}</blockquote>`;
  if (page.shows === 'done') return `${asked}\n      <p role="status">${say.done}</p>`;
  return `${asked}\n      <form method="post"><button>${say.agree}</button></form>\n      <p>${say.leave}</p>`;
}
