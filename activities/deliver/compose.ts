import { contactValues } from '../../models/attributes.ts';
import { brandOf, helpIn, inLocale, installation, locales, ownTextIn } from '../../models/installation.ts';
import {
  channelOf,
  headlineOf,
  isChatChannel,
  isWords,
  textFor,
  type ChatChannel,
  type MessageDefinition,
  type Value,
} from '../../models/domain/message.ts';
import { withFooters } from '../../models/domain/policy/footer.ts';
import { findLinks, type TrackedLink } from '../../models/domain/texts/links.ts';
import type { Footer } from '../../models/domain/policy/rule.ts';
import { times } from '../../models/domain/money/money.ts';
import type { Reachable } from '../../models/domain/deliveries/gate.ts';
import { suppress, type Step } from '../../models/domain/deliveries/step.ts';
import { economise } from '../../models/domain/texts/economy.ts';
import { formatsOf } from '../../models/domain/texts/formats.ts';
import { preflight } from '../../models/domain/texts/preflight.ts';
import { whereabouts } from '../../models/domain/time/time-zones.ts';
import type { Rendered } from '../../models/documents/deliveries/ledger.ts';
import type { Way } from './choose-way.ts';
import { trackLinks } from './track-links.ts';
import { versionOf } from '../rendering/publish.ts';
import { compile } from '../rendering/render.ts';
import { TemplateError } from '../rendering/template-error.ts';

/** A text before it is rendered: its delivery and what its run gives it. */
interface Draft {
  deliveryId: string;
  journey: string;
  key: string;
  message: MessageDefinition;
  /** In whose name it speaks. */
  brand: string;
  values: Record<string, Value>;
  /** What is known of the reader, as it is now. */
  attributes: Readonly<Record<string, string | number | boolean>>;
  /** Where its reader opts out. */
  unsubscribeUrl: string;
  /** Where its reader opens a chat with us, by the names that texts have for it. */
  chatUrls?: Readonly<Record<string, string>>;
  /** Raised when a code of its links was taken already. */
  salt: number;
}

/** What of the way decides how a text is written. */
type WayOut = Pick<Way, 'route' | 'sender' | 'partPrice' | 'profile' | 'links'>;

/** The text as it would leave with its version and cost, or why it must not. */
export function compose(
  draft: Draft,
  recipient: Reachable,
  footers: readonly Footer[],
  way: WayOut,
): Step<{ rendered: Rendered }> {
  const { key, message, brand, values, attributes, unsubscribeUrl, chatUrls = {} } = draft;
  const { sender, links } = way;
  const { country } = recipient;
  const channel = channelOf(message);
  const { locale, text: source } = textFor(message.text, recipient.locale);
  const ours = [...brandWords, unsubscribeUrl, ...Object.values(chatUrls), recipient.address];
  const trust = { ours, hosts: links?.hosts, ownPages: new URL(unsubscribeUrl).origin, country };
  const reader = { trust, locale: formatsOf(locale, recipient.locale, country), place: whereabouts(recipient) };
  const speaker = brandOf(brand);
  const { name, legalName } = speaker;
  const brandName = inLocale(name, locale);
  const ownValues = { brand: brandName, help: helpIn(speaker, locale) };
  const all = { ...ownValues, ...withTopics(values), ...contactValues(attributes), ...chatUrls, unsubscribeUrl };
  let words: string;
  /** What the text says without the words that others fill in: only that can meet a demand of the law. */
  let own: string;
  let headline = '';
  let opens = '';
  try {
    const template = compile(source, locale, channel);
    words = template.render(all, reader);
    own = template.render(muted(all, ours), reader);
    const above = headlineOf(message);
    if (above) headline = compile(textFor(above, locale).text, locale).render(all, reader);
    if (message.opens) opens = compile(message.opens, locale).render(all, reader);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return suppress(error.reason, `${key} of ${draft.journey} in ${locale}: ${error.message}`);
  }
  const linked = shorten(words, draft, way);
  if (linked.verdict !== 'send') return linked;
  const opened = shorten(opens, draft, way, linked.links.length);
  if (opened.verdict !== 'send') return opened;
  const whole = withFooters(linked.text, channel === 'push' ? footers.filter(isInWords) : footers, {
    brand: brandName,
    otherNames: [...Object.values(name), legalName],
    optOut: { byReply: ownTextIn(locale, 'footer/reply'), byLink: ownTextIn(locale, 'footer/link') },
    sender,
    unsubscribeUrl,
    own,
    ...(isChatChannel(channel) ? { replyable: true } : {}),
  });
  const written = writtenFor(channel, { headline, whole, opens: opened.text, message, way });
  if (written.verdict !== 'send') return written;
  const textVersion = versionOf(key, locale, message);
  const short = [...linked.links, ...opened.links];
  const tracked = short.length > 0 ? { links: short } : {};
  return { verdict: 'send', rendered: { locale, textVersion, route: way.route, ...tracked, ...written.words } };
}

/** A device says itself whose a notification is, and ends all of them by a switch: there is no way out to be read. */
const isInWords = (footer: Footer) => footer !== 'opt-out';

/** What a text says, rendered; the headline and what it opens are empty where it has none. */
interface Written {
  headline: string;
  whole: string;
  opens: string;
}

