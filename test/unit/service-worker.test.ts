import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';

const page = readFileSync(new URL('../../docs/gateways/web-push.md', import.meta.url), 'utf8');
const [, script = ''] = /^```js\n\/\/ \/notifications\.js of your site\n([\s\S]*?)^```$/m.exec(page) ?? [];

type Listener = (event: object) => void;

/** The service worker of the page, with what it shows and opens. */
function serviceWorker() {
  const listeners: Record<string, Listener> = {};
  const shown: unknown[] = [];
  const opened: unknown[] = [];
  const self = {
    addEventListener: (name: string, listener: Listener) => (listeners[name] = listener),
    registration: { showNotification: (...what: unknown[]) => shown.push(...what) },
    clients: { openWindow: (url: string) => opened.push(url) },
  };
  runInNewContext(script, { self });
  const happens = (name: string, event: object) => listeners[name]?.({ ...event, waitUntil: () => undefined });
  return { shown, opened, happens };
}

it('the service worker of docs/gateways/web-push.md shows what comes', () => {
  const { shown, happens } = serviceWorker();
  const sent = { title: 'Заказ 7', body: 'В пути', tag: 'r-1', opens: 'https://t.example/l/a' };
  happens('push', { data: { json: () => sent } });
  const data = { opens: sent.opens, unsubscribeUrl: undefined };
  expect(JSON.stringify(shown)).toBe(JSON.stringify(['Заказ 7', { body: 'В пути', tag: 'r-1', actions: [], data }]));
});

it.each([
  ['', { opens: 'https://t.example/l/a' }, 'https://t.example/l/a'],
  ['', {}, '/'],
  ['unsubscribe', { opens: '/a', unsubscribeUrl: 'https://t.example/u/a' }, 'https://t.example/u/a'],
])('a tap on %j leads on', (action, data, wanted) => {
  const { opened, happens } = serviceWorker();
  happens('notificationclick', { action, notification: { data, close: () => undefined } });
  expect(opened).toEqual([wanted]);
});
