import { z } from 'zod';
import { declareProvider } from '../../../models/config/provider.ts';
import { oneOf, whole } from '../../../models/domain/variable-kinds.ts';
import { certificates } from '../certificates.ts';
import type { Address } from './connect.ts';
import { smppProvider } from './provider.ts';
import { idFormats } from './receipt.ts';
import { longTextWays } from './submission.ts';

const fault = 'must be an address such as smpp://smsc.example:2775, or smpps:// for TLS';

/** Where an SMSC listens; the port is 2775, or 3550 with TLS, where none is said. */
const smscAddress = z
  .url({ protocol: /^smpps?$/, error: fault, abort: true })
  .transform((written) => new URL(written))
  .refine(({ hostname, port, pathname, search, hash, username, password }) => {
    return hostname !== '' && port !== '0' && /^\/?$/.test(pathname) && `${search}${hash}${username}${password}` === '';
  }, fault)
  .transform(({ protocol, hostname, port }): Address => {
    const tls = protocol === 'smpps:';
    return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || (tls ? 3_550 : 2_775)), tls };
  });

/** What SMPP carries as text in its header. */
const ascii = (least: number, most: number) =>
  z.string().regex(new RegExp(`^[\\x20-\\x7e]{${least},${most}}$`), `must be ${least} to ${most} characters of ASCII`);

/** SMPP 3.4, spoken to an operator or an aggregator. What a route needs to be told is said in docs/gateways/smpp.md. */
export const smpp = declareProvider({
  name: 'smpp',
  channel: 'sms',
  settings: z.object({
    url: smscAddress,
    systemId: ascii(1, 15),
    /** The standard has 8 characters at most; some operators give longer ones. */
    password: ascii(1, 64),
    systemType: ascii(0, 12).default(''),
    bindAs: oneOf(['transceiver', 'transmitter-receiver']).default('transceiver'),
    binds: whole(1, 20).default(1),
    window: whole(1, 1_000).default(10),
    longTexts: oneOf(longTextWays).default('udh'),
    idFormat: oneOf(idFormats).default('same'),
    shortCodeTon: whole(0, 6).default(3),
    enquireSeconds: whole(1, 600).default(30),
    /** Certificates of authorities, in PEM, in place of those that Node knows. */
    ca: certificates.optional(),
  }),
  plainHosts: ({ url: { host, tls } }) => (tls ? [] : [host]),
  provider: ({ url, ca, ...settings }) => smppProvider({ ...settings, address: { ...url, ca } }),
});
