/** Draws phones and messages as elements; knows nothing of the network. */
import { language, words } from './phone-words.js';

export const statuses = ['sent', 'delivered', 'read', 'undeliverable', 'expired', 'rejected', 'blocked', 'complaint'];
const lost = new Set(['undeliverable', 'expired', 'rejected', 'blocked']);
const ticks = {
  accepted: '◷',
  sent: '✓',
  delivered: '✓✓',
  read: '✓✓',
  undeliverable: '!',
  expired: '!',
  rejected: '!',
  blocked: '!',
  complaint: '!',
};

export function element(tag, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

const format = (options) => new Intl.DateTimeFormat(language === 'ru' ? 'ru' : 'en-GB', options);
const clock = format({ hour: '2-digit', minute: '2-digit' });
const exactClock = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = format({ day: 'numeric', month: 'long' });
const shortDay = format({ day: 'numeric', month: 'short' });

function daysAgo(at) {
  const midnight = (date) => new Date(date).setHours(0, 0, 0, 0);
  return Math.round((midnight(Date.now()) - midnight(at)) / 86_400_000);
}

const time = (at, shape = clock) => element('time', { datetime: at, text: shape.format(new Date(at)) });

/** A coloured circle with the last digits, so that numbers can be told apart at a glance. */
export function paintFace(face, number) {
  const digits = number.replace(/\D/g, '');
  face.className = `face hue-${[...digits].reduce((sum, digit) => sum + Number(digit), 0) % 6}`;
  face.textContent = digits.slice(-2);
  return face;
}

export function phoneRow({ number, lastText, lastAt, direction, status }, isCurrent, isNew) {
  const state = direction === 'from-phone' ? words.you : lost.has(status) ? '! ' : '';
  const row = element(
    'a',
    { href: `#${number}`, ...(isCurrent ? { 'aria-current': 'true' } : {}), ...(isNew ? { class: 'new' } : {}) },
    paintFace(element('span', { 'aria-hidden': 'true' }), number),
    element('span', { class: 'number', text: number }),
    time(lastAt, daysAgo(lastAt) === 0 ? clock : shortDay),
    element('span', { class: 'preview', dir: 'auto', text: `${state}${lastText || '—'}` }),
  );
  return element('li', {}, row);
}

function reportLine({ status, at, dueAt, taken, error }) {
  const pending = new Date(dueAt) > new Date() ? words.due(exactClock.format(new Date(dueAt))) : words.waiting;
  const about = [words.statuses[status], ...(error ? [error] : []), taken ? words.taken : pending].join(' · ');
  return element('li', { class: taken ? 'taken' : 'waiting' }, time(at, exactClock), ` ${about}`);
}

/** Opens below a message: what the gateway reported, and buttons that make it report more. */
function reportsOf({ id, other, at, status, reports }) {
  const label = lost.has(status) ? `${words.statuses[status]} · ${words.neverArrived}` : words.statuses[status];
  const state = element('span', { class: `status ${status}` });
  state.append(element('span', { class: 'ticks', 'aria-hidden': 'true', text: ticks[status] }), label);
  const summary = element('summary', { title: words.reports }, element('span', { text: other }), time(at), state);
  const lines = reports.length > 0 ? reports.map(reportLine) : [element('li', { text: words.noReports })];
  const buttons = statuses.map((each) =>
    element('button', { type: 'button', 'data-report': each, 'data-message': id, text: words.statuses[each] }),
  );
  return element(
    'details',
    {},
    summary,
    element('div', { class: 'reports' }, element('ol', {}, ...lines), element('span', { text: words.report })),
    element('div', { class: 'buttons' }, ...buttons),
  );
}

/** A text with its addresses as links, as a phone shows it; what ends a sentence does not belong to one. */
function tappable(text) {
  return text
    .split(/(https?:\/\/[^\s<>"«»“”]*[^\s<>"«»“”.,!?;:)\]}'’…])/)
    .map((piece, index) =>
      index % 2 === 0
        ? piece
        : element('a', { href: piece, target: '_blank', rel: 'noopener noreferrer', text: piece }),
    );
}

function arrived(message) {
  const missing = lost.has(message.status);
  const bubble = element('p', { class: 'bubble', dir: 'auto' }, ...tappable(message.text));
  return element('li', { class: `to-phone ${missing ? 'missing' : ''}` }, bubble, reportsOf(message));
}

function answered({ text, at, taken }) {
  const state = taken ? '✓' : '◷';
  const title = taken ? words.replyTaken : words.replyWaiting;
  const about = element('div', { class: 'about' }, time(at), element('span', { title, text: `${state} ${title}` }));
  return element('li', { class: 'from-phone' }, element('p', { class: 'bubble', dir: 'auto', text }), about);
}

function turnedAway({ text, at, why, code }) {
  const about = element('div', { class: 'about' }, time(at));
  about.append(element('span', { class: 'bad', text: words.turnedAway[code ?? why] ?? code ?? why }));
  return element('li', { class: 'to-phone missing' }, element('p', { class: 'bubble', dir: 'auto', text }), about);
}

function daySeparator(at) {
  const ago = daysAgo(at);
  const text = ago === 0 ? words.today : ago === 1 ? words.yesterday : day.format(new Date(at));
  return element('li', { class: 'day', text });
}

/** Everything in a conversation by time, each with a key and the state that its looks depend on. */
function itemsOf({ messages, turnedAway: away }) {
  const all = [
    ...messages.map((message) => ({
      ...{ key: message.id, at: message.at, state: JSON.stringify(message) },
      draw: () => (message.direction === 'to-phone' ? arrived(message) : answered(message)),
    })),
    ...away.map((one, index) => {
      const key = `away ${one.at} ${one.reference} ${index}`;
      return { key, at: one.at, state: key, draw: () => turnedAway(one) };
    }),
  ].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  return all.flatMap((item, index) => {
    const date = new Date(item.at).toDateString();
    if (index > 0 && date === new Date(all[index - 1].at).toDateString()) return [item];
    return [{ key: date, state: `${daysAgo(item.at)}`, draw: () => daySeparator(item.at) }, item];
  });
}

/** Brings the list up to date and touches only what changed, so that open details, focus and selection stay. */
export function drawConversation(list, conversation) {
  const old = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const children = itemsOf(conversation).map(({ key, state, draw }) => {
    const before = old.get(key);
    if (before?.dataset.state === state) return before;
    const made = draw();
    made.dataset.key = key;
    made.dataset.state = state;
    if (before?.querySelector('details')?.open) made.querySelector('details').open = true;
    return made;
  });
  if (children.length === 0) children.push(element('li', { class: 'day', text: words.quiet }));
  const same = children.length === list.children.length && children.every((child, at) => child === list.children[at]);
  if (!same) list.replaceChildren(...children);
  return !same;
}
