import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { pino } from 'pino';
import { request } from 'undici';
import { expect, onTestFinished, test } from 'vitest';
import { mailboxRouter } from '../../../api/pages/mailbox.ts';
import { sendProblems } from '../../../api/http/problems.ts';
import { secret, setUp } from './stand.ts';

const json = { 'content-type': 'application/json' };
const anna = 'anna@mail.example';
const letter = { from: 'Example Shop <news@shop.example>', to: anna, subject: 'Your order', text: 'On its way.' };

interface Mailbox {
  address: string;
  letters: { id: string; from: string; to: string; subject: string; text: string; hasHtml: boolean; at: string }[];
}

/** The simulator, the page over it, and a client that somebody else wrote. */
async function mailStand() {
  const stand = await setUp();
  const mail = async (...letters: SendMailOptions[]) => {
    const transport = nodemailer.createTransport({ host: '127.0.0.1', port: stand.mailPort(), ignoreTLS: true });
    for (const each of letters) await transport.sendMail(each);
    transport.close();
  };
  const call = await serve(stand.url());
  const mailbox = async (address: string) =>
    JSON.parse((await call(`/mailbox/api/mailboxes/${encodeURIComponent(address)}`)).text) as Mailbox;
  return { ...stand, mail, call, mailbox };
}

async function serve(simulatorUrl: string) {
  const app = express();
  app.use(
    '/mailbox',
    mailboxRouter({ simulatorUrl, simulatorSecret: secret }),
    sendProblems(pino({ level: 'silent' }), 'http://tidings.example'),
  );
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return async (to: string, options: Parameters<typeof request>[1] = {}) => {
    const { statusCode: status, headers, body } = await request(`${base}${to}`, options);
    return { status, headers, text: await body.text() };
  };
}

test('the page and all it needs are served under a strict policy, and nothing else is', async () => {
  const call = await serve('http://127.0.0.1:9');
  const page = await call('/mailbox');
  expect(page.status).toBe(200);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
  expect(page.text).not.toMatch(/<script>|style=|onclick|https?:/);
  const needed = [...page.text.matchAll(/(?:src|href)="(\/mailbox\/[^"]+)"/g)].map(([, file = '']) => file);
  expect(needed.length).toBeGreaterThan(3);
  const imported = ['mailbox-view', 'mailbox-words', 'page-parts', 'language'].map((name) => `/mailbox/${name}.js`);
  for (const file of [...needed, ...imported]) expect(await call(file), file).toMatchObject({ status: 200 });
  for (const other of ['/mailbox/phone.html', '/mailbox/api/phones', '/mailbox/api/mailboxes/a%2Fb']) {
    expect(await call(other), other).toMatchObject({ status: 404 });
  }
  expect(await call('/mailbox/api/mailboxes')).toMatchObject({ status: 503, text: '{"code":"simulator-away"}' });
});

test('letters lie in the mailbox of each whom they are to, oldest first, the mailbox with the latest on top', async () => {
  const { mail, call, mailbox, stats } = await mailStand();
  await mail(
    letter,
    { ...letter, to: 'boris@mail.example', subject: 'Заказ', text: 'Уже в пути.\n' },
    { ...letter, to: [anna.toUpperCase(), 'vera@mail.example'], subject: 'News' },
  );
  const found = JSON.parse((await call('/mailbox/api/mailboxes?limit=2')).text) as { before: number };
  expect(found).toMatchObject({
    total: 3,
    mailboxes: [
      { address: 'vera@mail.example', count: 1, lastSubject: 'News' },
      { address: anna, count: 2, lastSubject: 'News' },
    ],
  });
  const rest = await call(`/mailbox/api/mailboxes?limit=2&before=${found.before}`);
  expect(JSON.parse(rest.text)).toMatchObject({ mailboxes: [{ address: 'boris@mail.example' }] });
  const sought = await call('/mailbox/api/mailboxes?contains=BORIS');
  expect(JSON.parse(sought.text)).toMatchObject({ mailboxes: [{ lastSubject: 'Заказ' }] });
  expect(await mailbox(anna)).toMatchObject({
    letters: [
      { ...letter, hasHtml: false },
      { subject: 'News', to: expect.stringMatching(/anna/i) as string },
    ],
  });
  expect(await mailbox('boris@mail.example')).toMatchObject({ letters: [{ text: 'Уже в пути.' }] });
  expect(await stats()).toMatchObject({ letters: 4, accepted: 0 });
});

