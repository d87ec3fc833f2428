import type { ContactInput } from '../../domain/contact.ts';
import { emailKey } from '../../domain/email-address.ts';

/** The keyed hashes by which the addresses of a contact are found, and kept where the addresses themselves are not. */
export interface AddressHashes {
  /** Of the number. */
  addressHash?: string;
  /** Of the e-mail address, the same for all of its spellings. */
  emailHash?: string;
}

/** The hashes of the addresses that are told. */
export function addressHashes(
  { phone, email }: Pick<ContactInput, 'phone' | 'email'>,
  hashAddress: (address: string) => string,
): AddressHashes {
  return {
    ...(phone ? { addressHash: hashAddress(phone) } : {}),
    ...(email ? { emailHash: hashAddress(emailKey(email)) } : {}),
  };
}