/** The words as their channel has them. */
function writtenFor(
  channel: Rendered['channel'],
  { headline, whole, opens, message, way }: Written & { message: MessageDefinition; way: WayOut },
): Step<{ words: Words<'sms'> | Words<'email'> | Words<'push'> | Words<ChatChannel> }> {
  switch (channel) {
    case 'sms':
      return inParts(whole, message, way);
    case 'email':
      return letter(headline, whole);
    case 'push':
      return notification({ headline, whole, opens });
    default:
      return inChat(whole, channel);
  }
}

/** The words as an SMS has them, no longer than they may be. */
function inParts(
  whole: string,
  message: MessageDefinition,
  { profile, partPrice }: WayOut,
): Step<{ words: Words<'sms'> }> {
  const { text, encoding, parts, savedParts } = economise(whole, message, profile);
  const unfit = preflight(text);
  if (unfit) return suppress(unfit.refused, unfit.detail);
  if (parts > (message.maxParts ?? 3)) return suppress('too-many-parts', `${parts} parts`);
  const smartSaved = { parts: savedParts, ...(partPrice ? { cost: times(partPrice, savedParts) } : {}) };
  const words = {
    channel: 'sms' as const,
    text,
    encoding,
    parts,
    ...(partPrice ? { cost: times(partPrice, parts) } : {}),
    ...(savedParts > 0 ? { smartSaved } : {}),
  };
  return { verdict: 'send', words };
}

/** The words as an e-mail has them. A value may end its line where a subject must not. */
function letter(written: string, text: string): Step<{ words: Words<'email'> }> {
  const subject = inOneLine(written);
  const unfit = preflight(subject, longestSubject) ?? preflight(text, longestLetter);
  if (unfit) return suppress(unfit.refused, unfit.detail);
  return { verdict: 'send', words: { channel: 'email', subject, text } };
}

/** The words as a device shows them. What it opens is one link, and nothing else. */
function notification({ headline, whole: text, opens }: Written): Step<{ words: Words<'push'> }> {
  const title = inOneLine(headline);
  const unfit = preflight(title, longestTitle) ?? preflight(text, longestNotification);
  if (unfit) return suppress(unfit.refused, unfit.detail);
  if (opens === '') return { verdict: 'send', words: { channel: 'push', title, text } };
  const [link] = findLinks(opens);
  if (link?.written !== opens) return suppress('link-refused', 'what it opens is no link');
  return { verdict: 'send', words: { channel: 'push', title, text, opens } };
}

function inOneLine(written: string): string {
  return written.replaceAll(/\s+/g, ' ').trim();
}

/** The words as a messenger shows them. */
function inChat(text: string, channel: ChatChannel): Step<{ words: Words<ChatChannel> }> {
  const unfit = preflight(text, longestInChat[channel]);
  return unfit ? suppress(unfit.refused, unfit.detail) : { verdict: 'send', words: { channel, text } };
}

/** Characters of one message: https://core.telegram.org/bots/api#sendmessage, https://dev.max.ru/docs-api/methods/POST/messages. */
const longestInChat: Readonly<Record<ChatChannel, number>> = { telegram: 4_096, max: 4_000 };

/** Mail programs show less than half of it; RFC 5322, 2.1.1 lets a line have 998 octets. */
const longestSubject = 200;
const longestLetter = 20_000;

/**
 * Devices show less than half of it. What a service takes is 4096 octets in all, of which characters have up to four in UTF-8:
 * https://firebase.google.com/docs/cloud-messaging/customize-messages/set-message-type, RFC 8030, 7.2.
 */
const longestTitle = 100;
const longestNotification = 600;

/** What is written by the channel alone. */
type Words<Channel extends Rendered['channel']> = Omit<
  Extract<Rendered, { channel: Channel }>,
  'locale' | 'textVersion' | 'route' | 'links'
>;

/** Words of the installation itself; a value that repeats them comes from nobody else. */
const brandWords = Object.values(installation.brands).flatMap((brand) => [
  ...Object.values(brand.name),
  brand.legalName,
  ...locales.map((locale) => helpIn(brand, locale)),
]);

/** The values with each wording's topic in the words of every language. */
function withTopics(values: Record<string, Value>): Record<string, Value> {
  const named = Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'object' || isWords(value) || !('topicOf' in value)) return [name, value];
    return [name, installation.wordings[value.topicOf]?.topic ?? value];
  });
  return Object.fromEntries(named) as Record<string, Value>;
}

/** The values, with a dash in place of each word from outside. */
function muted(values: Record<string, Value>, ours: readonly string[]): Record<string, Value> {
  const silent = (value: Value) => typeof value === 'string' && value.trim() !== '' && !ours.includes(value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, silent(value) ? '-' : value]));
}

/** The text with its links tracked, unless it says otherwise. @param first the number of its first link */
function shorten(
  text: string,
  { deliveryId, journey, key, message, salt, chatUrls = {} }: Draft,
  { links }: Pick<Way, 'links'>,
  first = 0,
): Step<{ text: string; links: TrackedLink[] }> {
  const untracked = { verdict: 'send' as const, text, links: [] };
  if (!links) return untracked;
  const where = { deliveryId, journey, message: key, channel: channelOf(message), salt, first };
  const tracked = trackLinks(text, links, { ...where, untouched: Object.values(chatUrls) });
  return message.trackLinks === false && tracked.verdict === 'send' ? untracked : tracked;
}
