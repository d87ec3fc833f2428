import { brands, defaultBrand } from '../../models/domain/brands.ts';
import { textFor, type MessageDefinition, type Value } from '../../models/domain/message.ts';
import { withFooters } from '../../models/domain/policy/footer.ts';
import type { LinkPolicy, TrackedLink } from '../../models/domain/texts/links.ts';
import type { Footer } from '../../models/domain/policy/rule.ts';
import { costOf, type PriceTable } from '../../models/domain/money/prices.ts';
import type { Provider } from '../../models/domain/deliveries/provider.ts';
import { economise } from '../../models/domain/texts/economy.ts';
import { formatsOf } from '../../models/domain/texts/formats.ts';
import { preflight, type Refusal } from '../../models/domain/texts/preflight.ts';
import { whereabouts } from '../../models/domain/time/time-zones.ts';
import type { Contact } from '../../models/documents/contact.ts';
import type { Rendered } from '../../models/documents/delivery-ledger.ts';
import { trackLinks } from './track-links.ts';
import { versionOf } from '../rendering/publish.ts';
import { compile } from '../rendering/render.ts';
import { TemplateError } from '../rendering/template-error.ts';

/** The way out, as far as it decides what a text costs. */
export interface Way {
  provider: Pick<Provider, 'name' | 'segmentProfile'>;
  /** Name or number the text comes from. */
  sender: string;
  prices?: PriceTable | undefined;
  /** How links are tracked; absent, they leave as they are. */
  links?: LinkPolicy | undefined;
}

/** A text before it is rendered: its delivery and what its run gives it. */
interface Draft {
  deliveryId: string;
  journey: string;
  key: string;
  message: MessageDefinition;
  values: Record<string, Value>;
  /** Where its reader opts out. */
  unsubscribeUrl: string;
  /** Raised when a code of its links was taken already. */
  salt: number;
}

type Reading = Pick<Contact, 'locale' | 'timeZone' | 'region' | 'country' | 'statedCountry' | 'phone'>;

/** The text as it would leave with its version and cost, or why it must not. */
export function prepare(
  draft: Draft,
  contact: Reading,
  footers: readonly Footer[],
  { provider, sender, prices, links }: Way,
): Omit<Rendered, 'route'> | Refusal {
  const { key, message, values, unsubscribeUrl } = draft;
  const { locale, text: source } = textFor(message.text, contact.locale);
  const ours = [...brandWords, unsubscribeUrl, ...(contact.phone ? [contact.phone] : [])];
  const trust = { ours, hosts: links?.hosts, ownPages: new URL(unsubscribeUrl).origin, country: contact.country };
  const reader = { trust, locale: formatsOf(locale, contact.locale, contact.country), place: whereabouts(contact) };
  const brandName = brands[message.brand ?? defaultBrand].name[locale];
  const all = { ...values, unsubscribeUrl };
  let words: string;
  /** What the text says by itself, whoever's words fill it: only that meets a demand of the law. */
  let own: string;
  try {
    const template = compile(source, locale);
    words = template.render(all, reader);
    own = template.render(muted(all, ours), reader);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { refused: error.reason, detail: error.message };
  }
  const linked = shorten(words, draft, links);
  if ('refused' in linked) return linked;
  const economised = economise(
    withFooters(linked.text, footers, { locale, brand: brandName, sender, unsubscribeUrl, own }),
    message,
    provider.segmentProfile,
  );
  const { text, encoding, parts, savedParts } = economised;
  const unfit = preflight(text);
  if (unfit) return unfit;
  if (parts > (message.maxParts ?? 3)) return { refused: 'too-many-parts', detail: `${parts} parts` };
  const priced = (count: number) => costOf(prices, { route: provider.name, country: contact.country, parts: count });
  const [cost, saved] = [priced(parts), priced(savedParts)];
  return {
    locale,
    text,
    encoding,
    parts,
    textVersion: versionOf(key, locale, message),
    ...(linked.links.length > 0 ? { links: linked.links } : {}),
    ...(cost ? { cost } : {}),
    ...(savedParts > 0 ? { smartSaved: { parts: savedParts, ...(saved ? { cost: saved } : {}) } } : {}),
  };
}

/** Words of the installation itself; a value that repeats them comes from nobody else. */
const brandWords = Object.values(brands).flatMap(({ name, legalName, help }) => [
  ...Object.values(name),
  legalName,
  help,
]);

/** The values with words from outside made silent. */
function muted(values: Record<string, Value>, ours: readonly string[]): Record<string, Value> {
  const silent = (value: Value) => typeof value === 'string' && value.trim() !== '' && !ours.includes(value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, silent(value) ? '-' : value]));
}

/** The text with its links tracked, unless it says otherwise. */
function shorten(
  text: string,
  { deliveryId, journey, key, message, salt }: Draft,
  policy: LinkPolicy | undefined,
): { text: string; links: TrackedLink[] } | Refusal {
  if (!policy) return { text, links: [] };
  const tracked = trackLinks(text, policy, { deliveryId, journey, message: key, channel: 'sms', salt });
  return message.trackLinks === false && 'text' in tracked ? { text, links: [] } : tracked;
}
