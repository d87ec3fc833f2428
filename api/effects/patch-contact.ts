import { setContacts, type SetResult } from '../../models/documents/contacts/changes.ts';
import { refusal } from '../http/problems.ts';
import { knownContacts, readTold, type KnownContact } from './tell-contacts.ts';

/**
 * Creates a contact, or changes what a merge patch (RFC 7396) names of it. As with an import, what was told of a later time
 * stays: an event may have happened a moment after now by the clock of its sender.
 *
 * @throws Problem `body-invalid`, `contact-erased`
 */
export async function patchContact(
  written: string,
  patch: Record<string, unknown>,
  hashAddress: (address: string) => string,
): Promise<SetResult> {
  const at = new Date();
  const known = await knownContacts([written]);
  const [had] = known.values();
  const told = readTold({ id: written, fields: spelledOut(patch, had) }, known, { hashAddress, extract: true });
  if (!('save' in told)) throw refusal('body-invalid', told.faults);
  const [result = 'kept'] = await setContacts([{ ...told.save, at }]);
  return result;
}

/** To remove all attributes is to remove each that there is. */
function spelledOut(patch: Record<string, unknown>, had: KnownContact | undefined): Record<string, unknown> {
  if (patch['attributes'] !== null) return patch;
  const names = Object.keys(had?.attributes ?? {});
  return { ...patch, attributes: Object.fromEntries(names.map((name) => [name, null])) };
}
