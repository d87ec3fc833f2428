import { z } from 'zod';
import { port } from '../../models/domain/variable-kinds.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

/** `mongodb://[user:password@]host[:port][,…]/database[?options]`. No fault of it names a part, which may be secret. */
export const mongodbAddress = z
  .string()
  .regex(/^mongodb(\+srv)?:\/\//, { error: 'must begin with mongodb:// or mongodb+srv://', abort: true })
  .refine((uri) => !hasLooseUser(uri), {
    error: 'must have user and password percent-encoded: @ as %40, / as %2F',
    abort: true,
  })
  .refine((uri) => hostsOf(uri).every(hasPort), { error: 'must have ports from 1 to 65535', abort: true })
  .refine((uri) => partsOf(uri).path !== '', {
    error: 'must name the database behind the hosts, as in mongodb://host/tidings: without one it would be called test',
    abort: true,
  })
  .refine((uri) => isDatabaseName(partsOf(uri).path), {
    error: 'must name a database without blanks and any of . $ / \\ " * < > : | ?, of at most 63 bytes',
  });

/** @throws SetUpError for an address that was not read with the other variables */
export function refuseUnreadableAddress(uri: string): void {
  const { error } = mongodbAddress.safeParse(uri);
  if (error) throw new SetUpError('environment-unfit', `MONGODB_URI ${error.issues[0]?.message ?? 'cannot be read'}.`);
}

/** Cut as the driver cuts it: what stands before the first slash or question mark is user and hosts. */
function partsOf(uri: string): { authority: string; path: string } {
  const [, authority = '', path = ''] = /^[^/]*:\/\/([^/?]*)(?:\/([^?]*))?/.exec(uri) ?? [];
  return { authority, path };
}

/** A password with an @ or a slash of its own would be cut in two, and its end taken for the host. */
function hasLooseUser(uri: string): boolean {
  const { authority, path } = partsOf(uri);
  return path.includes('@') || authority.split('@').length > 2;
}

function hostsOf(uri: string): string[] {
  return (partsOf(uri).authority.split('@').at(-1) ?? '').split(',');
}

/** Hosts without one have the usual; addresses of IPv6 stand in brackets. */
function hasPort(host: string): boolean {
  const [, number] = /:([^:\]]+)$/.exec(host) ?? [];
  return number === undefined || port.safeParse(number).success;
}

function isDatabaseName(written: string): boolean {
  let name: string;
  try {
    name = decodeURIComponent(written);
  } catch {
    return false;
  }
  return !/[\s.$/\\"*<>:|?\0]/.test(name) && Buffer.byteLength(name) <= 63;
}
