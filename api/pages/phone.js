/** The virtual phone: a list of numbers, one conversation, and what the person behind it does next. */
const $ = (id) => document.getElementById(id);
const refreshMs = 1000;
const reports = ['sent', 'delivered', 'read', 'undeliverable', 'expired', 'rejected'];
const bad = new Set(['undeliverable', 'expired', 'rejected']);
let behaviours = {};
let shown = '';

const current = () => decodeURIComponent(location.hash.slice(1));

async function call(path, method = 'GET', body) {
  const options = body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {};
  const answer = await fetch(`/phone/api${path}`, { method, ...options });
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).code ?? `answer ${answer.status}`);
  return answer.status === 204 || answer.headers.get('content-length') === '0' ? undefined : answer.json();
}

function element(tag, { text, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

const clock = (at) => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

function phoneRow({ number, lastText, lastAt, direction }) {
  const link = element('a', { href: `#${number}`, 'aria-current': String(number === current()) });
  link.append(
    element(
      'div',
      { class: 'row' },
      element('span', { class: 'number', text: number }),
      element('time', { text: clock(lastAt) }),
    ),
    element('div', { class: 'preview', text: `${direction === 'from-phone' ? 'You: ' : ''}${lastText}` }),
  );
  return element('li', {}, link);
}

/** A menu on each message lets a person send a receipt on request. */
function reportMenu(id) {
  const menu = element(
    'select',
    { 'aria-label': 'Send a receipt' },
    element('option', { value: '', text: 'receipt…' }),
  );
  for (const status of reports) menu.append(element('option', { value: status, text: status }));
  menu.addEventListener('change', () =>
    attempt(() => call(`/messages/${id}/receipts`, 'POST', { status: menu.value })),
  );
  return menu;
}

function bubble({ id, direction, text, at, other, status }) {
  const about = element('div', { class: 'about' }, element('time', { text: clock(at) }));
  if (direction === 'to-phone') {
    about.prepend(element('span', { text: other }));
    about.append(element('span', { class: bad.has(status) ? 'bad' : '', text: status }), reportMenu(id));
  }
  return element('li', { class: direction }, element('p', { class: 'bubble', text }), about);
}

async function showPhones() {
  const list = await call('/phones');
  if (Object.keys(behaviours).length === 0) {
    behaviours = list.behaviours;
    $('next').append(...Object.entries(behaviours).map(([value, text]) => element('option', { value, text })));
  }
  const wanted = $('find').value.replaceAll(/[^\d+]/g, '');
  $('phones').replaceChildren(...list.phones.filter(({ number }) => number.includes(wanted)).map(phoneRow));
  $('none').hidden = list.phones.length > 0;
}

async function showConversation() {
  const number = current();
  document.body.classList.toggle('open', number !== '');
  $('phone').hidden = number === '';
  $('empty').hidden = number !== '';
  if (number === '') return;
  const { messages, next } = await call(`/phones/${encodeURIComponent(number)}`);
  const state = JSON.stringify([number, messages]);
  $('number').textContent = number;
  if (document.activeElement !== $('next')) $('next').value = next;
  if (state === shown || document.activeElement?.closest('#messages')) return;
  shown = state;
  $('messages').replaceChildren(...messages.map(bubble));
  $('messages').scrollTop = $('messages').scrollHeight;
}

/** Runs a step and says in words when it fails. */
async function attempt(step) {
  try {
    await step();
    $('fault').textContent = '';
  } catch (error) {
    $('fault').textContent = `That did not work: ${error.message}`;
  }
  document.activeElement?.closest('#messages')?.querySelector(':focus')?.blur();
}

const refresh = () => attempt(() => Promise.all([showPhones(), showConversation()]));

$('reply').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = $('text').value.trim();
  if (text === '') return;
  attempt(async () => {
    await call(`/phones/${encodeURIComponent(current())}/replies`, 'POST', { text });
    $('text').value = '';
    await showConversation();
  });
});
$('next').addEventListener('change', () => {
  attempt(() => call(`/phones/${encodeURIComponent(current())}/next`, 'PUT', { behaviour: $('next').value }));
  $('next').blur();
});
$('find').addEventListener('input', () => void refresh());
$('back').addEventListener('click', () => void (location.hash = ''));
addEventListener('hashchange', () => void refresh());

await refresh();
setInterval(refresh, refreshMs);
