import { readWebAddress } from './web-address.ts';

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

/** Every address in a text that a phone would make tappable by its scheme; what ends a sentence does not belong to it. */
export function findLinks(text: string): FoundLink[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"«»“”„‟‹›]+/giu)].map((match) => {
    const written = withoutEnding(match[0]);
    return { from: match.index, to: match.index + written.length, written };
  });
}

const openerOf: Record<string, string> = { ')': '(', ']': '[', '}': '{', '）': '（' };

/** Without the punctuation of the sentence around it; a bracket that the address itself opened stays. */
function withoutEnding(written: string): string {
  const last = written.at(-1) ?? '';
  const opener = openerOf[last];
  const ends = opener
    ? written.split(last).length > written.split(opener).length
    : /[.,!?;:'’‘…。，！？；：]/u.test(last);
  return ends ? withoutEnding(written.slice(0, -1)) : written;
}

/**
 * The target of a link in its canonical form, or undefined where it must not leave: not an address that a text may hold,
 * with a port, or with a host that is not on the list.
 */
export function readTarget(written: string, hosts: readonly string[]): URL | undefined {
  const { url } = readWebAddress(written);
  return url?.port === '' && isListed(url.hostname, hosts) ? url : undefined;
}

/** Whether a host, in ASCII, is one that texts may lead to. */
export function isListed(hostname: string, hosts: readonly string[]): boolean {
  return hosts.some((allowed) =>
    allowed.startsWith('*.') ? hostname.endsWith(allowed.slice(1)) : hostname === allowed,
  );
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
