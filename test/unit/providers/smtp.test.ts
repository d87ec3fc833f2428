import { generateKeyPairSync } from 'node:crypto';
import { authenticate } from 'mailauth';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { smtp } from '../../../activities/providers/smtp/index.ts';
import { nobodyThere, selfSigned, silence, untrusted } from '../../../cli/testing/no-gateway.ts';
import { emailProviderContract, providerContract } from '../../../cli/testing/provider.ts';
import { message as anyMessage } from '../../../cli/testing/provider-message.ts';
import type { OutboundEmail } from '../../../models/domain/deliveries/provider.ts';
import { account, startMailServer } from '../../contracts/smtp/server.ts';
import { bouncingStand, smtpStand } from '../../contracts/smtp/stand.ts';

const place = { route: 'smtp', hooks: 'https://tidings.example/hooks/smtp' };
const message = (over: Partial<OutboundEmail> = {}) => anyMessage({ to: 'reader@mail.example', ...over });

function openAt(settings: Record<string, string>) {
  const read = smtp.settings.parse({
    host: '127.0.0.1',
    security: 'none',
    from: 'Example Shop <news@shop.example>',
    ...settings,
  });
  const provider = smtp.provider(read, place);
  onTestFinished(() => provider.close());
  return provider;
}

async function open(settings: Record<string, string> = {}, options: Parameters<typeof startMailServer>[0] = {}) {
  const server = await startMailServer(options);
  onTestFinished(server.close);
  return { ...server, provider: openAt({ port: String(server.port), ...settings }) };
}

/** Headers by their names in small letters, unfolded, and the body as it came. */
function read(raw: string) {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) headers[line.replace(/:.*/s, '').toLowerCase()] = line.replace(/^[^:]*:\s*/, '');
  return { headers, body: body.join('\r\n\r\n') };
}

emailProviderContract('smtp', smtpStand);

providerContract('smtp that hears of bounces', bouncingStand);

