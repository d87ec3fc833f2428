import { ownTextIn } from '../../models/installation.ts';
import type { OwnTextKey } from '../../models/own-texts/own-texts.ts';
import { escapeHtml } from './html.ts';
import { readerPage } from './reader-page.ts';

/** What the page shows: the question in the exact words of the consent, the thanks, or that the link is over. */
export type ConfirmPage =
  | { shows: 'question' | 'done'; language: string; brand: string; wording: string }
  | { shows: 'over'; language: string };

/** The page behind a confirmation link, without scripts; a GET only shows it, and the button posts to the same address. */
export function confirmPage(page: ConfirmPage): string {
  const { language } = page;
  return readerPage({ language, title: sayIn(language)('title'), body: body(page) });
}

function body(page: ConfirmPage): string {
  const say = sayIn(page.language);
  if (page.shows === 'over') return `      <h1>${say('over')}</h1>\n      <p>${say('again')}</p>`;
  const asked = `      <h1>${escapeHtml(page.brand)}</h1>\n      <blockquote>${escapeHtml(page.wording)}</blockquote>`;
  if (page.shows === 'done') return `${asked}\n      <p role="status">${say('done')}</p>`;
  return `${asked}\n      <form method="post"><button>${say('agree')}</button></form>\n      <p>${say('leave')}</p>`;
}

type Said = OwnTextKey extends infer Key ? (Key extends `confirm-page/${infer Name}` ? Name : never) : never;

function sayIn(language: string) {
  return (what: Said): string => escapeHtml(ownTextIn(language, `confirm-page/${what}`));
}
