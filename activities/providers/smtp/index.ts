import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { declareProvider } from '../../../models/config/provider.ts';
import { readEmailAddress } from '../../../models/domain/email-address.ts';
import { besideAll, oneOf, port, secret, whole } from '../../../models/domain/variable-kinds.ts';
import { certificates } from '../certificates.ts';
import { smtpCallbacks } from './callbacks.ts';
import { domainOf } from './letter.ts';
import { bouncesOf, mailboxOf, smtpProvider } from './provider.ts';

const host = z.union(
  [z.string().regex(/^[a-zA-Z0-9.-]{1,253}$/), z.ipv6()],
  'must be the name or address of a server, without a port',
);
const address = z
  .string()
  .max(320)
  .refine((written) => readEmailAddress(written) !== undefined, {
    error: 'must be an e-mail address, with or without a name: Example Shop <news@shop.example>',
  });
const name = z.string().regex(/^[a-zA-Z0-9._-]{1,253}$/, 'must be a name of letters, digits, dots and dashes');
/** A signer that cannot read its key leaves letters unsigned, without a word. */
const privateKey = z
  .string()
  .regex(/^\s*-----BEGIN (RSA )?PRIVATE KEY-----/, { error: 'must be a private key in PEM', abort: true })
  .refine(isReadable, 'cannot be read: it must be a whole private key in PEM, without a password');

function isReadable(pem: string): boolean {
  try {
    return createPrivateKey(pem).type === 'private';
  } catch {
    return false;
  }
}

/** A name of 64 octets (RFC 5321, 4.5.3.1.1) has room for a plus and 48 digits behind these. */
const bounceAddress = address.regex(
  /^[a-z0-9._-]{1,15}@[^@]+$/i,
  'must be a bare address, its name at most 15 letters, digits, dots and dashes: bounce@shop.example',
);

/** What belongs together, and is set together or left out. */
const together = [
  ['user', 'password'],
  ['dkimDomain', 'dkimSelector', 'dkimKey'],
  ['bouncesTo', 'bouncesSecret'],
  ['imapHost', 'imapUser', 'imapPassword'],
] as const;

/** E-mail by a server that speaks SMTP. What a route needs to be told is said in docs/gateways/smtp.md. */
export const smtp = declareProvider({
  name: 'smtp',
  channel: 'email',
  settings: z
    .object({
      host,
      port: port.default(587),
      /** `tls` from the first byte, as on port 465; `starttls` before anything is told; `none` within one machine. */
      security: oneOf(['starttls', 'tls', 'none']).default('starttls'),
      /** Certificates of authorities, in PEM, in place of those that Node knows. */
      ca: certificates.optional(),
      user: z.string().min(1).optional(),
      password: z.string().min(1).optional(),
      /** Whom letters come from. */
      from: address,
      /** Where answers go, if not there. */
      replyTo: address.optional(),
      dkimDomain: name.optional(),
      dkimSelector: name.optional(),
      dkimKey: privateKey.optional(),
      /** Where letters come back to that did not arrive, with a plus and a token behind the name. */
      bouncesTo: bounceAddress.optional(),
      /** Signs these tokens, and proves who tells of bounces. */
      bouncesSecret: secret(16).optional(),
      /** The mailbox to which bounces come, where the worker is to read it; `tls` and `starttls` as for letters. */
      imapHost: host.optional(),
      imapPort: port.default(993),
      imapSecurity: oneOf(['tls', 'starttls', 'none']).default('tls'),
      imapUser: z.string().min(1).optional(),
      imapPassword: z.string().min(1).optional(),
      imapFolder: z.string().min(1).default('INBOX'),
      /** The same as for letters, for the server of the mailbox. */
      imapCa: certificates.optional(),
      /** At once, from one worker. */
      connections: whole(1, 100).default(5),
    })
    .superRefine((settings, context) => {
      for (const group of together) {
        const beside = group.filter((setting) => settings[setting] !== undefined);
        if (beside.length === 0) continue;
        for (const setting of group.filter((each) => !beside.includes(each)))
          context.addIssue({ code: 'custom', path: [setting], message: 'is required', params: { beside } });
      }
      if (settings.imapHost !== undefined && settings.bouncesTo === undefined)
        context.addIssue({
          code: 'custom',
          path: ['bouncesTo'],
          message: 'is required',
          params: { beside: ['imapHost'] },
        });
    }, besideAll),
  plainHosts: ({ host, security, imapHost, imapSecurity }) => [
    ...(security === 'none' ? [host] : []),
    ...(imapHost !== undefined && imapSecurity === 'none' ? [imapHost] : []),
  ],
  provider: smtpProvider,
  callbacks: (settings) => {
    const bounces = bouncesOf(settings);
    return bounces && smtpCallbacks(bounces, domainOf(mailboxOf(settings.from)));
  },
});
