import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { receiveInto } from '../../../../activities/providers/smpp/inbound.ts';
import { encodeUcs2 } from '../../../../activities/providers/smpp/alphabets.ts';
import type { Body, Pdu } from '../../../../activities/providers/smpp/pdu.ts';
import { keptId, readReceipt, type IdFormat } from '../../../../activities/providers/smpp/receipt.ts';
import type { InboundReply, Receipt } from '../../../../models/domain/deliveries/provider.ts';

const at = new Date();
const tlv = (tag: number, hex: string) => [tag, Buffer.from(hex, 'hex')] as const;

describe('a receipt', () => {
  const text = (stat: string, err = '000') =>
    `id:0255 sub:001 dlvrd:001 submit date:2611270650 done date:2611270651 stat:${stat} err:${err} text:Hello id:9`;
  it.each<[string, string, object[]]>([
    ['delivered', text('DELIVRD'), [{ id: '0255 delivered', providerId: '0255', status: 'delivered', at }]],
    [
      'with an error',
      text('UNDELIV', '00B'),
      [{ id: '0255 undeliverable', status: 'undeliverable', errorCode: '00B' }],
    ],
    ['expired', text('EXPIRED'), [{ status: 'expired' }]],
    ['deleted', text('DELETED'), [{ status: 'undeliverable' }]],
    ['rejected', text('REJECTD', '8'), [{ status: 'rejected', errorCode: '8' }]],
    ['on its way', text('ENROUTE'), [{ status: 'sent' }]],
    ['that tells nothing new', text('ACCEPTD'), []],
    ['of a state that nobody knows', text('SOMETHING'), []],
    [
      'in small letters and without most of it',
      'ID:a-1.2 STAT:delivrd',
      [{ providerId: 'a-1.2', status: 'delivered' }],
    ],
  ])('that says by its text alone: %s', (_what, written, told) => {
    expect(readReceipt(written, new Map(), 'same', at)).toMatchObject(told);
  });

  it('is believed by its TLVs before its text', () => {
    const tlvs = new Map([tlv(0x001e, '414200'), tlv(0x0427, '05'), tlv(0x0423, '03012c')]);
    expect(readReceipt(text('DELIVRD'), tlvs, 'same', at)).toEqual([
      { id: 'AB undeliverable', providerId: 'AB', status: 'undeliverable', at, errorCode: '300' },
    ]);
  });

  it.each(['', 'Hello', 'id: stat:', 'stat:DELIVRD', 'id:5'])(
    'that names no message or no state is none: %j',
    (written) => {
      expect(readReceipt(written, new Map(), 'same', at)).toBeUndefined();
    },
  );

  it.each<[IdFormat, string, string]>([
    ['same', '0aF', '0aF'],
    ['decimal-then-hex', '0255', 'FF'],
    ['hex-then-decimal', '00fF', '255'],
    ['decimal-then-hex', '12345678901234567890', 'AB54A98CEB1F0AD2'],
    ['decimal-then-hex', 'x-1', 'x-1'],
  ])('finds its message where ids are %s', (format, inAnswer, inReceipt) => {
    expect(keptId(format, 'receipt', inReceipt)).toBe(keptId(format, 'answer', inAnswer));
  });
});

