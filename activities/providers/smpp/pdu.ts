/** Fields of a body: an octet, text that ends with a zero octet, and octets with one octet of length before them. */
const octet = <N extends string>(name: N) => ({ name, kind: 'octet' }) as const;
const text = <N extends string>(name: N) => ({ name, kind: 'text' }) as const;
const octets = <N extends string>(name: N) => ({ name, kind: 'octets' }) as const;

const bind = [
  text('systemId'),
  text('password'),
  text('systemType'),
  octet('interfaceVersion'),
  octet('addressTon'),
  octet('addressNpi'),
  text('addressRange'),
] as const;
const message = [
  text('serviceType'),
  octet('sourceTon'),
  octet('sourceNpi'),
  text('source'),
  octet('destinationTon'),
  octet('destinationNpi'),
  text('destination'),
  octet('esmClass'),
  octet('protocolId'),
  octet('priority'),
  text('scheduled'),
  text('validity'),
  octet('registeredDelivery'),
  octet('replaceIfPresent'),
  octet('dataCoding'),
  octet('defaultMessageId'),
  octets('shortMessage'),
] as const;
const bound = [text('systemId')] as const;
const taken = [text('messageId')] as const;
const nothing = [] as const;

/** The commands that Tidings speaks, each with its id and the fields of its body: SMPP 3.4, sections 4 and 5.1.2.1. */
const commands = {
  generic_nack: { id: 0x80000000, fields: nothing },
  bind_receiver: { id: 0x00000001, fields: bind },
  bind_receiver_resp: { id: 0x80000001, fields: bound },
  bind_transmitter: { id: 0x00000002, fields: bind },
  bind_transmitter_resp: { id: 0x80000002, fields: bound },
  submit_sm: { id: 0x00000004, fields: message },
  submit_sm_resp: { id: 0x80000004, fields: taken },
  deliver_sm: { id: 0x00000005, fields: message },
  deliver_sm_resp: { id: 0x80000005, fields: taken },
  unbind: { id: 0x00000006, fields: nothing },
  unbind_resp: { id: 0x80000006, fields: nothing },
  bind_transceiver: { id: 0x00000009, fields: bind },
  bind_transceiver_resp: { id: 0x80000009, fields: bound },
  enquire_link: { id: 0x00000015, fields: nothing },
  enquire_link_resp: { id: 0x80000015, fields: nothing },
} as const;
const byId = new Map(Object.entries(commands).map(([name, { id }]) => [id as number, name as Command]));

export type Command = keyof typeof commands;
interface Values {
  octet: number;
  text: string;
  octets: Buffer;
}
export type Body<C extends Command> = {
  [F in (typeof commands)[C]['fields'][number] as F['name']]: Values[F['kind']];
};

/** Optional parameters by their tags, such as 0x0427 for `message_state`. */
export type Tlvs = ReadonlyMap<number, Buffer>;

/** A protocol data unit as it was read. */
export type Pdu<C extends Command = Command> = {
  [K in C]: { command: K; status: number; sequence: number; body: Body<K>; tlvs: Tlvs };
}[C];

/** What a PDU is made of; fields that are left out are zero or empty. */
export interface NewPdu<C extends Command> {
  command: C;
  sequence: number;
  status?: number;
  body?: Partial<Body<C>>;
  tlvs?: Tlvs;
}

/** Octets before the body: length, command, status and sequence, four each. */
export const headerLength = 16;

/** A PDU that cannot be read. What its header says is known, since the length was right. */
export class MalformedPdu extends Error {
  override readonly name = 'MalformedPdu';
  readonly sequence: number;
  /** Whether it would have answered a request of ours; else it asks for a `generic_nack` with this status. */
  readonly answers: boolean;
  readonly status: number;

  constructor(message: string, frame: Buffer, status: number) {
    super(message);
    this.sequence = frame.readUInt32BE(12);
    this.answers = frame.readUInt32BE(4) >= 0x80000000;
    this.status = status;
  }
}

/** `command_status` of a request that cannot be read: ESME_RINVCMDLEN, and ESME_RINVCMDID where nobody knows the command. */
const invalidLength = 0x02;
const invalidCommand = 0x03;

/** Writes a PDU. Text is written as Latin-1, of which SMPP takes the ASCII half. */
export function encode<C extends Command>({ command, sequence, status = 0, body, tlvs }: NewPdu<C>): Buffer {
  const { id, fields } = commands[command];
  const given = (body ?? {}) as Record<string, number | string | Buffer | undefined>;
  const pieces = fields.map(({ name, kind }) => encodeField(kind, given[name]));
  for (const [tag, value] of tlvs ?? []) {
    const head = Buffer.alloc(4);
    head.writeUInt16BE(tag, 0);
    head.writeUInt16BE(value.length, 2);
    pieces.push(head, value);
  }
  const header = Buffer.alloc(headerLength);
  header.writeUInt32BE(headerLength + pieces.reduce((sum, { length }) => sum + length, 0), 0);
  header.writeUInt32BE(id, 4);
  header.writeUInt32BE(status, 8);
  header.writeUInt32BE(sequence, 12);
  return Buffer.concat([header, ...pieces]);
}

function encodeField(kind: keyof Values, value: number | string | Buffer | undefined): Buffer {
  if (kind === 'octet') return Buffer.from([Number(value ?? 0)]);
  if (kind === 'text') return Buffer.from(`${String(value ?? '').replaceAll('\0', '')}\0`, 'latin1');
  const content = value instanceof Buffer ? value : Buffer.alloc(0);
  return Buffer.concat([Buffer.from([content.length]), content]);
}

/**
 * Reads one PDU, whole and of the length that it tells. An answer without a body, as refusals may have, has empty fields.
 *
 * @throws MalformedPdu for a command that is not known, a body that ends in the midst of a field, and a TLV beyond the end
 */
export function decode(frame: Buffer): Pdu {
  const id = frame.readUInt32BE(4);
  const command = byId.get(id);
  if (!command) throw new MalformedPdu(`there is no command 0x${id.toString(16)}`, frame, invalidCommand);
  const reader = readerOf(frame);
  const isEmptyAnswer = id >= 0x80000000 && frame.length === headerLength;
  const body = Object.fromEntries(
    commands[command].fields.map(({ name, kind }) => [name, isEmptyAnswer ? empty[kind] : reader[kind]()]),
  );
  const [status, sequence] = [frame.readUInt32BE(8), frame.readUInt32BE(12)];
  return { command, status, sequence, body, tlvs: reader.tlvs() } as unknown as Pdu;
}

const empty = { octet: 0, text: '', octets: Buffer.alloc(0) } satisfies Values;

function readerOf(frame: Buffer) {
  let at = headerLength;
  const take = (length: number): Buffer => {
    if (at + length > frame.length) throw new MalformedPdu('it ends in the midst of a field', frame, invalidLength);
    at += length;
    return frame.subarray(at - length, at);
  };
  const octet = () => take(1).readUInt8();
  return {
    octet,
    octets: () => take(octet()),
    text: () => {
      const end = frame.indexOf(0, at);
      const content = take((end < 0 ? frame.length : end) - at).toString('latin1');
      take(1);
      return content;
    },
    tlvs: (): Tlvs => {
      const found = new Map<number, Buffer>();
      while (at < frame.length) {
        const head = take(4);
        const [tag, value] = [head.readUInt16BE(0), take(head.readUInt16BE(2))];
        if (!found.has(tag)) found.set(tag, value);
      }
      return found;
    },
  };
}
