import { readYesNo } from '../../models/domain/replies/answers/yes-no.ts';
import { readKeyword } from '../../models/domain/replies/keywords.ts';
import { notMeant } from '../../models/domain/replies/machine-words.ts';
import { ownWords } from '../../models/domain/replies/own-words.ts';
import { isUnplaced, mayRefuse } from '../../models/domain/replies/refusals/may-refuse.ts';
import type { Reply } from '../../models/domain/runs/run-signal.ts';
import type { Said } from './gate.ts';

/** What a reply is taken for before any run is told of it, and what it says to one. */
export interface ReadReply {
  heeded: ReturnType<typeof readKeyword> | ReturnType<typeof notMeant>;
  says: Reply['says'];
  /** Its words without those of a text that it quotes. */
  own: string;
}

/** Reads a reply in the order of the api: whose words they are, whether a machine wrote them, a keyword, yes or no. */
export function readReply(words: string, said: readonly Said[], now: Date): ReadReply {
  const own = ownWords(
    words,
    said.map((text) => text.words),
  );
  const keyword = readKeyword(own.words);
  const machine = keyword === 'opt-out' ? undefined : notMeant(own);
  const last = said.at(-1);
  const unread = isUnplaced(own.words) && mayRefuse(own.words, last && asStored(last), now);
  const heeded = machine ?? keyword ?? (unread ? 'needs-review' : undefined);
  return { heeded, says: readYesNo(own.words) ?? 'other', own: own.words };
}

function asStored({ kind, asks, at }: Said) {
  return { kind, asks, attemptedAt: at };
}
