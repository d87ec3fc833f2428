import { addressKinds, toldKinds, type AddressKind, type ToldKind } from '../../domain/addresses.ts';
import type { ContactInput } from '../../domain/contact.ts';

/**
 * The keyed hashes by which the addresses of a contact are found, and kept where the addresses themselves are not:
 * `addressHash` is that of the number.
 */
export type AddressHashes = Partial<Record<AddressKind['hash'], string>>;

/** Those of the addresses that callers tell. */
export type ToldHashes = Pick<AddressHashes, ToldKind['hash']>;

/** The fields that hold them. */
export const hashFields = addressKinds.map(({ hash }) => hash);

/** The hashes of the addresses that are told. */
export function addressHashes(
  told: Pick<ContactInput, ToldKind['field']>,
  hashAddress: (address: string) => string,
): ToldHashes {
  const hashed = toldKinds.flatMap(({ field, hash, keyOf }) => {
    const address = told[field];
    return address ? [[hash, hashAddress(keyOf(address))] as const] : [];
  });
  return Object.fromEntries(hashed);
}

/** All hashes that a contact has, in the order of the kinds. */
export function hashesOf(contact: AddressHashes): string[] {
  return hashFields.flatMap((field) => contact[field] ?? []);
}

/** For `$or`: whoever has one of these addresses, of whatever kind. */
export function havingAddress(...hashes: readonly string[]): Partial<Record<AddressKind['hash'], { $in: string[] }>>[] {
  return hashFields.map((field) => ({ [field]: { $in: [...hashes] } }));
}
