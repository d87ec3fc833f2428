/** The virtual phone: a list of numbers, one conversation, and what the person behind it does next. */
import { listenToKeys } from './phone-keys.js';
import { element, putWords } from './page-parts.js';
import { drawConversation, paintNumber, phoneRow } from './phone-view.js';
import { words } from './phone-words.js';

const $ = (id) => document.getElementById(id);
const refreshMs = 1_000;
const pageSize = 100;
const largestPage = 500;

let behaviours;
/** What was chosen for the number at hand: for its next message by route, and whether it is dead. */
let chosen = { next: {}, dead: false };
/** Routes whose gateways turn every message away. */
let closed = [];
let phonesShown = '';
let phonesLimit = pageSize;
let messagesLimit = pageSize;
/** How far each number had come when it was last looked at; `knownOrder` stands for the rest. */
const seen = new Map();
let knownOrder;

const current = () => decodeURIComponent(location.hash.slice(1));
const phonePath = () => `/phones/${encodeURIComponent(current())}`;

async function call(path, method = 'GET', body) {
  const options = body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {};
  const answer = await fetch(`/phone/api${path}`, { method, ...options }).catch(() => undefined);
  const content = await answer?.json().catch(() => undefined);
  if (!answer || answer.status === 503) throw new Error(words.away);
  if (!answer.ok) throw new Error(words.failed(content?.code ?? answer.status));
  return content;
}

function showBehaviours(all) {
  if (behaviours) return;
  behaviours = { ...all, ...words.behaviours };
  const choices = Object.keys(all).map((value) =>
    element('label', {}, element('input', { type: 'radio', name: 'behaviour', value }), behaviours[value]),
  );
  $('behaviours').replaceChildren(...choices);
}

/** One route needs no name; of several, the choice is for the one that is named. */
async function showRoutes() {
  const { routes } = await call('/routes');
  $('route').replaceChildren(...routes.map((text) => element('option', { text })));
  $('by').hidden = routes.length < 2;
}

async function showPhones() {
  const sought = $('find').value.normalize('NFKC').trim();
  const digits = sought.replaceAll(/\D/g, '');
  const [list, stats] = await Promise.all([call(`/phones?limit=${phonesLimit}&contains=${digits}`), call('/stats')]);
  showBehaviours(list.behaviours);
  closed = list.closed;
  showClosed();
  // Nobody is found here by letters; all of them would look like what was found.
  if (sought !== '' && digits === '') Object.assign(list, { phones: [], before: undefined });
  knownOrder ??= list.phones[0]?.order ?? 0;
  for (const { number, order } of list.phones) if (number === current()) seen.set(number, order);
  $('count').textContent = words.count(list.total, stats.callbacksPending);
  $('more').hidden = list.before === undefined || phonesLimit >= largestPage;
  $('none').hidden = list.phones.length > 0;
  $('none').textContent = list.total === 0 ? words.none : words.noneFound;
  const state = JSON.stringify([current(), list.phones, new Date().toDateString()]);
  if (state === phonesShown) return;
  phonesShown = state;
  const focused = document.activeElement?.getAttribute('href');
  const rows = list.phones.map((phone) =>
    phoneRow(phone, phone.number === current(), phone.order > (seen.get(phone.number) ?? knownOrder)),
  );
  $('phones').replaceChildren(...rows);
  if (focused)
    $('phones')
      .querySelector(`[href="${CSS.escape(focused)}"]`)
      ?.focus();
}

async function showConversation() {
  const number = current();
  document.body.classList.toggle('open', number !== '');
  $('phone').hidden = number === '';
  $('next').hidden = number === '';
  $('empty').hidden = number !== '';
  if (number === '') return;
  if ($('number').textContent !== number) openPhone(number);
  const [conversation, people] = await Promise.all([
    call(`${phonePath()}?limit=${messagesLimit}`),
    call(`${phonePath()}/contacts`).catch(() => undefined),
  ]);
  if (number !== current()) return;
  if (people) showPeople(people.contacts);
  showNext(conversation);
  $('older').hidden = conversation.before === undefined || messagesLimit >= largestPage;
  const scroll = $('scroll');
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;
  if (drawConversation($('messages'), conversation) && atEnd) scroll.scrollTop = scroll.scrollHeight;
}

