import { senderTable, type SenderTable } from '../../models/domain/numbers/senders.ts';
import { byRoute, readSettingsFile } from './settings-file.ts';

const variable = 'TIDINGS_SENDERS_FILE';

/**
 * The senders by route and country; undefined where no file is named.
 *
 * @param path a JSON file of `{ "<route>": { "default": …, "countries": { "US": { "sender": …, "registered": true } } } }`
 * @param routes the names of all gateways; without them, routes of any name may have a sender
 */
export function readSenders(path: string | undefined, routes?: readonly string[]): SenderTable | undefined {
  if (path === undefined) return undefined;
  return readSettingsFile(variable, path, byRoute(senderTable, routes));
}
