/** In characters, as written and in its canonical form: more than any page needs. */
export const longestAddress = 2_000;

/** What no address holds: blanks, controls, invisible marks, half characters, quotes, angle brackets, braces, backslashes. */
const foreign = /[\s\p{C}\p{Z}"«»“”„‟‹›`<>\\{}]/u;

/** What a client writes into an address that it builds from a value it does not have. */
const missing = /(?:^|[/=])(?:undefined|null|NaN|\[object(?:%20)\w+\])(?=[/?#&;.]|$)/;

/** A name with a top level: neither a number, nor a machine of the own network. */
const hostName = /^(?!\d+(?:\.|$))[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:[a-z]{2,}|xn--[a-z0-9-]+)$/;

/** An address in its canonical form, or what is wrong with it. */
export type WebAddress = { url: URL; fault?: never } | { url?: never; fault: string };

/**
 * Reads the address of a page to which a text may lead. Its canonical form is ASCII, so that a host of look-alike
 * letters shows as what it is, and neither ends in punctuation nor holds a bracket without its other half: what stands
 * around it in a text, and what a phone takes as its end, cannot change it. Reading it again gives the same.
 * Source: https://url.spec.whatwg.org/#concept-url-serializer
 */
export function readWebAddress(written: string): WebAddress {
  if (written.length > longestAddress) return { fault: `must have at most ${longestAddress} characters` };
  const authority = /^https:\/\/([^/\\?#]+)/i.exec(written)?.[1];
  if (authority === undefined) return { fault: 'must be an https:// address' };
  if (foreign.test(written)) return { fault: 'must have no blanks, quotes, angle brackets, braces or backslashes' };
  if (authority.includes('@')) return { fault: 'must have no user before its host' };
  if (missing.test(written.slice('https://'.length + authority.length)))
    return { fault: 'holds a value that is missing' };
  if (!URL.canParse(written)) return { fault: 'is not an address' };
  const url = new URL(written);
  if (!hostName.test(url.hostname)) return { fault: 'must lead to a host with a name, such as shop.example' };
  const canonical = sealed(url.href.replace(/[?#]+$/, ''));
  return canonical.length > longestAddress ? { fault: 'is too long once encoded' } : { url: new URL(canonical) };
}

const closing: Record<string, string> = { ')': '(', ']': '[' };

/** Percent-encodes apostrophes, brackets without their other half, and punctuation at the end. */
function sealed(href: string): string {
  const characters = Array.from(href);
  const open: number[] = [];
  const encode = new Set<number>();
  characters.forEach((character, index) => {
    if (character === "'") encode.add(index);
    if (character === '(' || character === '[') open.push(index);
    const opener = closing[character];
    if (opener === undefined) return;
    const before = open.at(-1);
    if (before !== undefined && characters[before] === opener) open.pop();
    else encode.add(index);
  });
  for (const index of open) encode.add(index);
  for (let at = characters.length - 1; /[.,!?;:]/.test(characters[at] ?? '') && at > 0; at -= 1) encode.add(at);
  return characters.map((character, index) => (encode.has(index) ? percent(character) : character)).join('');
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
