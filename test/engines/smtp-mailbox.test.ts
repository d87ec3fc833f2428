import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { smtp } from '../../activities/providers/smtp/index.ts';
import { letterNames } from '../../activities/providers/smtp/return-path.ts';
import type { Receipt } from '../../models/domain/deliveries/provider.ts';
import { mailboxOwner, startGreenMail, type GreenMail } from '../contracts/smtp/greenmail.ts';
import { autoReply, dsn } from '../contracts/smtp/reports.ts';

const bounces = { to: 'bounce@shop.example', secret: 'a secret of 4 tests' };

/** A report on the letter of a reference, with a subject by which it is found again. */
const reportOn = (reference: string) =>
  `Subject: on ${reference}\r\n${dsn({ to: letterNames(reference, 'shop.example', bounces).returnPath ?? '' })}`;

describe('the mailbox to which bounces come', () => {
  let server: GreenMail;
  let waiting: (() => void)[] = [];
  beforeAll(async () => {
    server = await startGreenMail();
  });
  afterEach(() => {
    waiting = [];
  });
  afterAll(() => server.stop());

  /** A worker that reads it; `fails` refuses to store so many times. */
  function listen(over: Record<string, string> = {}, fails = 0) {
    const settings = smtp.settings.parse({
      host: '127.0.0.1',
      security: 'none',
      from: 'news@shop.example',
      bouncesTo: bounces.to,
      bouncesSecret: bounces.secret,
      imapHost: '127.0.0.1',
      imapPort: String(server.port),
      imapSecurity: 'none',
      imapUser: mailboxOwner.user,
      imapPassword: mailboxOwner.password,
      ...over,
    });
    const provider = smtp.provider(settings, { route: 'smtp', hooks: '' });
    onTestFinished(() => provider.close());
    const [stored, refused, away]: [string[], string[], (string | undefined)[]] = [[], [], []];
    const news = () => waiting.splice(0).forEach((wake) => wake());
    provider.listen?.({
      receipts: (receipts: readonly Receipt[]) => {
        const isRefused = refused.length < fails;
        for (const { reference = '' } of receipts) (isRefused ? refused : stored).push(reference);
        news();
        return isRefused ? Promise.reject(new Error('the database is away')) : Promise.resolve();
      },
      replies: () => Promise.reject(new Error('it brings none')),
      away: (cause) => {
        away.push(cause);
        news();
      },
    });
    return { stored, refused, away, close: () => provider.close() };
  }

  /** Waits for the next news until something holds. */
  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => waiting.push(resolve));
  }

  it('tells what is there and what comes, marks it, and leaves all else unread', async () => {
    await server.deliver(autoReply('bounce@shop.example'));
    await server.deliver(reportOn('r-1'));
    const { stored, close } = listen();
    await until(() => stored.length === 1);
    await server.deliver('Subject: A letter\r\n\r\nHello');
    await server.deliver(`Subject: Too much\r\n${reportOn('r-2').slice(17)}${'a'.repeat(1_000_001)}`);
    await server.deliver(reportOn('r-3'));
    await until(() => stored.length === 2);
    expect(stored).toEqual(['r-1', 'r-3']);
    await close();
    expect(await server.unread()).toEqual(['Away until Monday', 'A letter', 'Too much']);
  });

  it('tells again what could not be stored, and what was stored to nobody', async () => {
    await server.deliver(reportOn('r-4'));
    const { stored, refused, close } = listen({}, 1);
    await until(() => stored.length === 1);
    expect([refused, stored]).toEqual([['r-4'], ['r-4']]);
    await close();
    expect(await server.unread()).not.toContain('on r-4');
    await server.deliver(reportOn('r-5'));
    const later = listen();
    await until(() => later.stored.length === 1);
    expect(later.stored).toEqual(['r-5']);
  });

  it('is read by two workers, and all of it by one when the other stops', async () => {
    const [one, other] = [listen(), listen()];
    await server.deliver(reportOn('r-6'));
    const told = () => new Set([...one.stored, ...other.stored]);
    await until(() => told().has('r-6'));
    await one.close();
    await server.deliver(reportOn('r-7'));
    await until(() => other.stored.includes('r-7'));
    await other.close();
    expect(await server.unread()).not.toContain('on r-7');
  });

  it('is read on when the server is there again, which is told', async () => {
    await server.deliver(reportOn('r-8'));
    const { stored, away } = listen();
    await until(() => stored.length === 1);
    await server.cut();
    await until(() => away.length === 1);
    expect(away).toEqual(['ECONNREFUSED']);
    await server.mend();
    await until(() => away.length === 2);
    expect(away[1]).toBeUndefined();
    await server.deliver(reportOn('r-9'));
    await until(() => stored.includes('r-9'));
  });

  it('is told to be away where the password is wrong, or the certificate nobody’s', async () => {
    const wrong = listen({ imapPassword: 'another password' });
    const tls = { imapPort: String(server.tlsPort), imapSecurity: 'tls' };
    const untrusted = listen(tls);
    await until(() => wrong.away.length + untrusted.away.length === 2);
    expect([wrong.away, untrusted.away]).toEqual([['credentials'], ['DEPTH_ZERO_SELF_SIGNED_CERT']]);
    await server.deliver(reportOn('r-10'));
    const trusted = listen({ ...tls, imapCa: server.certificate });
    await until(() => trusted.stored.includes('r-10'));
    expect(trusted.away).toEqual([]);
  });

  it.each([false, true])('holds nobody up who stops; called by then: %s', { timeout: 9_000 }, async (isCalled) => {
    const silent = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    await once(silent, 'listening');
    const called = once(silent, 'connection');
    const { close, stored } = listen({ imapPort: String((silent.address() as AddressInfo).port) });
    if (isCalled) await called;
    await close();
    expect(stored).toEqual([]);
  });

  it('is not read without encryption that the server has not', async () => {
    const { away } = listen({ imapSecurity: 'starttls' });
    await until(() => away.length === 1);
    expect(away[0]).toEqual(expect.any(String));
  });
});
