import type { ImapFlow } from 'imapflow';
import { mostReportOctets } from './report.ts';

/**
 * Goes through the unread letters of an open folder, the oldest first. One that was stored is marked as read, so it is not
 * read again after that; a process that ends between the two reads it again, and it is known. All else stays as it is.
 *
 * @param from only letters with this UID (RFC 9051, 2.3.1.1) or a later one
 * @param store says whether the letter told something, once that is stored
 * @param isOver asked before each letter, of which none is begun after that
 * @returns the UID from which to go on
 * @throws where a letter could not be stored, or the connection ends
 */
export async function takeUnread(
  client: ImapFlow,
  from: number,
  store: (raw: Uint8Array) => Promise<boolean>,
  isOver: () => boolean,
): Promise<number> {
  const found = await client.search({ seen: false, uid: `${from}:*` }, { uid: true });
  // The latest letter is in `from:*` always, however early it is.
  const unread = (found || []).filter((uid) => uid >= from).sort((one, other) => one - other);
  let next = from;
  for (const uid of unread) {
    if (isOver()) break;
    const range = String(uid);
    const letter = await client.fetchOne(range, { source: { maxLength: mostReportOctets + 1 } }, { uid: true });
    const isReport = letter && letter.source && (await store(letter.source));
    if (isReport) await client.messageFlagsAdd(range, ['\\Seen'], { uid: true });
    next = uid + 1;
  }
  return next;
}
