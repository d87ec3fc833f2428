import { afterEach, describe, expect, it, vi } from 'vitest';
import { encode } from '../../../../activities/providers/smpp/pdu.ts';
import { message } from '../../../../cli/testing/provider-message.ts';
import { bound, playSmsc, takes } from './smsc.ts';

const fakeTimers = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
afterEach(() => void vi.useRealTimers());
const silent = () => undefined;
const long = message({ text: 'Заказ в пути. '.repeat(10), encoding: 'ucs2', parts: 3 });

describe('a message over SMPP', () => {
  it('that is not answered in time may have left, and its place in the window is free again', async () => {
    fakeTimers();
    let answers = false;
    const { provider, until } = await playSmsc((...given) => answers && takes(...given), { window: '1' });
    const sent = provider.send(message());
    await until('submit_sm');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await sent).toEqual({ outcome: 'unknown', code: 'no-answer' });
    answers = true;
    expect(await provider.send(message())).toMatchObject({ outcome: 'accepted' });
  });

  it('that finds no place in the window within its time has not left', async () => {
    fakeTimers();
    const { provider, until, heard } = await playSmsc(silent, { window: '2' });
    const first = [provider.send(message()), provider.send(message())];
    await until('submit_sm', 2);
    const third = provider.send(message());
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await third).toEqual({ outcome: 'not-sent', code: 'window-full' });
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await Promise.all(first)).map(({ outcome }) => outcome)).toEqual(['unknown', 'unknown']);
    expect(heard.filter(({ command }) => command === 'submit_sm')).toHaveLength(2);
  });

  it('takes the place of one that is answered, in the order in which they came', async () => {
    const { provider, heard } = await playSmsc(takes, { window: '1' });
    const references = ['1', '2', '3', '4'];
    const ids = await Promise.all(
      references.map(async (name) => provider.send(message({ to: `+44770090000${name}` }))),
    );
    expect(ids.map(({ outcome }) => outcome)).toEqual(references.map(() => 'accepted'));
    const to = heard.flatMap((pdu) => (pdu.command === 'submit_sm' ? [pdu.body.destination.slice(-1)] : []));
    expect(to).toEqual(references);
  });

  it.each<[string, number | 'answer', object]>([
    ['0x0000000B', 0x0b, { outcome: 'rejected', cause: 'number', code: '0x0000000B' }],
    ['0x0000000A', 0x0a, { outcome: 'rejected', cause: 'sender', code: '0x0000000A' }],
    ['0x0000000E', 0x0e, { outcome: 'rejected', cause: 'credentials', code: '0x0000000E' }],
    ['of the operator', 0x0499, { outcome: 'rejected', cause: 'other', code: '0x00000499' }],
    ['0x00000014', 0x14, { outcome: 'throttled', retryAfterMs: 1_000 }],
    ['0x00000008', 0x08, { outcome: 'throttled', retryAfterMs: 5_000 }],
    ['0x00000004', 0x04, { outcome: 'not-sent', code: '0x00000004' }],
    ['without an id', 0, { outcome: 'unknown', code: 'no-message-id' }],
    ['to something else', 'answer', { outcome: 'unknown', code: 'other-answer' }],
  ])('is answered as it says: %s', async (_what, status, outcome) => {
    const { provider } = await playSmsc(({ command }, answer) => {
      if (command !== 'submit_sm') return;
      if (status === 'answer') answer({ command: 'enquire_link_resp' });
      else answer({ command: 'submit_sm_resp', status });
    });
    expect(await provider.send(message())).toEqual(outcome);
  });

  it('that nobody understands has a refusal too', async () => {
    const { provider } = await playSmsc((_request, answer) => answer({ command: 'generic_nack', status: 3 }));
    expect(await provider.send(message())).toEqual({ outcome: 'rejected', cause: 'other', code: '0x00000003' });
  });

  it.each<[string, string]>([
    ['00000000', 'unfit-length'],
    ['0000000f', 'unfit-length'],
    ['ffffffff', 'unfit-length'],
    ['00000012800000040000000000000002 4142', 'answer-unreadable'],
    ['', 'cut'],
  ])('that is answered by octets of no sense may have left: %s', async (hex, code) => {
    const { provider } = await playSmsc((_request, _answer, wire) =>
      hex ? wire.write(Buffer.from(hex.replace(' ', ''), 'hex')) : wire.destroy(),
    );
    expect(await provider.send(message())).toEqual({ outcome: 'unknown', code });
  });
});

describe('a message of several parts', () => {
  const answering = (...statuses: number[]) =>
    playSmsc(({ sequence }, answer) => {
      const status = statuses.shift() ?? 0;
      answer({ command: 'submit_sm_resp', status, ...(status ? {} : { body: { messageId: `m-${sequence}` } }) });
    });

  it.each<[string, number[], object, number]>([
    ['the id of its last part', [], { outcome: 'accepted', providerId: 'm-4' }, 3],
    ['what its first part has', [0x0b], { outcome: 'rejected', cause: 'number', code: '0x0000000B' }, 1],
    ['what its first part has, to wait', [0x58], { outcome: 'throttled', retryAfterMs: 1_000 }, 1],
    ['no certain end where a later part is refused', [0, 0x0b], { outcome: 'unknown', code: 'some-parts' }, 2],
    ['an end where a later part had to wait', [0, 0x58], { outcome: 'accepted', providerId: 'm-5' }, 4],
  ])('has %s', async (_what, statuses, outcome, submitted) => {
    const { provider, heard } = await answering(...statuses);
    expect(await provider.send(long)).toEqual(outcome);
    expect(heard.filter(({ command }) => command === 'submit_sm')).toHaveLength(submitted);
  });
});

