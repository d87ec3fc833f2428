/** The mailbox: a list of addresses, and the letters to one of them. */
import { drawLetters, mailboxRow, paintAddress } from './mailbox-view.js';
import { putWords } from './page-parts.js';
import { words } from './mailbox-words.js';

const $ = (id) => document.getElementById(id);
const refreshMs = 1_000;
const pageSize = 100;
const largestPage = 500;

let mailboxesShown = '';
let mailboxesLimit = pageSize;
let lettersLimit = pageSize;
/** How far each mailbox had come when it was last looked at; `knownOrder` stands for the rest. */
const seen = new Map();
let knownOrder;

const current = () => decodeURIComponent(location.hash.slice(1));

async function call(path, method = 'GET') {
  const options = method === 'GET' ? {} : { body: '{}', headers: { 'content-type': 'application/json' } };
  const answer = await fetch(`/mailbox/api${path}`, { method, ...options }).catch(() => undefined);
  const content = await answer?.json().catch(() => undefined);
  if (!answer || answer.status === 503) throw new Error(words.away);
  if (!answer.ok) throw new Error(words.failed(content?.code ?? answer.status));
  return content;
}

async function showMailboxes() {
  const sought = $('find').value.normalize('NFKC').trim();
  const list = await call(`/mailboxes?limit=${mailboxesLimit}&contains=${encodeURIComponent(sought)}`);
  knownOrder ??= list.mailboxes[0]?.order ?? 0;
  for (const { address, order } of list.mailboxes) if (address === current()) seen.set(address, order);
  $('count').textContent = words.count(list.total);
  $('more').hidden = list.before === undefined || mailboxesLimit >= largestPage;
  $('none').hidden = list.mailboxes.length > 0;
  $('none').textContent = list.total === 0 ? words.none : words.noneFound;
  const state = JSON.stringify([current(), list.mailboxes, new Date().toDateString()]);
  if (state === mailboxesShown) return;
  mailboxesShown = state;
  const focused = document.activeElement?.getAttribute('href');
  const rows = list.mailboxes.map((mailbox) =>
    mailboxRow(mailbox, mailbox.address === current(), mailbox.order > (seen.get(mailbox.address) ?? knownOrder)),
  );
  $('mailboxes').replaceChildren(...rows);
  if (focused)
    $('mailboxes')
      .querySelector(`[href="${CSS.escape(focused)}"]`)
      ?.focus();
}

async function showLetters() {
  const address = current();
  document.body.classList.toggle('open', address !== '');
  $('mailbox').hidden = address === '';
  $('empty').hidden = address !== '';
  if (address === '') return;
  if ($('address').textContent !== address) openMailbox(address);
  const { letters, before } = await call(`/mailboxes/${encodeURIComponent(address)}?limit=${lettersLimit}`);
  if (address !== current()) return;
  $('older').hidden = before === undefined || lettersLimit >= largestPage;
  const scroll = $('scroll');
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;
  if (drawLetters($('letters'), letters) && atEnd) scroll.scrollTop = scroll.scrollHeight;
}

function openMailbox(address) {
  $('address').textContent = address;
  paintAddress($('face'), address);
  $('letters').replaceChildren();
  lettersLimit = pageSize;
}

/** Runs a step and says in words when it fails. */
async function attempt(step) {
  try {
    await step();
    $('fault').textContent = '';
  } catch (error) {
    $('fault').textContent = error.message;
    if (current() === '') $('count').textContent = error.message;
  }
}

const refresh = () => attempt(() => Promise.all([showMailboxes(), showLetters()]));

$('letters').addEventListener('click', ({ target }) => {
  const { unsubscribe } = target.dataset;
  if (!unsubscribe) return;
  void attempt(async () => {
    const { status } = await call(`/letters/${unsubscribe}/unsubscribe`, 'POST');
    target.parentElement.querySelector('[role=status]').textContent = words.clicked(status);
  });
});
$('mailboxes').addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const rows = [...$('mailboxes').querySelectorAll('a')];
  (rows[rows.indexOf(document.activeElement) + step] ?? $('find')).focus();
});
$('find').addEventListener('keydown', (event) => {
  if (event.key !== 'ArrowDown') return;
  event.preventDefault();
  $('mailboxes').querySelector('a')?.focus();
});
$('find').addEventListener('input', () => void refresh());
$('more').addEventListener('click', () => {
  mailboxesLimit = Math.min(largestPage, mailboxesLimit + pageSize);
  void refresh();
});
$('older').addEventListener('click', () => {
  lettersLimit = Math.min(largestPage, lettersLimit + pageSize);
  void refresh();
});
$('back').addEventListener('click', () => void (location.hash = ''));
addEventListener('hashchange', () => void refresh());

putWords(words);

async function keepFresh() {
  if (!document.hidden) await refresh();
  setTimeout(keepFresh, refreshMs);
}
document.addEventListener('visibilitychange', () => void (document.hidden || refresh()));
await keepFresh();
