import { readYesNo } from '../../models/domain/replies/answers/yes-no.ts';
import { readKeyword } from '../../models/domain/replies/keywords.ts';
import { notMeant } from '../../models/domain/replies/machine-words.ts';
import { ownWords } from '../../models/domain/replies/own-words.ts';
import type { Reply } from '../../models/domain/runs/run-signal.ts';

/** What a reply is taken for before any run is told of it, and what it says to one. */
export interface ReadReply {
  heeded: ReturnType<typeof readKeyword> | ReturnType<typeof notMeant>;
  says: Reply['says'];
}

/** Reads a reply in the order of the api: whose words they are, whether a machine wrote them, a keyword, yes or no. */
export function readReply(words: string, sent: readonly string[]): ReadReply {
  const own = ownWords(words, sent);
  const keyword = readKeyword(own.words);
  const machine = keyword === 'opt-out' ? undefined : notMeant(own);
  return { heeded: machine ?? keyword, says: readYesNo(own.words) ?? 'other' };
}
