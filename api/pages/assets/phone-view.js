/** Draws phones and messages as elements; knows nothing of the network. */
import { drawList, element, exactClock, paintFace, shortTime, tappable, time, withDays } from './page-parts.js';
import { words } from './phone-words.js';

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

/** The face of a number: its last digits. */
export function paintNumber(face, number) {
  const digits = number.replace(/\D/g, '');
  return paintFace(face, digits, digits.slice(-2));
}

export function phoneRow({ number, lastText, lastAt, direction, status }, isCurrent, isNew) {
  const state = direction === 'from-phone' ? words.you : lost.has(status) ? '! ' : '';
  const row = element(
    'a',
    { href: `#${number}`, ...(isCurrent ? { 'aria-current': 'true' } : {}), ...(isNew ? { class: 'new' } : {}) },
    paintNumber(element('span', { 'aria-hidden': 'true' }), number),
    element('span', { class: 'number', text: number }),
    shortTime(lastAt),
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
function reportsOf({ id, route, other, at, status, reports }) {
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
    element(
      'div',
      { class: 'reports' },
      element('p', { text: words.byRoute(route) }),
      element('ol', {}, ...lines),
      element('span', { text: words.report }),
    ),
    element('div', { class: 'buttons' }, ...buttons),
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

function turnedAway({ route, text, at, why, code }) {
  const about = element('div', { class: 'about' }, time(at), element('span', { text: words.byRoute(route) }));
  about.append(element('span', { class: 'bad', text: words.turnedAway[code ?? why] ?? code ?? why }));
  return element('li', { class: 'to-phone missing' }, element('p', { class: 'bubble', dir: 'auto', text }), about);
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
  return withDays(all, words);
}

/** Brings the conversation up to date; says whether anything changed. */
export function drawConversation(list, conversation) {
  return drawList(list, itemsOf(conversation), words.quiet);
}
