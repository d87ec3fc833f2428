/** Draws mailboxes and letters as elements; knows nothing of the network. */
import { drawList, element, paintFace, shortTime, tappable, time, withDays } from './page-parts.js';
import { language } from './language.js';
import { words } from './mailbox-words.js';

/** The face of an address: the first letters of its name. */
export function paintAddress(face, address) {
  return paintFace(face, address, [...address].slice(0, 2).join(''));
}

export function mailboxRow({ address, lastSubject, lastAt }, isCurrent, isNew) {
  const row = element(
    'a',
    {
      href: `#${encodeURIComponent(address)}`,
      ...(isCurrent ? { 'aria-current': 'true' } : {}),
      ...(isNew ? { class: 'new' } : {}),
    },
    paintAddress(element('span', { 'aria-hidden': 'true' }), address),
    element('span', { class: 'number', dir: 'auto', text: address }),
    shortTime(lastAt),
    element('span', { class: 'preview', dir: 'auto', text: lastSubject || words.noSubject }),
  );
  return element('li', {}, row);
}

/** The HTML part is a page of its own in a frame in which no script runs; it is fetched once somebody looks. */
function htmlOf({ id, subject }) {
  const details = element('details', {}, element('summary', { text: words.asHtml }));
  details.addEventListener('toggle', () => {
    if (!details.open || details.querySelector('iframe')) return;
    const sandbox = 'allow-popups allow-popups-to-escape-sandbox';
    details.append(element('iframe', { sandbox, src: `/mailbox/letters/${id}`, title: words.htmlOf(subject) }));
  });
  return details;
}

function unsubscribeOf({ id, unsubscribe: { url, oneClick } }) {
  const page = element('a', { href: url, target: '_blank', rel: 'noopener noreferrer', text: words.unsubscribe });
  const button = element('button', { type: 'button', 'data-unsubscribe': id, text: words.oneClick });
  return element('footer', {}, page, ...(oneClick ? [button] : []), element('span', { role: 'status' }));
}

const inUnit = (unit) =>
  new Intl.NumberFormat(language === 'ru' ? 'ru' : 'en-GB', { style: 'unit', unit, maximumFractionDigits: 1 });
const [bytes, kilobytes] = [inUnit('byte'), inUnit('kilobyte')];

/** The names and sizes of what is attached; the files themselves are not kept. */
function attachmentsOf(attachments) {
  const items = attachments.map(({ name, octets }) => {
    const size = octets < 1_000 ? bytes.format(octets) : kilobytes.format(octets / 1_000);
    return element('li', {}, element('bdi', { text: name || words.noName }), ` (${size})`);
  });
  return element('ul', { class: 'attachments', 'aria-label': words.attachments }, ...items);
}

function letterOf(letter) {
  const { from, subject, text, at, hasHtml, attachments = [], unsubscribe } = letter;
  const item = element(
    'li',
    { class: 'letter' },
    element('h3', { dir: 'auto', text: subject || words.noSubject }),
    element('p', { class: 'from' }, element('span', { dir: 'auto', text: from }), time(at)),
    element('p', { class: 'words', dir: 'auto' }, ...tappable(text)),
  );
  if (attachments.length > 0) item.append(attachmentsOf(attachments));
  if (hasHtml) item.append(htmlOf(letter));
  // Its address may come from anybody; one that runs a script is none.
  if (unsubscribe && /^https?:/.test(unsubscribe.url)) item.append(unsubscribeOf(letter));
  return item;
}

/** Brings the letters up to date; says whether anything changed. */
export function drawLetters(list, letters) {
  const items = letters.map((letter) => ({
    ...{ key: letter.id, at: letter.at, state: letter.id },
    draw: () => letterOf(letter),
  }));
  return drawList(list, withDays(items, words), words.quiet);
}
