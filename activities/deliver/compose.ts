import { contactValues } from '../../models/attributes.ts';
import { brandOf, helpIn, inLocale, installation, locales, ownTextIn } from '../../models/installation.ts';
import {
  channelOf,
  headlineOf,
  isChatChannel,
  isWords,
  textFor,
  type MessageDefinition,
  type Value,
} from '../../models/domain/message.ts';
import { withFooters } from '../../models/domain/policy/footer.ts';
import type { TrackedLink } from '../../models/domain/texts/links.ts';
import type { Footer } from '../../models/domain/policy/rule.ts';
import type { Reachable } from '../../models/domain/deliveries/gate.ts';
import { suppress, type Step } from '../../models/domain/deliveries/step.ts';
import { formatsOf } from '../../models/domain/texts/formats.ts';
import { whereabouts } from '../../models/domain/time/time-zones.ts';
import type { Rendered } from '../../models/documents/deliveries/ledger.ts';
import type { Way } from './choose-way.ts';
import { inForm } from './in-form.ts';
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
  // The address of notifications is the id of the contact, which a caller may have from anybody.
  const ownAddress = channel === 'push' ? [] : [recipient.address];
  const ours = [...brandWords, unsubscribeUrl, ...Object.values(chatUrls), ...ownAddress];
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
    const headlines = headlineOf(message);
    if (headlines) headline = compile(textFor(headlines, locale).text, locale).render(all, reader);
    if (message.opens) opens = compile(message.opens, locale).render(all, reader);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return suppress(error.reason, `${key} of ${draft.journey} in ${locale}: ${error.message}`);
  }
  const linked = shorten(words, draft, way);
  if (linked.verdict !== 'send') return linked;
  const above = shorten(headline, draft, way, linked.links.length);
  if (above.verdict !== 'send') return above;
  const opened = shorten(opens, draft, way, linked.links.length + above.links.length);
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
  const written = inForm(channel, { headline: above.text, whole, opens: opened.text }, message, way);
  if (written.verdict !== 'send') return written;
  const textVersion = versionOf(key, locale, message);
  const short = [...linked.links, ...above.links, ...opened.links];
  const tracked = short.length > 0 ? { links: short } : {};
  return { verdict: 'send', rendered: { locale, textVersion, route: way.route, ...tracked, ...written.words } };
}

/** A device says itself whose a notification is, and ends all of them by a switch: there is no way out to be read. */
const isInWords = (footer: Footer) => footer !== 'opt-out';

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
