import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { smpp } from '../../activities/providers/smpp/index.ts';
import { message } from '../../cli/testing/provider-message.ts';
import type { Receipt, SendOutcome } from '../../models/domain/deliveries/provider.ts';
import { startPeer } from '../contracts/smpp/peer.ts';

async function open(more: Record<string, string> = {}, properties: string[] = []) {
  const peer = await startPeer(properties);
  onTestFinished(peer.close);
  const given = { url: `smpp://127.0.0.1:${peer.port}`, systemId: 'tidings', password: 'secret' };
  const providerOf = (settings: Record<string, string>) => {
    const provider = smpp.provider(smpp.settings.parse({ ...given, ...settings }), { route: 'smpp', hooks: '' });
    onTestFinished(() => provider.close());
    return provider;
  };
  return { peer, providerOf, provider: providerOf(more) };
}

describe('a session with an SMSC that others wrote', () => {
  it('accounts for 10,000 messages over 5 cut connections, and sends none twice', { timeout: 120_000 }, async () => {
    const [count, window] = [10_000, 50];
    const { peer, provider } = await open({ window: String(window) });
    const reported = new Set<string>();
    const waiting: { for?: number; done?: () => void } = {};
    provider.listen?.({
      receipts: (receipts) => {
        for (const { providerId } of receipts) reported.add(providerId);
        if (reported.size === waiting.for) waiting.done?.();
        return Promise.resolve();
      },
      replies: () => Promise.resolve(),
    });
    const numberOf = (index: number) => `+7900${String(1_000_000 + index)}`;
    const outcomes = new Map<string, SendOutcome>();
    let next = 0;
    await Promise.all(
      Array.from({ length: 2 * window }, async () => {
        while (next < count) {
          const to = numberOf(next++);
          let outcome = await provider.send(message({ to }));
          while (outcome.outcome === 'not-sent' || outcome.outcome === 'throttled')
            outcome = await provider.send(message({ to }));
          outcomes.set(to, outcome);
          if (outcomes.size % 1_700 === 0) await peer.drop();
        }
      }),
    );
    const taken = await peer.taken();
    const idOf = new Map(taken.map(({ destination, id }) => [`+${destination}`, id]));
    expect((await peer.stats()).binds).toBe(6);
    expect(outcomes.size).toBe(count);
    expect(idOf.size).toBe(taken.length);
    const accepted = [...outcomes].filter(([, { outcome }]) => outcome === 'accepted');
    for (const [to, outcome] of accepted) expect(outcome).toEqual({ outcome: 'accepted', providerId: idOf.get(to) });
    const others = [...outcomes.values()].filter(({ outcome }) => outcome !== 'accepted');
    expect(new Set(others.map(({ outcome }) => outcome))).toEqual(new Set(['unknown']));
    expect(others.length).toBeLessThanOrEqual(5 * window);
    // What the peer has taken and not answered is unknown to us, and reported all the same.
    await new Promise<void>((done) => {
      Object.assign(waiting, { for: taken.length, done });
      if (reported.size === taken.length) done();
    });
  });

  it.each([
    ['in TLVs', {}],
    ['in text alone', { noTlv: 1 }],
  ])('finds the message of a receipt whose id is hexadecimal %s', async (_where, knobs) => {
    const { peer, provider } = await open({ idFormat: 'decimal-then-hex' });
    await peer.set({ hexId: 1, state: 5, ...knobs });
    const heard = new Promise<readonly Receipt[]>((resolve) => {
      provider.listen?.({
        receipts: (receipts) => {
          resolve(receipts);
          return Promise.resolve();
        },
        replies: () => Promise.resolve(),
      });
    });
    const sent = await provider.send(message());
    const providerId = sent.outcome === 'accepted' ? sent.providerId : '';
    expect(await heard).toMatchObject([
      { providerId, status: 'undeliverable', errorCode: expect.stringMatching(/1$/) as string },
    ]);
  });

  it('is followed by another where the SMSC takes leave', async () => {
    const { peer, provider } = await open();
    await provider.send(message());
    await peer.unbind();
    const sent = await provider.send(message());
    expect(sent.outcome === 'not-sent' ? await provider.send(message()) : sent).toMatchObject({ outcome: 'accepted' });
  });

  it('by TLS is held to the certificate', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tidings-tls-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const [store, pem] = [join(folder, 'peer.p12'), join(folder, 'peer.pem')];
    const common = ['-alias', 'peer', '-keystore', store, '-storepass', 'changeit'];
    const keytool = (...given: string[]) => promisify(execFile)('keytool', given);
    const certificate = ['-keyalg', 'EC', '-dname', 'CN=peer', '-ext', 'san=ip:127.0.0.1', '-storetype', 'PKCS12'];
    await keytool('-genkeypair', ...common, ...certificate);
    await keytool('-exportcert', '-rfc', '-file', pem, ...common);
    const keyStore = [`javax.net.ssl.keyStore=${store}`, 'javax.net.ssl.keyStorePassword=changeit'];
    const { peer, providerOf } = await open({}, ['tls=1', ...keyStore]);
    const url = `smpps://127.0.0.1:${peer.port}`;
    const ca = await readFile(pem, 'utf8');
    expect(await providerOf({ url, ca }).send(message())).toMatchObject({ outcome: 'accepted' });
    expect(await providerOf({ url }).send(message())).toMatchObject({ outcome: 'not-sent' });
    expect(await providerOf({ url: url.replace('127.0.0.1', 'localhost'), ca }).send(message())).toMatchObject({
      outcome: 'not-sent',
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });
});
