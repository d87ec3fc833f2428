import type { Unsubscribe } from '../../models/domain/consent/unsubscribe.ts';
import { signedLinks } from './signed-links.ts';

/** Tokens never expire, since the link in an old message must still work (CAN-SPAM: at least 30 days). */
export function createUnsubscribe(masterKey: string, publicUrl: string): Unsubscribe {
  return signedLinks(masterKey, `${publicUrl}/u/`, 'unsubscribe link');
}
