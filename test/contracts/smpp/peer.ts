import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { decodeText } from '../../../activities/providers/smpp/alphabets.ts';
import { buildPeer } from './build-peer.ts';

/** One `submit_sm` that the peer has taken. */
export interface Taken {
  id: string;
  /** Type of number, plan and address, with slashes between. */
  source: string;
  destination: string;
  esmClass: number;
  dataCoding: number;
  registeredDelivery: number;
  validity: string;
  /** Reference, total and sequence as TLVs, in hexadecimal. */
  joined: string;
  octets: Buffer;
}

/** An SMSC that others wrote, with faults on command; password `secret`. */
export interface SmppPeer {
  port: number;
  /** See `knobs` in Peer.java. */
  set: (knobs: Record<string, number>) => Promise<object>;
  /** Cuts all connections. */
  drop: () => Promise<unknown>;
  /** Takes leave of all sessions. */
  unbind: () => Promise<unknown>;
  /** A message of a person; `octets` in the given coding. */
  deliver: (
    from: string,
    to: string,
    octets: Buffer,
    how?: { esmClass?: number; dataCoding?: number },
  ) => Promise<unknown>;
  taken: () => Promise<Taken[]>;
  stats: () => Promise<{ taken: number; binds: number; sessions: number }>;
  close: () => void;
}

let built: Promise<string[]> | undefined;

/** Starts one; whoever does ends it. @param properties of Java, such as `tls=1` */
export async function startPeer(properties: string[] = []): Promise<SmppPeer> {
  const given = [...properties.map((each) => `-D${each}`), ...(await (built ??= buildPeer())), 'Peer'];
  const java = spawn('java', given, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(java, 'exit').then(() => Promise.reject(new Error('the peer ended before it was ready')));
  const [line] = (await Promise.race([once(createInterface(java.stdout), 'line'), ended])) as [string];
  ended.catch(() => undefined);
  const [, port, control] = line.split(' ').map(Number);
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${control}${path}`)).text();
  return {
    port: port!,
    set: async (knobs) => {
      const pairs = Object.entries(knobs).map(([name, value]) => `${name}=${value}`);
      await ask(`/set?${pairs.join('&')}`);
      return {};
    },
    drop: () => ask('/drop'),
    unbind: () => ask('/unbind'),
    deliver: (from, to, octets, { esmClass = 0, dataCoding = 8 } = {}) =>
      ask(`/deliver?${[from, to, esmClass, dataCoding, octets.toString('hex')].join('&')}`),
    taken: async () => (await ask('/taken')).split('\n').filter(Boolean).map(readTaken),
    stats: async () => JSON.parse(await ask('/stats')) as { taken: number; binds: number; sessions: number },
    close: () => java.stdin.end(),
  };
}

function readTaken(line: string): Taken {
  const [id = '', source = '', destination = '', esm, coding, asked, validity = '', joined = '', hex = ''] =
    line.split('\t');
  const [esmClass, dataCoding, registeredDelivery] = [Number(esm), Number(coding), Number(asked)];
  const octets = Buffer.from(hex, 'hex');
  return { id, source, destination, esmClass, dataCoding, registeredDelivery, validity, joined, octets };
}

/** The texts that a phone would show: parts of a header together, in their order. */
export function shownTexts(taken: readonly Taken[]): string[] {
  const whole = new Map<string, Buffer[]>();
  for (const [index, { esmClass, octets, joined }] of taken.entries()) {
    const header = esmClass & 0x40 ? octets.subarray(3, 6) : Buffer.from(joined, 'hex').subarray(-3);
    const [reference, , sequence = 1] = header.length === 3 ? header : [`alone ${index}`];
    const parts = whole.get(String(reference)) ?? [];
    parts[Number(sequence) - 1] = esmClass & 0x40 ? octets.subarray(6) : octets;
    whole.set(String(reference), parts);
  }
  return [...whole.values()].map((parts) => decodeText(taken[0]?.dataCoding ?? 0, Buffer.concat(parts)) ?? '');
}
