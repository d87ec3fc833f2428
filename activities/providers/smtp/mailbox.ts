import { setTimeout as pause } from 'node:timers/promises';
import type { ImapFlow } from 'imapflow';
import type { Inbound, Receipt } from '../../../models/domain/deliveries/provider.ts';
import { failureCode } from '../failure-code.ts';
import { takeUnread } from './take-unread.ts';

/** Where the mailbox is to which bounces come. */
export interface MailboxSettings {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  user: string;
  password: string;
  folder: string;
  /** Certificates of authorities, in PEM, in place of those that Node knows. */
  ca?: string | undefined;
}

/** What a letter reports that came until then: nothing, unless it is a report on a letter of ours. */
export type ReadReceipts = (raw: Uint8Array, receivedAt: Date) => Promise<Receipt[]>;

/** Servers that do not tell of a new letter by themselves are asked this often. */
const askEveryMs = 60_000;

const pauses = { firstMs: 500, longestMs: 60_000 };

/** Follows a mailbox by IMAP (RFC 9051), which tells of new letters by IDLE (RFC 2177), and connects again whenever it must. */
export function bounceMailbox(settings: MailboxSettings, read: ReadReceipts) {
  const closing = new AbortController();
  let kept: Promise<void> | undefined;

  function isClosing(): boolean {
    return closing.signal.aborted;
  }

  async function keep(inbound: Inbound): Promise<void> {
    let failures = 0;
    let away: string | undefined;
    while (!isClosing()) {
      const client = await connectionTo(settings);
      const cause = await enter(client, settings.folder, closing.signal);
      if ((cause === undefined) !== (away === undefined) && !isClosing()) inbound.away?.(cause);
      away = cause;
      const hasEnded = cause === undefined && (await follow(client, inbound, read, closing.signal));
      if (client.usable) await client.logout().catch(() => undefined);
      client.close();
      failures = hasEnded ? 0 : failures + 1;
      await pause(pauseAfter(cause, failures), undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  return {
    /** From now on all that is reported in the mailbox is handed in. */
    listen: (inbound: Inbound): void => {
      kept ??= keep(inbound);
    },
    /** Reads nothing more; the letter that is being stored is stored and marked. */
    async close(): Promise<void> {
      closing.abort();
      await kept;
    },
  };
}

async function connectionTo({ host, port, security, user, password, ca }: MailboxSettings): Promise<ImapFlow> {
  // It takes 30 MB, which only a worker with a mailbox needs.
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    auth: { user, pass: password },
    tls: ca === undefined ? {} : { ca },
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 2 * askEveryMs,
    logger: false,
  });
  // The command that waits is told of it as well, and without one the connection has simply ended.
  client.on('error', () => undefined);
  return client;
}

/** Connects and opens the folder. @returns why it cannot; `credentials` where user or password is wrong */
async function enter(client: ImapFlow, folder: string, giveUp: AbortSignal): Promise<string | undefined> {
  if (giveUp.aborted) return 'closing';
  const abandon = () => client.close();
  giveUp.addEventListener('abort', abandon);
  try {
    await client.connect();
    await client.mailboxOpen(folder);
    return undefined;
  } catch (error) {
    const isRefused = error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true;
    return isRefused ? 'credentials' : failureCode(error);
  } finally {
    giveUp.removeEventListener('abort', abandon);
  }
}

/** Hands in what is there, and what comes, until the connection ends: then true. False where something could not be stored. */
async function follow(client: ImapFlow, inbound: Inbound, read: ReadReceipts, closing: AbortSignal): Promise<boolean> {
  let told = 0;
  let wake = (): void => undefined;
  client.on('exists', () => {
    told += 1;
    wake();
  });
  client.on('close', () => wake());
  closing.addEventListener('abort', () => wake(), { once: true });
  const isOver = () => closing.aborted || !client.usable;
  const store = async (raw: Uint8Array): Promise<boolean> => {
    const receipts = await read(raw, new Date());
    if (receipts.length > 0) await inbound.receipts(receipts);
    return receipts.length > 0;
  };
  try {
    let from = 1;
    while (!isOver()) {
      const before = told;
      from = await takeUnread(client, from, store, isOver);
      if (told > before || isOver()) continue;
      const news = new Promise<void>((resolve) => (wake = resolve));
      const timer = setTimeout(wake, askEveryMs);
      void client.idle().catch(() => undefined);
      await news;
      clearTimeout(timer);
    }
    return true;
  } catch {
    return false;
  }
}

/** A wrong password stays wrong for a while, and servers lock out who tries it again and again. */
function pauseAfter(cause: string | undefined, failures: number): number {
  if (cause === 'credentials') return pauses.longestMs;
  // Not all workers at once.
  return Math.min(pauses.longestMs, pauses.firstMs * 2 ** Math.max(failures - 1, 0)) * (0.5 + Math.random() / 2);
}
