import { randomUUID } from 'node:crypto';
import type { Part } from './inbound-parts.ts';

/** A part of a reply that was sent in several. */
export interface ReplyPart extends Part {
  from: string;
  to: string;
  dataCoding: number;
  octets: Buffer;
}

/** A reply as far as it came, its parts in their order. */
export type JoinedReply = Pick<ReplyPart, 'from' | 'to' | 'dataCoding' | 'octets'> & { id: string };

/** So long after its latest part a reply is told as far as it came. */
const waitMs = 30_000;
/** So many replies may lack parts at once. */
const most = 1_000;

interface Pieces {
  first: ReplyPart;
  id: string;
  octets: Map<number, Buffer>;
  isTold: boolean;
  timer: NodeJS.Timeout;
}

/**
 * Puts replies of several parts together before they count. Parts wait in memory: a process that is killed in the midst of
 * a reply loses those that it has taken.
 *
 * @param tell stores a reply; rejects where it could not
 */
export function joinReplies(tell: (reply: JoinedReply) => Promise<void>): {
  /** Takes a part; the last one is taken once the whole is stored. False where too many replies lack parts. */
  add: (part: ReplyPart) => Promise<boolean>;
  /** Tells what came. */
  close: () => Promise<void>;
} {
  const open = new Map<string, Pieces>();

  async function tellAsFarAsItCame(pieces: Pieces): Promise<void> {
    if (pieces.isTold) return;
    const { first, id, octets } = pieces;
    const inOrder = [...octets].sort(([one], [other]) => one - other).map(([, content]) => content);
    await tell({ ...first, id, octets: Buffer.concat(inOrder) });
    pieces.isTold = true;
  }

  function begin(key: string, first: ReplyPart): Pieces {
    // A part that is told again after the whole has been stored finds it here for as long.
    const timer = setTimeout(() => {
      tellAsFarAsItCame(pieces).then(
        () => open.delete(key),
        () => pieces.timer.refresh(),
      );
    }, waitMs);
    const pieces = { first, id: randomUUID(), octets: new Map<number, Buffer>(), isTold: false, timer };
    open.set(key, pieces);
    return pieces;
  }

  return {
    async add(part) {
      const { from, to, reference, total, sequence, octets } = part;
      const key = JSON.stringify([from, to, reference, total]);
      const known = open.get(key);
      if (!known && open.size >= most) return false;
      const pieces = known ?? begin(key, part);
      pieces.octets.set(sequence, octets);
      pieces.timer.refresh();
      if (pieces.octets.size === total) await tellAsFarAsItCame(pieces);
      return true;
    },
    async close() {
      for (const { timer } of open.values()) clearTimeout(timer);
      await Promise.allSettled([...open.values()].map(tellAsFarAsItCame));
      open.clear();
    },
  };
}
