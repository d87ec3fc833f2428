import { senderTable, type SenderTable } from '../models/domain/senders.ts';
import { readSettingsFile } from './settings-file.ts';

/**
 * The senders by route and country; undefined where no file is named.
 *
 * @param path a JSON file of `{ "<route>": { "default": …, "countries": { "US": { "sender": …, "registered": true } } } }`
 */
export function readSenders(path: string | undefined): SenderTable | undefined {
  return path === undefined ? undefined : readSettingsFile('TIDINGS_SENDERS_FILE', path, senderTable);
}
