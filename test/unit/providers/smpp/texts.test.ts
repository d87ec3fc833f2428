import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeGsm, encodeUcs2 } from '../../../../activities/providers/smpp/alphabets.ts';
import { joinedReferences } from '../../../../activities/providers/smpp/joined-references.ts';
import { splitText } from '../../../../activities/providers/smpp/split-text.ts';
import { submissionsOf, type Writing } from '../../../../activities/providers/smpp/submission.ts';
import { gsmBasic, gsmExtension } from '../../../../models/domain/texts/gsm-alphabet.ts';
import { countParts } from '../../../../models/domain/texts/sms-parts.ts';
import { message } from '../../../../cli/testing/provider-message.ts';

describe('an alphabet', () => {
  it.each([
    ['@', '00'],
    ['Δ_Ξ', '10111a'],
    ['ÆÉ !', '1c1f2021'],
    ['aà', '617f'],
    ['€[^]', '1b651b3c1b141b3e'],
    ['\f\\~|{}', '1b0a1b2f1b3d1b401b281b29'],
  ])('of GSM-7 has a septet in each octet: %j', (text, hex) => {
    expect(encodeGsm(text).toString('hex')).toBe(hex);
  });

  it('of GSM-7 comes back whole', () => {
    const all = `${gsmBasic}${[...gsmExtension.keys()].join('')}`;
    expect(decodeText(0, encodeGsm(all))).toBe(all);
    expect(encodeGsm(gsmBasic)).toHaveLength(127);
  });

  it('of UCS-2 has the high octet first', () => {
    expect(encodeUcs2('Ж🙂').toString('hex')).toBe('0416d83dde42');
  });

  it.each<[number, string, string | undefined]>([
    [0, '1b65', '€'],
    [0, '1b41', 'A'],
    [0, '1b', ''],
    [1, '40', '@'],
    [3, 'e9', 'é'],
    [8, '0416', 'Ж'],
    [8, '041600', 'Ж'],
    [0x18, '0416', 'Ж'],
    [0x10, '40', '¡'],
    [0xf0, '00', '@'],
    [0xf5, '00', undefined],
    [2, '00', undefined],
    [4, '00', undefined],
  ])('is that of data_coding %i: %s', (dataCoding, hex, text) => {
    expect(decodeText(dataCoding, Buffer.from(hex, 'hex'))).toBe(text);
  });
});

describe('a text', () => {
  const letters = fc.constantFrom('a', 'Z', '€', '{', 'é', ' ', 'Ж', '🙂', '\n');
  it('is split into the parts that were counted, and nothing of it is lost', () => {
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 700 }), (all) => {
        const text = all.join('');
        const { encoding, parts } = countParts(text);
        const split = splitText(text, encoding);
        expect(split.join('')).toBe(text);
        expect(split).toHaveLength(parts);
      }),
    );
  });

  const writing: Writing = { longTexts: 'udh', shortCodeTon: 3 };
  const long = message({ text: 'Заказ в пути. '.repeat(12), encoding: 'ucs2', parts: 3 });
  const reference = 0x1234;

  it('of one part is a submission that asks for a final report', () => {
    const validUntil = new Date(Date.now() + 93_784_500);
    expect(submissionsOf(message({ validUntil }), writing, reference)).toMatchObject([
      {
        body: {
          destination: '447700900001',
          destinationTon: 1,
          destinationNpi: 1,
          dataCoding: 0,
          registeredDelivery: 1,
        },
        tlvs: new Map(),
      },
    ]);
    expect(submissionsOf(message({ validUntil }), writing, reference)[0]?.body.validity).toBe('000001020304000R');
  });

  it('of several parts has a header in each, and asks for a report on the last', () => {
    const parts = submissionsOf(long, writing, reference).map(({ body }) => body);
    expect(parts.map(({ shortMessage }) => shortMessage?.subarray(0, 6).toString('hex'))).toEqual([
      '050003340301',
      '050003340302',
      '050003340303',
    ]);
    expect(parts.map(({ esmClass }) => esmClass)).toEqual([0x40, 0x40, 0x40]);
    expect(parts.map(({ registeredDelivery }) => registeredDelivery)).toEqual([0, 0, 1]);
    for (const { shortMessage } of parts) expect(shortMessage?.length).toBeLessThanOrEqual(140);
  });

  it('of several parts has TLVs, where the route says sar', () => {
    const parts = submissionsOf(long, { ...writing, longTexts: 'sar' }, reference);
    expect(parts.map(({ tlvs }) => [...tlvs].map(([tag, value]) => [tag, value.toString('hex')]))).toEqual(
      ['01', '02', '03'].map((sequence) => [
        [0x020c, '1234'],
        [0x020e, '03'],
        [0x020f, sequence],
      ]),
    );
    expect(parts.map(({ body }) => body.esmClass)).toEqual([undefined, undefined, undefined]);
  });

  it('of several parts goes whole, where the route says payload', () => {
    const [whole, ...others] = submissionsOf(long, { ...writing, longTexts: 'payload' }, reference);
    expect(others).toEqual([]);
    expect(whole?.tlvs.get(0x0424)).toEqual(encodeUcs2(long.text));
    expect(whole?.body).not.toHaveProperty('shortMessage');
  });

  it.each([
    ['Tidings', 5, 0, 'Tidings'],
    ['24 Shop', 5, 0, '24 Shop'],
    ['+447700900999', 1, 1, '447700900999'],
    ['447700900999', 1, 1, '447700900999'],
    ['4455', 3, 0, '4455'],
  ])('from %s says of what kind that is', (sender, sourceTon, sourceNpi, source) => {
    const [first] = submissionsOf(message({ sender }), writing, reference);
    expect(first?.body).toMatchObject({ sourceTon, sourceNpi, source });
  });

  it.each([
    [-5, '000000000001000R'],
    [86_400 * 400, '000031000000000R'],
  ])('that is valid for %i seconds is so for as long as can be told', (seconds, told) => {
    const validUntil = new Date(Date.now() + seconds * 1_000 + 500);
    expect(submissionsOf(message({ validUntil }), writing, reference)[0]?.body.validity).toBe(told);
  });
});

it('references count on for each pair, and the oldest pairs are forgotten', () => {
  const next = joinedReferences();
  const first = next('a', 'b');
  for (let other = 0; other < 9_999; other += 1) next('a', String(other));
  expect(next('a', 'b')).toBe((first + 1) % 65_536);
  const used = new Set(Array.from({ length: 256 }, () => next('c', 'd') & 0xff));
  expect(used.size).toBe(256);
});
