import { z } from 'zod';
import { isFunction } from './is-function.ts';

const header = z
  .string('must be the name of a header, in lower case')
  .regex(/^[a-z0-9-]+$/, 'must be the name of a header, in lower case');
const prefix = z.string('must be a string').optional();

/** A web hook of a system that tells of contacts, as `contactHook` answers it. */
export const contactHookShape = z.strictObject({
  proof: z.discriminatedUnion(
    'by',
    [
      z.strictObject({ by: z.literal('address') }),
      z.strictObject({ by: z.literal('header'), header, prefix }),
      z.strictObject({
        by: z.literal('hmac'),
        header,
        hash: z.enum(['sha256', 'sha512', 'sha1'], 'must be one of sha256, sha512, sha1'),
        encoding: z.enum(['hex', 'base64'], 'must be one of hex, base64'),
        prefix,
      }),
    ],
    'must have by, which is one of address, header, hmac',
  ),
  read: z.custom(isFunction, 'must be a function of the body'),
});
