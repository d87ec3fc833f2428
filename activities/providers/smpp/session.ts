import { failureCode } from '../failure-code.ts';
import { connect, type Address } from './connect.ts';
import { cutFrames } from './frames.ts';
import { decode, encode, MalformedPdu, type Command, type NewPdu, type Pdu } from './pdu.ts';
import { BindRefused, NothingLeft, SessionFault } from './session-fault.ts';
import { status } from './statuses.ts';
import type { Submission } from './submission.ts';

export interface SessionOptions {
  address: Address;
  bindAs: 'transceiver' | 'transmitter' | 'receiver';
  systemId: string;
  password: string;
  systemType: string;
  /** A peer that says nothing for so long is asked whether it is there. */
  enquireMs: number;
  /** Takes an inbound message, and says with which status it is answered; never throws. */
  take: (message: Pdu<'deliver_sm'>, session: Pick<Session, 'endedAt'>) => Promise<number>;
}

/** One connection that is bound. */
export interface Session {
  /** @throws NothingLeft where the session takes nothing more, else SessionFault where no answer came in time or at all. */
  submit(submission: Submission, withinMs: number): Promise<Pdu>;
  /** Whether it takes a submission. */
  readonly isOpen: boolean;
  /** Whether the peer has answered anything since the bind. */
  readonly hasWorked: boolean;
  /** When it cannot be used any more: why. It never rejects. */
  readonly ended: Promise<string>;
  /** In milliseconds of the clock. */
  readonly endedAt: number | undefined;
  /** Waits for what is not answered yet, takes leave and ends; never throws. */
  leave(): Promise<void>;
}

/** For connecting, and for the answers to everything but submissions. */
const answerMs = 5_000;
/** More inbound messages than this are not stored at once: the peer keeps the others. */
const mostInbound = 100;
/** A peer that reads so little of what it is told is given up. */
const mostUnread = 1_048_576;

/**
 * Connects and binds.
 *
 * @throws SessionFault with the code of the connection's failure, or with the status of a bind that was refused
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { address, bindAs, systemId, password, systemType, enquireMs, take } = options;
  const socket = await connect(address, answerMs);
  const waiting = new Map<number, { resolve: (answer: Pdu) => void; reject: (fault: SessionFault) => void }>();
  const underWay = new Set<Promise<unknown>>();
  let sequence = 0;
  let hasWorked = false;
  let leaving = false;
  let endedBy: string | undefined;
  let endedAt: number | undefined;
  let tellEnd: (code: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => (tellEnd = resolve));

  function end(code: string): void {
    if (endedBy !== undefined) return;
    endedBy = code;
    endedAt = Date.now();
    clearTimeout(idle);
    socket.destroy();
    for (const { reject } of waiting.values()) reject(new SessionFault(code));
    tellEnd(code);
  }

  function write<C extends Command>(pdu: NewPdu<C>): void {
    if (endedBy !== undefined || socket.writableEnded) return;
    socket.write(encode(pdu));
    if (socket.writableLength > mostUnread) end('peer-reads-nothing');
  }

  function request<C extends Command>(pdu: Omit<NewPdu<C>, 'sequence'>, withinMs: number): Promise<Pdu> {
    sequence = (sequence % 0x7fffffff) + 1;
    const mine = sequence;
    const answered = new Promise<Pdu>((resolve, reject) => {
      if (endedBy !== undefined) {
        reject(new NothingLeft(endedBy));
        return;
      }
      const timer = setTimeout(() => reject(new SessionFault('no-answer')), withinMs);
      const settle =
        <T>(how: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          how(value);
        };
      waiting.set(mine, { resolve: settle(resolve), reject: settle(reject) });
      write({ ...pdu, sequence: mine });
    });
    const settled = answered.finally(() => waiting.delete(mine));
    keep(settled);
    return settled;
  }

  function keep(work: Promise<unknown>): void {
    const done: Promise<unknown> = work.then(
      () => underWay.delete(done),
      () => underWay.delete(done),
    );
    underWay.add(done);
  }

  const split = cutFrames();
  socket.on('data', (chunk: Buffer) => {
    idle.refresh();
    try {
      for (const frame of split(chunk)) hear(frame);
    } catch (error) {
      end(failureCode(error));
    }
  });
  socket.on('error', (error) => end(failureCode(error)));
  socket.on('close', () => end('cut'));
  const idle = setTimeout(() => {
    request({ command: 'enquire_link' }, answerMs).catch(() => end('peer-silent'));
    idle.refresh();
  }, enquireMs);

  function hear(frame: Buffer): void {
    let pdu: Pdu;
    try {
      pdu = decode(frame);
    } catch (error) {
      if (!(error instanceof MalformedPdu)) throw error;
      if (error.answers) waiting.get(error.sequence)?.reject(new SessionFault('answer-unreadable'));
      else write({ command: 'generic_nack', sequence: error.sequence, status: error.status });
      return;
    }
    switch (pdu.command) {
      case 'enquire_link':
        write({ command: 'enquire_link_resp', sequence: pdu.sequence });
        return;
      case 'unbind':
        write({ command: 'unbind_resp', sequence: pdu.sequence });
        // What it has answered before may still be on the way; then it closes, or is given up.
        leaving = true;
        socket.end();
        setTimeout(() => end('peer-unbound'), answerMs).unref();
        return;
      case 'deliver_sm':
        keep(receive(pdu));
        return;
      default:
        if (isAnswer(pdu)) hearAnswer(pdu);
        else write({ command: 'generic_nack', sequence: pdu.sequence, status: status.invalidBindState });
    }
  }

  let inbound = 0;
  async function receive(message: Pdu<'deliver_sm'>): Promise<void> {
    const { sequence: theirs } = message;
    inbound += 1;
    const given = inbound > mostInbound ? status.queueFull : await take(message, session);
    inbound -= 1;
    write({ command: 'deliver_sm_resp', sequence: theirs, status: given });
  }

  function hearAnswer(pdu: Pdu): void {
    const asked = waiting.get(pdu.sequence);
    // What comes too late is known as unknown already.
    if (!asked) return;
    hasWorked = true;
    asked.resolve(pdu);
    if (pdu.status === status.invalidBindState) end('bind-lost');
  }

  const session: Session = {
    submit: ({ body, tlvs }, withinMs) =>
      leaving ? Promise.reject(new NothingLeft('leaving')) : request({ command: 'submit_sm', body, tlvs }, withinMs),
    get isOpen() {
      return !leaving && endedBy === undefined;
    },
    get hasWorked() {
      return hasWorked;
    },
    ended,
    get endedAt() {
      return endedAt;
    },
    async leave() {
      leaving = true;
      await Promise.allSettled(underWay);
      await request({ command: 'unbind' }, 2_000).catch(() => undefined);
      end('left');
    },
  };

  try {
    const body = { systemId, password, systemType, interfaceVersion: 0x34 };
    const bound = await request({ command: `bind_${bindAs}`, body }, answerMs);
    if (bound.status !== status.ok) throw new BindRefused(bound.status);
    hasWorked = false;
    return session;
  } catch (error) {
    end('not-bound');
    throw error;
  }
}

function isAnswer({ command }: Pdu): boolean {
  return command.endsWith('_resp') || command === 'generic_nack';
}
