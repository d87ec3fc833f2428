import { senderTable, type SenderTable } from '../../models/domain/numbers/senders.ts';
import { readSettingsFile, refuseUnknownRoutes } from './settings-file.ts';

const variable = 'TIDINGS_SENDERS_FILE';

/**
 * The senders by route and country; undefined where no file is named.
 *
 * @param path a JSON file of `{ "<route>": { "default": …, "countries": { "US": { "sender": …, "registered": true } } } }`
 * @param routes the names of all gateways
 */
export function readSenders(path: string | undefined, routes: readonly string[]): SenderTable | undefined {
  if (path === undefined) return undefined;
  const senders = readSettingsFile(variable, path, senderTable);
  refuseUnknownRoutes(variable, path, senders, routes);
  return senders;
}