/** The contacts that have this number, each with a way to what happened to them. */
function showPeople(contacts) {
  const ids = contacts.map(({ id }) => id).join(' ') || '-';
  if ($('people').dataset.ids === ids) return;
  $('people').dataset.ids = ids;
  const links = contacts.map(({ id }) =>
    element('a', { href: `/phone/contacts/${encodeURIComponent(id)}`, title: words.timelineOf(id), text: id }),
  );
  $('people').replaceChildren(...(links.length > 0 ? links.flatMap((link) => [link, ' ']) : [words.nobody]));
}

function openPhone(number) {
  $('number').textContent = number;
  $('people').replaceChildren();
  delete $('people').dataset.ids;
  paintNumber($('face'), number);
  $('messages').replaceChildren();
  messagesLimit = pageSize;
  openChooser(false);
}

function showClosed() {
  $('closed').checked = closed.includes($('route').value);
  $('whichCloses').textContent = words.closed($('route').value);
}

function showNext({ next, dead }) {
  chosen = { next, dead };
  $('dead').checked = dead;
  const here = next[$('route').value] ?? 'accept';
  const radio = [...$('behaviours').querySelectorAll('input')].find(({ value }) => value === here);
  if (radio) radio.checked = true;
  const told = Object.entries(next).map(([route, how]) =>
    words.chosen(behaviours?.[how] ?? how, $('by').hidden ? undefined : route),
  );
  if (dead) told.push(words.deadNow);
  if (closed.length > 0) told.push(words.closedNow(closed.join(', ')));
  $('chosen').hidden = told.length === 0 || !behaviours;
  $('chosen').textContent = told.join(' ');
}

function openChooser(open) {
  document.body.classList.toggle('choosing', open);
  $('chooser').setAttribute('aria-expanded', String(open));
}

/** Runs a step and says in words when it fails. */
async function attempt(step) {
  try {
    await step();
    $('fault').textContent = '';
    return true;
  } catch (error) {
    $('fault').textContent = error.message;
    if (current() === '') $('count').textContent = error.message;
    return false;
  }
}

const refresh = () => attempt(() => Promise.all([showPhones(), showConversation()]));
const act = (path, method, body) =>
  attempt(async () => {
    await call(path, method, body);
    await showConversation();
  });

async function sendReply() {
  const text = $('text').value.trim();
  if (text === '') return;
  $('text').value = '';
  $('scroll').scrollTop = $('scroll').scrollHeight;
  const sent = await attempt(() => call(`${phonePath()}/replies`, 'POST', { text }));
  if (sent) await refresh();
  else $('text').value ||= text;
}

$('reply').addEventListener('submit', (event) => {
  event.preventDefault();
  void sendReply();
});
$('text').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  void sendReply();
});
$('behaviours').addEventListener('change', (event) => {
  void act(`${phonePath()}/next`, 'PUT', { behaviour: event.target.value, route: $('route').value });
  openChooser(false);
});
$('route').addEventListener('change', () => {
  showNext(chosen);
  showClosed();
});
$('dead').addEventListener('change', ({ target }) => void act(phonePath(), 'PUT', { dead: target.checked }));
$('closed').addEventListener('change', ({ target }) => {
  void act(`/routes/${$('route').value}`, 'PUT', { closed: target.checked });
});
$('messages').addEventListener('click', ({ target }) => {
  const { report, message } = target.dataset;
  if (report) void act(`/messages/${message}/receipts`, 'POST', { status: report });
});
$('find').addEventListener('input', () => void refresh());
$('more').addEventListener('click', () => {
  phonesLimit = Math.min(largestPage, phonesLimit + pageSize);
  void refresh();
});
$('older').addEventListener('click', () => {
  messagesLimit = Math.min(largestPage, messagesLimit + pageSize);
  void refresh();
});
$('chooser').addEventListener('click', () => openChooser(!document.body.classList.contains('choosing')));
$('back').addEventListener('click', () => void (location.hash = ''));
addEventListener('hashchange', () => void refresh());
listenToKeys({ find: $('find'), phones: $('phones'), text: $('text') }, refresh);
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') openChooser(false);
});

putWords(words);
await attempt(showRoutes);

async function keepFresh() {
  if (!document.hidden) await refresh();
  setTimeout(keepFresh, refreshMs);
}
document.addEventListener('visibilitychange', () => void (document.hidden || refresh()));
await keepFresh();
