/** What the pages draw alike: elements, times, faces, links. */
import { language } from './language.js';

export function element(tag, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

/** Puts the words of a page into the elements that name them by `data-word`. */
export function putWords(words) {
  document.documentElement.lang = language;
  for (const each of document.querySelectorAll('[data-word]')) {
    const word = words[each.dataset.word];
    if (each.matches('input, textarea')) each.placeholder = word;
    if (each.matches('input, textarea') || each.textContent !== '') each.setAttribute('aria-label', word);
    else each.textContent = word;
  }
}

const format = (options) => new Intl.DateTimeFormat(language === 'ru' ? 'ru' : 'en-GB', options);
const clock = format({ hour: '2-digit', minute: '2-digit' });
const day = format({ day: 'numeric', month: 'long' });
const shortDay = format({ day: 'numeric', month: 'short' });
export const exactClock = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });

export function daysAgo(at) {
  const midnight = (date) => new Date(date).setHours(0, 0, 0, 0);
  return Math.round((midnight(Date.now()) - midnight(at)) / 86_400_000);
}

export const time = (at, shape = clock) => element('time', { datetime: at, text: shape.format(new Date(at)) });

/** In a list: the time of today, else the day. */
export const shortTime = (at) => time(at, daysAgo(at) === 0 ? clock : shortDay);

/** Stands between the items of two days. */
export function daySeparator(at, { today, yesterday }) {
  const ago = daysAgo(at);
  const text = ago === 0 ? today : ago === 1 ? yesterday : day.format(new Date(at));
  return element('li', { class: 'day', text });
}

/** A coloured circle with a few signs, so that numbers and addresses can be told apart at a glance. */
export function paintFace(face, whose, signs) {
  face.className = `face hue-${[...whose].reduce((sum, sign) => sum + sign.codePointAt(0), 0) % 6}`;
  face.textContent = signs;
  return face;
}

/** A text with its addresses as links, as a phone shows it; what ends a sentence does not belong to one. */
export function tappable(text) {
  return text
    .split(/(https?:\/\/[^\s<>"«»“”]*[^\s<>"«»“”.,!?;:)\]}'’…])/)
    .map((piece, index) =>
      index % 2 === 0
        ? piece
        : element('a', { href: piece, target: '_blank', rel: 'noopener noreferrer', text: piece }),
    );
}

/** Brings a list up to date and touches only what changed, so that open details, focus and selection stay. */
export function drawList(list, items, whenEmpty) {
  const old = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const children = items.map(({ key, state, draw }) => {
    const before = old.get(key);
    if (before?.dataset.state === state) return before;
    const made = draw();
    made.dataset.key = key;
    made.dataset.state = state;
    if (before?.querySelector('details')?.open) made.querySelector('details').open = true;
    return made;
  });
  if (children.length === 0) children.push(element('li', { class: 'day', text: whenEmpty }));
  const same = children.length === list.children.length && children.every((child, at) => child === list.children[at]);
  if (!same) list.replaceChildren(...children);
  return !same;
}

/** Items in their order, each day of them below a line that names it. */
export function withDays(items, words) {
  return items.flatMap((item, index) => {
    const date = new Date(item.at).toDateString();
    if (index > 0 && date === new Date(items[index - 1].at).toDateString()) return [item];
    return [{ key: date, state: `${daysAgo(item.at)}`, draw: () => daySeparator(item.at, words) }, item];
  });
}
