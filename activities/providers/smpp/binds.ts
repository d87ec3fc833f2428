import { setTimeout as pause } from 'node:timers/promises';
import type { SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { failureCode } from '../failure-code.ts';
import { BindRefused } from './session-fault.ts';
import { openSession, type Session, type SessionOptions } from './session.ts';
import { readBindRefusal } from './statuses.ts';

/** Several binds to one SMSC, each kept up. */
export interface Binds {
  /** Begins to bind, unless it has begun. */
  start(): void;
  /**
   * Does something with a session that has room in its window.
   *
   * @returns what that answers, or why there was no room within the time: then nothing has left
   */
  use(withinMs: number, submit: (session: Session) => Promise<SendOutcome>): Promise<SendOutcome>;
  /** Takes nothing more, waits for what is not answered yet, and unbinds. */
  close(): Promise<void>;
}

/** One bind: its session while it has one, how much of its window is taken, and why it rests where it could not have one. */
interface Bind {
  session?: Session | undefined;
  taken: number;
  fault?: SendOutcome | undefined;
}

/** More messages than this do not wait for room at once. */
const mostWaiting = 1_000;

const pauses = { leastMs: 100, firstMs: 500, longestMs: 60_000 };

/** Keeps `count` sessions bound, with at most `window` submissions in each that are not answered yet. */
export function keepBinds(count: number, window: number, options: SessionOptions): Binds {
  const closing = new AbortController();
  const binds: Bind[] = Array.from({ length: count }, () => ({ taken: 0 }));
  const waiting: ((given: Bind | SendOutcome) => void)[] = [];
  let kept: Promise<void>[] | undefined;

  function isClosing(): boolean {
    return closing.signal.aborted;
  }

  /** Keeps one bind up until `close`: after a session that has worked at once, else after ever longer pauses. */
  async function keep(bind: Bind): Promise<void> {
    let failures = 0;
    while (!isClosing()) {
      try {
        const session = await openSession(options);
        bind.session = session;
        if (isClosing()) await session.leave();
        serve();
        const code = await session.ended;
        failures = session.hasWorked ? 0 : failures + 1;
        bind.fault = failures > 0 ? { outcome: 'not-sent', code } : undefined;
      } catch (error) {
        failures += 1;
        bind.fault = outcomeOf(error);
      }
      bind.session = undefined;
      serve();
      await pause(pauseAfter(bind.fault, failures), undefined, { signal: closing.signal }).catch(() => undefined);
      bind.fault = undefined;
    }
  }

  /** Gives room to those who wait, the first first, or tells them why there will be none soon. */
  function serve(): void {
    while (waiting.length > 0) {
      const given = room() ?? nobody();
      if (!given) return;
      waiting.shift()?.(given);
    }
  }

  /** The bind with the most room takes one more. */
  function room(): Bind | undefined {
    const open = binds.filter(({ session, taken }) => session?.isOpen && taken < window);
    const bind = open.sort((one, other) => one.taken - other.taken)[0];
    if (bind) bind.taken += 1;
    return bind;
  }

  /** Why nobody is bound, where no bind is being tried either. */
  function nobody(): SendOutcome | undefined {
    if (isClosing()) return { outcome: 'not-sent', code: 'closing' };
    return binds.every(({ fault }) => fault !== undefined) ? binds[0]?.fault : undefined;
  }

  function place(withinMs: number): Promise<Bind | SendOutcome> {
    const given = waiting.length === 0 ? (room() ?? nobody()) : undefined;
    if (given) return Promise.resolve(given);
    const full = () =>
      ({ outcome: 'not-sent', code: binds.some(({ session }) => session) ? 'window-full' : 'not-bound' }) as const;
    if (waiting.length >= mostWaiting) return Promise.resolve(full());
    return new Promise((resolve) => {
      const give = (found: Bind | SendOutcome) => {
        clearTimeout(timer);
        resolve(found);
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(give), 1);
        resolve(full());
      }, withinMs);
      waiting.push(give);
    });
  }

  return {
    start: () => {
      kept ??= binds.map(keep);
    },
    async use(withinMs, submit) {
      const given = await place(withinMs);
      if ('outcome' in given) return given;
      try {
        return given.session ? await submit(given.session) : { outcome: 'not-sent', code: 'cut' };
      } finally {
        given.taken -= 1;
        serve();
      }
    },
    async close() {
      closing.abort();
      serve();
      await Promise.all(binds.flatMap(({ session }) => session?.leave() ?? []));
      await Promise.all(kept ?? []);
    },
  };
}

function outcomeOf(error: unknown): SendOutcome {
  return error instanceof BindRefused
    ? readBindRefusal(error.status)
    : { outcome: 'not-sent', code: failureCode(error) };
}

/** Wrong credentials stay wrong for a while, and SMSCs lock out who tries them again and again. */
function pauseAfter(fault: SendOutcome | undefined, failures: number): number {
  if (fault?.outcome === 'rejected') return pauses.longestMs;
  if (failures === 0) return pauses.leastMs;
  // Not all workers at once.
  return Math.min(pauses.longestMs, pauses.firstMs * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
}