describe('a letter by SMTP', () => {
  it('has a plain and an HTML part of the same words, and a Message-ID of its reference', async () => {
    const { provider, letters } = await open();
    const text = 'Hello & <welcome>!\nSee https://shop.example/a?b=1&c=2.\n\nBye';
    const sent = await provider.send(message({ subject: 'Заказ №7 в пути', text, locale: 'ru' }));
    expect(sent).toEqual({ outcome: 'accepted', providerId: 'r-1@shop.example' });
    const [letter] = letters;
    expect(letter).toMatchObject({ from: 'news@shop.example', to: 'reader@mail.example' });
    const { headers, body } = read(letter?.raw ?? '');
    expect(headers).toMatchObject({
      from: 'Example Shop <news@shop.example>',
      to: 'reader@mail.example',
      'message-id': '<r-1@shop.example>',
      subject: expect.stringMatching(/^=\?UTF-8\?/) as string,
      'auto-submitted': 'auto-generated',
      'content-language': 'ru',
      'content-type': expect.stringContaining('multipart/alternative') as string,
    });
    expect(headers).not.toHaveProperty('list-unsubscribe');
    expect(body).toContain('Hello & <welcome>!\r\nSee https://shop.example/a?b=3D1&c=3D2.'.replaceAll('=3D', '='));
    const html = body.slice(body.indexOf('<!doctype html>')).replaceAll('=\r\n', '').replaceAll('=3D', '=');
    expect(html).toContain('Hello &#38; &#60;welcome&#62;!<br>');
    expect(html).toContain('<a href="https://shop.example/a?b=1&#38;c=2">https://shop.example/a?b=1&#38;c=2</a>.');
    expect(html).toContain('<html lang="ru">');
  });

  it('is signed for its domain, with all that one click needs', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const dkimKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const { provider, letters } = await open({ dkimDomain: 'shop.example', dkimSelector: 'tidings', dkimKey });
    const unsubscribeUrl = 'https://tidings.example/u/token';
    await provider.send(message({ text: 'Ёлка со скидкой\n.\n..', unsubscribeUrl }));
    const raw = letters[0]?.raw ?? '';
    expect(read(raw).headers).toMatchObject({
      'list-unsubscribe': `<${unsubscribeUrl}>`,
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    const record = `v=DKIM1; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
    const resolver = (name: string, type: string) =>
      name === 'tidings._domainkey.shop.example' && type === 'TXT'
        ? Promise.resolve([[record]])
        : Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }));
    const verdict = async (letter: string) => {
      const { dkim } = await authenticate(letter, {
        ip: '127.0.0.1',
        helo: 'shop.example',
        mta: 'mx',
        sender: 'news@shop.example',
        resolver,
      });
      return dkim.results[0];
    };
    const signed = await verdict(raw);
    expect(signed?.status.result).toBe('pass');
    expect(signed?.signingHeaders.keys.toLowerCase()).toMatch(/list-unsubscribe-post/);
    expect((await verdict(raw.replace('/u/token', '/u/other')))?.status.result).toBe('fail');
  });

  it('comes back to an address of its own where the route says where bounces go, and every try to the same', async () => {
    const bouncesTo = 'bounce@mail.shop.example';
    const { provider, letters } = await open({ bouncesTo, bouncesSecret: 'a secret of 4 tests' });
    for (const reference of ['r-1', 'r-1', 'r-2']) await provider.send(message({ reference }));
    const [first, again, other] = letters.map(({ from, raw }) => ({ from, id: read(raw).headers['message-id'] }));
    expect(first?.from).toMatch(/^bounce\+[0-9a-v]{14,48}@mail\.shop\.example$/);
    expect(first?.id).toMatch(/^<[0-9a-v]{14,48}@shop\.example>$/);
    expect(again).toEqual(first);
    expect(other?.from).not.toBe(first?.from);
    expect(read(letters[0]?.raw ?? '').headers['from']).toBe('Example Shop <news@shop.example>');
  });

  it('is handed over by name and password, and a wrong one is no fault of the letter', async () => {
    const { provider, letters, port } = await open(
      { ...account, user: account.user },
      { authOptional: false, allowInsecureAuth: true },
    );
    expect(await provider.send(message())).toMatchObject({ outcome: 'accepted' });
    const stranger = openAt({ port: String(port), user: account.user, password: 'another password' });
    expect(await stranger.send(message())).toEqual({ outcome: 'rejected', cause: 'credentials', code: '535 5.7.8' });
    expect(await openAt({ port: String(port) }).send(message())).toMatchObject({ cause: 'credentials' });
    expect(letters).toHaveLength(1);
  });

  it.each([
    ['dead', 'number', '550 5.1.1'],
    ['full', 'number', '552 5.2.2'],
    ['plain', 'number', '550'],
    ['policy', 'other', '554 5.7.1'],
    ['content', 'content', '554 5.6.0'],
  ])('to %s@ is refused for good: %s', async (name, cause, code) => {
    const { provider, letters } = await open();
    expect(await provider.send(message({ to: `${name}@mail.example` }))).toEqual({ outcome: 'rejected', cause, code });
    expect(letters).toEqual([]);
    expect(await provider.send(message())).toMatchObject({ outcome: 'accepted' });
  });

  it('from an address that is not ours is a fault of the sender', async () => {
    const { provider } = await open({ from: 'stranger@shop.example' });
    expect(await provider.send(message())).toEqual({ outcome: 'rejected', cause: 'sender', code: '553 5.7.1' });
  });

  it.each(['grey', 'busy'])('to %s@ is put off, and not taken', async (name) => {
    const { provider, letters } = await open();
    expect(await provider.send(message({ to: `${name}@mail.example` }))).toEqual({
      outcome: 'throttled',
      retryAfterMs: 60_000,
    });
    expect(letters).toEqual([]);
  });

  it('whose answer is lost may have left', async () => {
    const { provider, letters } = await open();
    expect(await provider.send(message({ to: 'lost@mail.example' }))).toMatchObject({ outcome: 'unknown' });
    expect(letters).toHaveLength(1);
  });

  it('has not left where the connection breaks before the server asks for it', async () => {
    const { provider, letters, cut } = await open({}, { onRcptTo: () => cut() });
    expect(await provider.send(message())).toMatchObject({ outcome: 'not-sent' });
    expect(letters).toEqual([]);
  });

  it('has not left where nobody listens, speaks, or is to be trusted, or the server knows no encryption', async () => {
    const at = async (address: Promise<URL>, security = 'none') => openAt({ port: (await address).port, security });
    expect(await (await at(nobodyThere())).send(message())).toEqual({ outcome: 'not-sent', code: 'ECONNREFUSED' });
    expect(await (await at(untrusted(), 'tls')).send(message())).toEqual({
      outcome: 'not-sent',
      code: 'SELF_SIGNED_CERT',
    });
    expect(await (await at(silence())).send(message())).toMatchObject({ outcome: 'not-sent' });
    const { port, letters } = await open();
    expect(await openAt({ port: String(port), security: 'starttls' }).send(message())).toEqual({
      outcome: 'not-sent',
      code: 'NO_STARTTLS',
    });
    expect(letters).toEqual([]);
  });

  it.each(['tls', 'starttls'])(
    'goes to a server of an authority of one’s own, where that is trusted, by %s',
    async (security) => {
      const secure = { ...selfSigned, secure: security === 'tls', disabledCommands: ['AUTH'] };
      const { port, letters } = await open({}, secure);
      expect(await openAt({ port: String(port), security }).send(message())).toEqual({
        outcome: 'not-sent',
        code: 'SELF_SIGNED_CERT',
      });
      const trusting = openAt({ port: String(port), security, ca: selfSigned.cert });
      expect(await trusting.send(message())).toMatchObject({ outcome: 'accepted' });
      expect(letters).toHaveLength(1);
    },
  );

  it('takes the connection of the letter before it, and a new one where that is broken', async () => {
    const { provider, letters, connections, cut } = await open({ connections: '2' });
    for (const reference of ['a', 'b', 'c']) await provider.send(message({ reference }));
    expect(connections()).toBe(1);
    cut();
    await expect.poll(async () => (await provider.send(message({ reference: 'd' }))).outcome).toBe('accepted');
    await Promise.all(['e', 'f', 'g', 'h'].map((reference) => provider.send(message({ reference }))));
    expect(connections()).toBeLessThanOrEqual(4);
    expect(letters.length).toBeGreaterThanOrEqual(8);
  });

  it('lets no value write a header or another recipient', async () => {
    const { provider, letters } = await open();
    await provider.send(message({ subject: 'Hi\r\nBcc: all@mail.example', to: 'reader@mail.example' }));
    expect(letters.map(({ to }) => to)).toEqual(['reader@mail.example']);
    expect(read(letters[0]?.raw ?? '').headers).not.toHaveProperty('bcc');
  });
});

/** As it is when a file was copied in part. */
const cutKey =
  '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQ\n-----END PRIVATE KEY-----';

describe('the settings of SMTP', () => {
  const bounces = { bouncesTo: 'bounce@shop.example', bouncesSecret: 'a secret of 4 tests' };
  const fault = (settings: Record<string, string>) => {
    const { error } = smtp.settings.safeParse({ host: 'mail.example', from: 'a@shop.example', ...settings });
    return error && z.flattenError(error).fieldErrors;
  };

  it.each([
    [{ host: 'mail.example:25' }, 'host'],
    [{ host: 'https://mail.example' }, 'host'],
    [{ port: '0' }, 'port'],
    [{ port: '70000' }, 'port'],
    [{ security: 'ssl' }, 'security'],
    [{ from: 'Example Shop' }, 'from'],
    [{ from: 'a@localhost' }, 'from'],
    [{ replyTo: 'nobody' }, 'replyTo'],
    [{ user: 'u' }, 'password'],
    [{ password: 'p' }, 'user'],
    [{ dkimDomain: 'shop.example', dkimSelector: 's' }, 'dkimKey'],
    [{ dkimDomain: 'shop.example', dkimSelector: 's', dkimKey: 'no key' }, 'dkimKey'],
    [{ dkimDomain: 'shop.example', dkimSelector: 's', dkimKey: cutKey }, 'dkimKey'],
    [{ bouncesTo: 'bounce@shop.example' }, 'bouncesSecret'],
    [{ bouncesSecret: 'a secret of 4 tests' }, 'bouncesTo'],
    [{ imapHost: 'imap.example', imapUser: 'u', imapPassword: 'p' }, 'bouncesTo'],
    [{ ...bounces, imapHost: 'imap.example', imapUser: 'u' }, 'imapPassword'],
    [{ ...bounces, imapHost: 'imap.example:993', imapUser: 'u', imapPassword: 'p' }, 'imapHost'],
    [{ imapSecurity: 'ssl' }, 'imapSecurity'],
    [{ imapCa: 'no certificate' }, 'imapCa'],
    ...[
      'bounce',
      'a@localhost',
      'Bounces <bounce@shop.example>',
      'bounce+1@shop.example',
      'some-long-bounces@shop.example',
    ].map((bouncesTo): [Record<string, string>, string] => [
      { bouncesTo, bouncesSecret: 'a secret of 4 tests' },
      'bouncesTo',
    ]),
    [{ connections: '0' }, 'connections'],
  ])('%j are refused by name', (settings, name) => {
    expect(Object.keys(fault(settings) ?? {})).toEqual([name]);
  });

  it('have usual values where nothing is said', () => {
    expect(smtp.settings.parse({ host: 'mail.example', from: 'a@shop.example' })).toMatchObject({
      port: 587,
      security: 'starttls',
      connections: 5,
    });
  });
});
