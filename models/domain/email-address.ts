import { cleanField } from './clean-field.ts';

/** What an address book or a spreadsheet puts around an address: `Ann <ann@shop.example>`, `mailto:ann@shop.example`. */
const named = /^[^<>]*<([^<>]*)>$/;
const scheme = /^mailto:/i;

/** RFC 5321, 4.5.3.1: octets of the part in front of the @, and of a whole address without its angle brackets. */
const mostLocalOctets = 64;
const mostOctets = 254;

/** RFC 5322 dot-atom in the letters of RFC 6531; a part in quotes is left out, since hardly any server has one. */
const atom = String.raw`[\p{L}\p{M}\p{N}!#$%&'*+/=?^_\x60{|}~-]+`;
const local = new RegExp(String.raw`^${atom}(?:\.${atom})*$`, 'u');
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * Reads an e-mail address as people write it. What stands in front of the @ stays as it was given, since only its own
 * server may say what is the same there; the domain is in small letters of its own script.
 *
 * @returns undefined for what is none, such as a name without a domain, or one that only a local network knows
 */
export function readEmailAddress(written: string): string | undefined {
  const bare = cleanField(written);
  const address = (named.exec(bare)?.[1] ?? bare).trim().replace(scheme, '').normalize('NFC');
  const [name, domain] = partsOf(address);
  const ascii = asciiOf(domain);
  if (ascii === undefined || !local.test(name)) return undefined;
  const isLong = octetsOf(name) > mostLocalOctets || octetsOf(`${name}@${ascii}`) > mostOctets;
  const shown = ascii.includes('xn--') ? domain.toLowerCase() : ascii;
  return isLong ? undefined : `${name}@${shown}`;
}

/**
 * The same for every spelling of an address: in small letters, as all servers in use take the name, and with the domain as
 * the DNS has it.
 */
export function emailKey(address: string): string {
  const [name, domain] = partsOf(address);
  return `${name.toLowerCase()}@${asciiOf(domain) ?? domain}`;
}

function partsOf(address: string): [name: string, domain: string] {
  const at = address.lastIndexOf('@');
  return [address.slice(0, Math.max(at, 0)), address.slice(at + 1)];
}

/** A name of the public DNS in ASCII: at least two labels, of which the last is no number. */
function asciiOf(domain: string): string | undefined {
  if (/[\s\p{Cc}%/\\:?#@[\]]/u.test(domain) || !URL.canParse(`https://${domain}`)) return undefined;
  const { hostname } = new URL(`https://${domain}`);
  const labels = hostname.split('.');
  const isName = labels.length > 1 && labels.every((each) => label.test(each)) && !/^\d+$/.test(labels.at(-1) ?? '');
  return isName ? hostname : undefined;
}

function octetsOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
