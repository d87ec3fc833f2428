import { ownTextIn } from '../../models/installation.ts';
import type { OwnTextKey } from '../../models/own-texts/own-texts.ts';
import { escapeHtml } from './html.ts';
import { readerPage } from './reader-page.ts';

/** What is true of the number when the page is shown: nothing ended, done just now or earlier, or all over. */
export type UnsubscribeState = 'question' | 'done' | 'stands' | 'over';

/** What a button of the page ends. */
type UnsubscribeScope = 'marketing' | 'matter' | 'everything';

/** What the page shows: a state; that nobody here made this link; that the person was erased; or that it must wait. */
export type UnsubscribePage =
  | {
      shows: UnsubscribeState;
      language: string;
      brand: string;
      help: string;
      /** The message was about a matter that can be ended by itself. */
      matter?: 'goes-on' | 'ended' | undefined;
    }
  | { shows: 'unknown' | 'gone' | 'away'; language: string };

/** The page behind an unsubscribe link, without scripts; a GET only shows it, and the buttons post to the same address. */
export function unsubscribePage(page: UnsubscribePage): string {
  const { language } = page;
  return readerPage({ language, title: sayIn(language)('title'), body: body(page) });
}

function body(page: UnsubscribePage): string {
  const say = sayIn(page.language);
  if (!('brand' in page)) {
    const notes = {
      away: [say('away'), say('later')],
      gone: [say('gone'), say('reply')],
      unknown: [say('unknown'), say('again')],
    };
    const [title, what] = notes[page.shows];
    return `      <h1>${title}</h1>\n      <p>${what}</p>`;
  }
  const { shows, brand, help, matter } = page;
  const button = (scope: UnsubscribeScope, words: string) =>
    `<form method="post"><button name="scope" value="${scope}">${words}</button></form>`;
  const wider = [
    ...(matter === 'goes-on' ? [button('matter', say('matter'))] : []),
    button('everything', say('everything')),
  ];
  const still = matter === 'ended' ? [`<p>${say('ended')}</p>`, `<p>${say('still')}</p>`] : [`<p>${say('still')}</p>`];
  const back = `<p>${say('back')} ${escapeHtml(help)}</p>`;
  const lines = {
    question: [`<p>${say('question')}</p>`, button('marketing', say('stop')), `<p>${say('leave')}</p>`, ...wider],
    done: [`<p role="status">${say('done')}</p>`, ...still, ...wider, ...(matter === 'ended' ? [back] : [])],
    stands: [`<p role="status">${say('stands')}</p>`, ...still, ...wider, ...(matter === 'ended' ? [back] : [])],
    over: [`<p role="status">${say('over')}</p>`, back],
  }[shows];
  return [`<h1>${escapeHtml(brand)}</h1>`, ...lines].map((line) => `      ${line}`).join('\n');
}

type Said = OwnTextKey extends infer Key ? (Key extends `unsubscribe-page/${infer Name}` ? Name : never) : never;

function sayIn(language: string) {
  return (what: Said): string => escapeHtml(ownTextIn(language, `unsubscribe-page/${what}`));
}
