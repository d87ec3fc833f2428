/** A link of a sent text: the code that the reader sees, and where it leads. */
export interface TrackedLink {
  /** 8 characters, base62, unique over all messages. */
  code: string;
  /** Fixed when the text was built; never taken from a request. */
  url: string;
}

/** Which links may leave, and what becomes of them. */
export interface LinkPolicy {
  /** Where the short links live, without a slash at the end. */
  base: string;
  /** Where our own pages live; they stay as they are. */
  own: string;
  /** Hosts that texts may lead to: `shop.example`, or `*.shop.example` for all below it. */
  hosts: readonly string[];
  /** The code of the nth link of a delivery; `salt` gives another where that one is taken. */
  codeOf: (deliveryId: string, index: number, salt: number) => string;
}

/** A link found in a text. */
export interface FoundLink {
  from: number;
  to: number;
  written: string;
}

const longestTarget = 2_000;

/** Every address in a text that a phone would make tappable by its scheme; what ends a sentence does not belong to it. */
export function findLinks(text: string): FoundLink[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"«»“”]+/giu)].map((match) => {
    const written = withoutEnding(match[0]);
    return { from: match.index, to: match.index + written.length, written };
  });
}

/** Without the punctuation of the sentence around it; a bracket that the address itself opened stays. */
function withoutEnding(written: string): string {
  const bare = written.replace(/[.,!?;:\]}'’…]+$/u, '');
  const unopened = bare.endsWith(')') && bare.split(')').length > bare.split('(').length;
  if (unopened) return withoutEnding(bare.slice(0, -1));
  return bare;
}

/**
 * The target of a link in its canonical form, or undefined where it must not leave: not https, with a user or a port,
 * an address instead of a name, a host that is not on the list, or too long.
 */
export function readTarget(written: string, hosts: readonly string[]): URL | undefined {
  if (written.length > longestTarget || !URL.canParse(written)) return undefined;
  const url = new URL(written);
  const plain = url.protocol === 'https:' && url.username === '' && url.password === '' && url.port === '';
  const { hostname } = url;
  const named = /^(?!\d+(\.|$))[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/.test(hostname);
  return plain && named && hosts.some((allowed) => matches(hostname, allowed)) ? url : undefined;
}

function matches(hostname: string, allowed: string): boolean {
  return allowed.startsWith('*.') ? hostname.endsWith(allowed.slice(1)) : hostname === allowed;
}

/**
 * What the target's own statistics see of a click: names of ours, nothing of the person. What is there stays to the
 * letter, since the target may have signed it.
 */
export function withUtm(url: URL, utm: Record<'source' | 'medium' | 'campaign' | 'content', string>): string {
  const missing = Object.entries(utm).filter(([name]) => !url.searchParams.has(`utm_${name}`));
  const added = missing.map(([name, value]) => `utm_${name}=${encodeURIComponent(value)}`);
  const tagged = new URL(url);
  tagged.search = [url.search.slice(1), ...added].filter((part) => part !== '').join('&');
  return tagged.href;
}
