import { describe, expect, it } from 'vitest';
import { cutFrames, UnfitLength } from '../../../../activities/providers/smpp/frames.ts';
import { decode, encode, MalformedPdu } from '../../../../activities/providers/smpp/pdu.ts';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const header = (length: number, command: number, status = 0, sequence = 1) => {
  const written = Buffer.alloc(16);
  for (const [index, value] of [length, command, status, sequence].entries()) written.writeUInt32BE(value, index * 4);
  return written;
};

describe('a PDU', () => {
  it('is written and read as the example of SMPP 3.4, section 3.2.2', () => {
    const example = bytes(
      '0000002F 00000002 00000000 00000001 53 4D 50 50 33 54 45 53 54 00 73 65 63 72 65 74 30 38 00 53 55 42 4D 49 54 31 00 00 01 01 00',
    );
    const body = { systemId: 'SMPP3TEST', password: 'secret08', systemType: 'SUBMIT1', addressTon: 1, addressNpi: 1 };
    expect(encode({ command: 'bind_transmitter', sequence: 1, body })).toEqual(example);
    expect(decode(example)).toMatchObject({ command: 'bind_transmitter', status: 0, sequence: 1, body });
  });

  it('holds the fields of a submission in their order, and optional parameters behind them', () => {
    const submission = bytes(
      '0000004A 00000004 00000000 00000007 00 05 00 53686F7000 01 01 34343737303039303030303100 40 00 00 00' +
        '3030303030303030313030303030305200' +
        '01 00 08 00 02 0416 020C 0002 0102',
    );
    submission.writeUInt32BE(submission.length, 0);
    const body = {
      sourceTon: 5,
      source: 'Shop',
      destinationTon: 1,
      destinationNpi: 1,
      destination: '447700900001',
      esmClass: 0x40,
      validity: '000000001000000R',
      registeredDelivery: 1,
      dataCoding: 8,
      shortMessage: Buffer.from([0x04, 0x16]),
    };
    const tlvs = new Map([[0x020c, Buffer.from([1, 2])]]);
    expect(encode({ command: 'submit_sm', sequence: 7, body, tlvs }).toString('hex')).toBe(submission.toString('hex'));
    expect(decode(submission)).toMatchObject({ command: 'submit_sm', sequence: 7, body, tlvs });
  });

  it.each([
    ['an answer', '00000013 80000004 00000000 00000001 414200', 'submit_sm_resp', { messageId: 'AB' }],
    ['a refusal without a body', '00000010 80000004 00000058 00000001', 'submit_sm_resp', { messageId: '' }],
    ['an enquiry', '00000010 00000015 00000000 00000001', 'enquire_link', {}],
    ['a refusal of anything', '00000010 80000000 00000003 00000001', 'generic_nack', {}],
  ])('is read: %s', (_what, hex, command, body) => {
    expect(decode(bytes(hex))).toMatchObject({ command, body });
  });

  const delivery = encode({
    command: 'deliver_sm',
    sequence: 9,
    body: { source: '1', shortMessage: Buffer.from('hi') },
  });
  const changed = (change: (copy: Buffer) => Buffer) => {
    const made = change(Buffer.from(delivery));
    made.writeUInt32BE(made.length, 0);
    return made;
  };
  it.each<[string, Buffer, Partial<MalformedPdu>]>([
    ['of no command that there is', header(16, 0x21), { status: 3, answers: false, sequence: 1 }],
    ['that answers no command that there is', header(16, 0x80000021), { status: 3, answers: true }],
    ['without its body', header(16, 5), { status: 2, answers: false }],
    ['that is cut in a text', changed((copy) => copy.subarray(0, 20)), { status: 2, sequence: 9 }],
    ['that is cut in its octets', changed((copy) => copy.subarray(0, copy.length - 1)), { status: 2, sequence: 9 }],
    ['with half a parameter', changed((copy) => Buffer.concat([copy, bytes('0427 00')])), { status: 2 }],
    ['with a parameter beyond its end', changed((copy) => Buffer.concat([copy, bytes('0427 FFFF 02')])), { status: 2 }],
    ['whose text has no end', Buffer.concat([header(18, 0x80000004), bytes('4142')]), { status: 2, answers: true }],
  ])('%s is malformed', (_what, frame, fault) => {
    expect(() => decode(frame)).toThrow(expect.objectContaining({ name: 'MalformedPdu', ...fault }) as Error);
  });

  it('cut anywhere is malformed, and nothing else happens', () => {
    for (let length = 16; length < delivery.length; length += 1) {
      expect(() => decode(delivery.subarray(0, length))).toThrow(MalformedPdu);
    }
  });
});

describe('a stream', () => {
  it.each([1, 3, 16, 17, 1_000])('is cut into PDUs, %i octets at a time', (size) => {
    const sent = [0, 300, 16].map((length, index) =>
      encode({ command: 'submit_sm_resp', sequence: index, body: { messageId: 'x'.repeat(length) } }),
    );
    const stream = Buffer.concat(sent);
    const cut = cutFrames();
    const got = [];
    for (let at = 0; at < stream.length; at += size) got.push(...cut(stream.subarray(at, at + size)));
    expect(got).toEqual(sent);
  });

  it.each([0, 15, 66_001, 2 ** 31, 2 ** 32 - 1])('that tells a PDU of %i octets ends', (length) => {
    const cut = cutFrames();
    expect(cut(encode({ command: 'enquire_link', sequence: 1 }))).toHaveLength(1);
    expect(() => cut(header(length, 0x15))).toThrow(UnfitLength);
  });

  it('ends as soon as the length is there, whatever does not follow', () => {
    expect(() => cutFrames()(bytes('7FFFFFFF'))).toThrow(UnfitLength);
  });
});