describe('a session', () => {
  it.each([
    [0x0d, { outcome: 'rejected', cause: 'credentials', code: '0x0000000D' }],
    [0x0e, { outcome: 'rejected', cause: 'credentials', code: '0x0000000E' }],
    [0x0f, { outcome: 'rejected', cause: 'credentials', code: '0x0000000F' }],
    [0x05, { outcome: 'not-sent', code: '0x00000005' }],
  ])('whose bind is refused with %i is not tried again for each message', async (status, outcome) => {
    const { provider, heard } = await playSmsc(takes, {}, (_request, answer) =>
      answer({ command: 'bind_transceiver_resp', status }),
    );
    for (const _again of [1, 2, 3]) expect(await provider.send(message())).toEqual(outcome);
    expect(heard.map(({ command }) => command)).toEqual(['bind_transceiver']);
  });

  it('asks a peer that says nothing whether it is there, and gives up one that is not', async () => {
    fakeTimers();
    const { provider, until } = await playSmsc(silent, { enquireSeconds: '3' });
    const sent = provider.send(message());
    await until('submit_sm');
    await vi.advanceTimersByTimeAsync(3_000);
    await until('enquire_link');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await sent).toEqual({ outcome: 'unknown', code: 'peer-silent' });
  });

  it('that its peer has left is followed by another', async () => {
    const { provider, wires, until } = await playSmsc(takes);
    await provider.send(message());
    wires[0]?.write(encode({ command: 'unbind', sequence: 77 }));
    expect(await until('unbind_resp')).toMatchObject({ sequence: 77, status: 0 });
    wires[0]?.end();
    expect(await provider.send(message())).toMatchObject({ outcome: 'accepted' });
    expect(wires).toHaveLength(2);
  });

  it('answers what it is asked, and refuses what it cannot read without an end of it', async () => {
    const { provider, wires, until } = await playSmsc(takes);
    await provider.send(message());
    wires[0]?.write(
      Buffer.concat([
        encode({ command: 'enquire_link', sequence: 5 }),
        Buffer.from('00000010000001020000000000000006', 'hex'),
        Buffer.from('00000010000000050000000000000007', 'hex'),
        encode({ command: 'submit_sm', sequence: 1 }),
        encode({ command: 'deliver_sm', sequence: 9 }),
      ]),
    );
    expect(await until('enquire_link_resp')).toMatchObject({ sequence: 5 });
    expect(await until('generic_nack')).toMatchObject({ sequence: 6, status: 3 });
    expect(await until('generic_nack', 2)).toMatchObject({ sequence: 7, status: 2 });
    expect(await until('generic_nack', 3)).toMatchObject({ sequence: 1, status: 4 });
    // Nobody listens yet.
    expect(await until('deliver_sm_resp')).toMatchObject({ sequence: 9, status: 0x64 });
    expect(await provider.send(message())).toMatchObject({ outcome: 'accepted' });
  });

  it('leaves more than it can store with its peer', async () => {
    const { provider, wires, until } = await playSmsc(takes);
    let store: () => void = silent;
    const stored = new Promise<void>((resolve) => (store = resolve));
    provider.listen?.({ receipts: () => stored, replies: () => stored });
    await provider.send(message());
    const body = { esmClass: 4, shortMessage: Buffer.from('id:1 stat:DELIVRD') };
    for (let sequence = 1; sequence <= 101; sequence += 1)
      wires[0]?.write(encode({ command: 'deliver_sm', sequence, body }));
    expect(await until('deliver_sm_resp')).toMatchObject({ sequence: 101, status: 0x14 });
    store();
    expect(await until('deliver_sm_resp', 2)).toMatchObject({ sequence: 1, status: 0 });
  });

  it('ends where the peer asks and asks, and reads nothing', async () => {
    const { provider, wires } = await playSmsc(takes);
    await provider.send(message());
    const [wire] = wires;
    wire?.pause();
    const gone = new Promise((resolve) => wire?.once('error', resolve).once('close', resolve));
    const asked = Buffer.concat(Array.from({ length: 10_000 }, () => encode({ command: 'enquire_link', sequence: 1 })));
    const state = { isGone: false };
    void gone.then(() => (state.isGone = true));
    while (!state.isGone) await new Promise<void>((resolve) => wire?.write(asked, () => resolve()));
    expect(await provider.send(message())).toMatchObject({ outcome: 'accepted' });
    expect(wires).toHaveLength(2);
  });

  it('ends once what has left is answered, and takes leave', async () => {
    let answer: () => void = silent;
    const { provider, until, heard } = await playSmsc((...given) => {
      answer = () => takes(...given);
    });
    const sent = provider.send(message());
    await until('submit_sm');
    const closed = provider.close();
    expect(await provider.send(message())).toEqual({ outcome: 'not-sent', code: 'closing' });
    expect(heard.map(({ command }) => command)).toEqual(['bind_transceiver', 'submit_sm']);
    answer();
    await closed;
    expect(await sent).toMatchObject({ outcome: 'accepted' });
    expect(heard.map(({ command }) => command)).toEqual(['bind_transceiver', 'submit_sm', 'unbind']);
  });

  it('binds as it is set', async () => {
    const { provider, until } = await playSmsc(
      takes,
      { bindAs: 'transmitter-receiver', binds: '2', systemType: 'SMPP' },
      bound,
    );
    provider.listen?.({ receipts: () => Promise.resolve(), replies: () => Promise.resolve() });
    for (const command of ['bind_transmitter', 'bind_receiver'] as const)
      expect(await until(command, 2)).toMatchObject({
        body: { systemId: 'tidings', password: 'secret', systemType: 'SMPP', interfaceVersion: 0x34 },
      });
  });
});
