import { suppress, type Step } from '../../models/domain/deliveries/step.ts';
import type { Channel } from '../../models/domain/message.ts';
import { findLinks, readTarget, withUtm, type LinkPolicy, type TrackedLink } from '../../models/domain/texts/links.ts';

/** The text a link stands in, by the names that statistics may show. */
export interface LinkedText {
  deliveryId: string;
  journey: string;
  /** `<journey>/<text>`. */
  message: string;
  channel: Channel;
  /** Raised when a code was taken already. */
  salt: number;
  /** How many links the text has elsewhere, whose codes are taken. */
  first?: number;
  /** Addresses made for this reader, which must be reached as they are. */
  untouched?: readonly string[];
}

/**
 * Puts short links in place of those of a text, before its parts are counted. Addresses of our own, such as the
 * page of an opt-out, stay as they are. Refused when any link leads where texts may not.
 */
export function trackLinks(
  text: string,
  { base, own, hosts, codeOf }: LinkPolicy,
  { deliveryId, journey, message, channel, salt, first = 0, untouched = [] }: LinkedText,
): Step<{ text: string; links: TrackedLink[] }> {
  const utm = { source: channel, medium: 'journey', campaign: journey, content: message.split('/').at(-1) ?? '' };
  const links: TrackedLink[] = [];
  let built = '';
  let at = 0;
  for (const { from, to, written } of findLinks(text)) {
    if (written.startsWith(`${base}/`) || written.startsWith(`${own}/`) || untouched.includes(written)) continue;
    const target = readTarget(written, hosts);
    if (!target) return suppress('link-refused', `link ${first + links.length + 1} of the text`);
    const code = codeOf(deliveryId, first + links.length, salt);
    links.push({ code, url: withUtm(target, utm) });
    built += `${text.slice(at, from)}${base}/l/${code}`;
    at = to;
  }
  return { verdict: 'send', text: built + text.slice(at), links };
}