test('a letter names what is attached to it, and no line of its head turns the direction of reading', async () => {
  const { mail, mailbox } = await mailStand();
  const cid = 'logo@shop.example';
  await mail(
    {
      ...letter,
      subject: 'Invoice \u202egpj.exe\u202c',
      html: `<img src="cid:${cid}" alt="">`,
      attachments: [
        { filename: 'счёт.pdf', content: Buffer.alloc(1_500) },
        { filename: '\u202efdp.exe', content: 'twelve bytes' },
        { filename: 'logo.png', content: Buffer.alloc(10), cid },
      ],
    },
    letter,
  );
  const [invoice, plain] = (await mailbox(anna)).letters;
  expect(invoice).toMatchObject({
    subject: 'Invoice gpj.exe',
    attachments: [
      { name: 'счёт.pdf', octets: 1_500 },
      { name: 'fdp.exe', octets: 12 },
    ],
  });
  expect(plain).not.toHaveProperty('attachments');
});

test('all letters survive a restart, and earlier ones come page by page', async () => {
  const { mail, get, stop, start, url } = await mailStand();
  await mail(...['1', '2', '3'].map((subject) => ({ ...letter, subject })));
  await stop();
  await start();
  expect(url()).toContain('127.0.0.1');
  const path = `/mailboxes/${anna}?limit=2`;
  expect(await get(path)).toMatchObject({ letters: [{ subject: '2' }, { subject: '3' }], before: 1 });
  expect(await get(`${path}&before=1`)).toMatchObject({ letters: [{ subject: '1' }] });
});

test('the HTML of a letter runs no script, fetches nothing, and its links open beside it', async () => {
  const { mail, call, mailbox } = await mailStand();
  const html = '<!doctype html><html><head><title>x</title></head><body><script>alert(1)</script></body></html>';
  await mail({ ...letter, html }, { ...letter, html: '<p>bare</p>' }, letter);
  const [whole, bare, plain] = (await mailbox(anna)).letters;
  const shown = await call(`/mailbox/letters/${whole?.id}`);
  expect(shown.status).toBe(200);
  expect(shown.text.trimEnd()).toBe(html.replace('<head>', '<head><base target="_blank">'));
  expect(shown.headers['content-type']).toContain('text/html');
  const policy = shown.headers['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/; sandbox allow-popups allow-popups-to-escape-sandbox$/);
  expect(policy).not.toContain('allow-scripts');
  expect((await call(`/mailbox/letters/${bare?.id}`)).text).toContain('<base target="_blank"><p>bare</p>');
  expect(await call(`/mailbox/letters/${plain?.id}`)).toMatchObject({ status: 404 });
  const framed = { headers: { 'sec-fetch-site': 'cross-site' } };
  expect(await call(`/mailbox/letters/${whole?.id}`, framed)).toMatchObject({ status: 403 });
});

test('one click posts what a mail provider posts, and only for a letter that offers it', async () => {
  const posted: string[] = [];
  const shop = createServer((asked, response) => {
    void asked.toArray().then((chunks) => {
      posted.push(`${asked.method} ${asked.url} ${asked.headers['content-type']} ${Buffer.concat(chunks).toString()}`);
      response.writeHead(200).end();
    });
  }).listen(0, '127.0.0.1');
  await once(shop, 'listening');
  onTestFinished(() => void shop.close());
  const page = `http://127.0.0.1:${(shop.address() as AddressInfo).port}/u/${'token'.repeat(30)}`;
  const { mail, call, mailbox } = await mailStand();
  const listed = { 'List-Unsubscribe': `<${page}>` };
  await mail(
    { ...letter, headers: { ...listed, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } },
    { ...letter, headers: listed },
    { ...letter, headers: { 'List-Unsubscribe': '<javascript:alert(1)>' } },
  );
  const [oneClick, onPage, none] = (await mailbox(anna)).letters;
  expect([oneClick, onPage]).toMatchObject([
    { unsubscribe: { url: page, oneClick: true } },
    { unsubscribe: { url: page, oneClick: false } },
  ]);
  expect(none).not.toHaveProperty('unsubscribe');
  const click = (id = '') =>
    call(`/mailbox/api/letters/${id}/unsubscribe`, { method: 'POST', headers: json, body: '{}' });
  expect(await click(oneClick?.id)).toMatchObject({ status: 200, text: '{"status":200}' });
  expect(await click(onPage?.id)).toMatchObject({ status: 404 });
  expect(posted).toEqual([
    `POST /u/${'token'.repeat(30)} application/x-www-form-urlencoded List-Unsubscribe=One-Click`,
  ]);
  shop.closeAllConnections();
});

test('a letter that is too large is refused', async () => {
  const { mail, stats } = await mailStand();
  await expect(mail({ ...letter, text: 'x\n'.repeat(600_000) })).rejects.toMatchObject({ responseCode: 552 });
  expect(await stats()).toMatchObject({ letters: 0 });
});