describe('what an SMSC tells', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const open = () => {
    const told: { receipts: Receipt[]; replies: InboundReply[]; fails: boolean } = {
      receipts: [],
      replies: [],
      fails: false,
    };
    const keep =
      <T>(kept: T[]) =>
      (given: readonly T[]) => {
        if (told.fails) return Promise.reject(new Error('away'));
        kept.push(...given);
        return Promise.resolve();
      };
    const receiver = receiveInto({ receipts: keep(told.receipts), replies: keep(told.replies) }, 'same');
    const session: { endedAt: number | undefined } = { endedAt: undefined };
    const take = (body: Partial<Body<'deliver_sm'>>, tlvs = new Map<number, Buffer>(), on = session) => {
      const blank = { sourceTon: 1, source: '447700900001', destination: '4455', esmClass: 0, dataCoding: 8 };
      const pdu = { command: 'deliver_sm', status: 0, sequence: 1, tlvs, body: { ...blank, ...body } };
      return receiver.take(pdu as Pdu<'deliver_sm'>, on);
    };
    const say = (text: string, on = session) => take({ shortMessage: encodeUcs2(text) }, undefined, on);
    const part = (sequence: number, text: string, total = 2) =>
      take({
        esmClass: 0x40,
        shortMessage: Buffer.concat([Buffer.from([5, 0, 3, 9, total, sequence]), encodeUcs2(text)]),
      });
    return { told, receiver, session, take, say, part };
  };
  const texts = ({ replies }: { replies: InboundReply[] }) => replies.map(({ text }) => text);

  it('is taken only once it is stored', async () => {
    const { told, take, say } = open();
    const receipt = { esmClass: 4, shortMessage: Buffer.from('id:1 stat:DELIVRD') };
    told.fails = true;
    expect([await take(receipt), await say('Yes')]).toEqual([0x64, 0x64]);
    told.fails = false;
    expect([await take(receipt), await say('Yes')]).toEqual([0, 0]);
    expect(told).toMatchObject({
      receipts: [{ providerId: '1' }],
      replies: [{ from: '+447700900001', to: '4455', text: 'Yes' }],
    });
  });

  it.each<[string, Partial<Body<'deliver_sm'>>]>([
    ['a receipt that cannot be read', { esmClass: 4, shortMessage: Buffer.from('?') }],
    ['no text', { dataCoding: 4, shortMessage: Buffer.from('?') }],
    ['a header that is longer than all', { esmClass: 0x40, shortMessage: Buffer.from([9, 0]) }],
    ['an acknowledgement of the handset', { esmClass: 8, shortMessage: Buffer.alloc(0) }],
  ])('is refused for good where it is %s', async (_what, body) => {
    const { told, take } = open();
    expect(await take(body)).toBe(0x65);
    expect([told.receipts, told.replies]).toEqual([[], []]);
  });

  it('is a repetition where the session ended with our answer, and else said again', async () => {
    const { told, session, say } = open();
    await say('5');
    session.endedAt = Date.now();
    await vi.advanceTimersByTimeAsync(60_000);
    const next = { endedAt: undefined };
    await say('5', next);
    await vi.advanceTimersByTimeAsync(60_000);
    await say('5', next);
    const [first, repeated, again] = told.replies.map(({ id }) => id);
    expect(repeated).toBe(first);
    expect(again).not.toBe(first);
  });

  it('in parts counts once they are all there, in whatever order and however often', async () => {
    const { told, part } = open();
    for (const [sequence, text] of [
      [2, ' now 🙂'],
      [2, ' now 🙂'],
    ] as const)
      expect(await part(sequence, text)).toBe(0);
    expect(told.replies).toEqual([]);
    told.fails = true;
    expect(await part(1, 'STOP')).toBe(0x64);
    told.fails = false;
    expect(await part(1, 'STOP')).toBe(0);
    expect(await part(1, 'STOP')).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(texts(told)).toEqual(['STOP now 🙂']);
  });

  it('in parts of which one never comes counts as far as it came, also when it must wait to be stored', async () => {
    const { told, part, receiver } = open();
    await part(2, 'are you', 3);
    await part(1, 'How ', 3);
    told.fails = true;
    await vi.advanceTimersByTimeAsync(30_000);
    told.fails = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(texts(told)).toEqual(['How are you']);
    await part(1, 'Bye', 3);
    await receiver.close();
    expect(texts(told)).toEqual(['How are you', 'Bye']);
  });

  it('in parts of TLVs, or with a 16-bit reference beside other elements, is put together too', async () => {
    const { told, take } = open();
    const joined = (sequence: number) => new Map([tlv(0x020c, '0102'), tlv(0x020e, '02'), tlv(0x020f, `0${sequence}`)]);
    await take({ shortMessage: encodeUcs2('b') }, joined(2));
    await take({ shortMessage: encodeUcs2('a') }, joined(1));
    for (const sequence of ['01', '02'])
      await take({
        esmClass: 0x40,
        dataCoding: 0,
        shortMessage: Buffer.from(`092401000804010302${sequence}61`, 'hex'),
      });
    expect(texts(told)).toEqual(['ab', 'aa']);
  });

  it('in parts of too many replies at once stays with the SMSC', async () => {
    const { take, receiver } = open();
    const first = (source: number) =>
      take({ source: String(source), esmClass: 0x40, shortMessage: Buffer.from([5, 0, 3, 9, 2, 1, 0, 65]) });
    for (let source = 0; source < 1_000; source += 1) await first(source);
    expect(await first(1_000)).toBe(0x14);
    await receiver.close();
  });
});
