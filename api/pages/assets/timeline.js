/** What happened to one contact, newest first, as the API tells it. */
import { language } from './language.js';
import { element } from './page-parts.js';
import { words } from './phone-words.js';

const $ = (id) => document.getElementById(id);
const id = decodeURIComponent(location.pathname.split('/').at(-1));
const clock = new Intl.DateTimeFormat(language === 'ru' ? 'ru' : 'en-GB', { dateStyle: 'medium', timeStyle: 'long' });
let cursor;

/** The order, invoice or booking that a run is about: the last part of its id, where it has three. */
function keyOf(workflowId = '') {
  const key = workflowId.split('/')[2];
  return key === undefined ? '' : decodeURIComponent(key);
}

/** What a reader looks for first: the words of a text or reply, when a held text goes, what became of an event. */
function gist({ text, state, notBefore, runs = [] }) {
  const held = state === 'deferred' && notBefore ? `${words.heldUntil} ${clock.format(new Date(notBefore))}` : '';
  const effects = runs.map(({ effect, workflowId }) => `${effect} ${workflowId?.split('/')[0] ?? ''}`);
  return [text ?? '', held, ...effects].filter(Boolean).join(' · ');
}

function entryOf({ at, kind, what, details }) {
  const summary = element(
    'summary',
    {},
    element('time', { datetime: at, text: clock.format(new Date(at)) }),
    element('span', { class: `kind ${kind}`, text: kind }),
    element('span', { class: 'what', dir: 'auto', text: what }),
    element('span', { class: 'key', dir: 'auto', text: keyOf(details.workflowId) }),
    element('span', { class: 'gist', dir: 'auto', text: gist(details) }),
  );
  const all = element('pre', { text: JSON.stringify(details, undefined, 2) });
  return element('li', {}, element('details', {}, summary, all));
}

async function showMore() {
  const page = new URLSearchParams({ limit: '50', ...(cursor ? { cursor } : {}) });
  const answer = await fetch(`/phone/api/contacts/${encodeURIComponent(id)}/timeline?${page}`).catch(() => undefined);
  const content = await answer?.json().catch(() => undefined);
  $('fault').textContent = answer?.ok ? '' : words.failed(content?.code ?? answer?.status ?? '');
  if (!answer?.ok) return;
  $('entries').append(...content.items.map(entryOf));
  cursor = content.next;
  $('older').hidden = cursor === undefined;
}

document.documentElement.lang = language;
document.title = `${id} · Tidings`;
$('who').textContent = id;
for (const each of document.querySelectorAll('[data-word]')) each.textContent = words[each.dataset.word];
$('older').addEventListener('click', () => void showMore());
await showMore();
