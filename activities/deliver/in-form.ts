import type { Rendered } from '../../models/documents/deliveries/ledger.ts';
import { suppress, type Step } from '../../models/domain/deliveries/step.ts';
import type { ChatChannel, MessageDefinition } from '../../models/domain/message.ts';
import { times } from '../../models/domain/money/money.ts';
import { economise } from '../../models/domain/texts/economy.ts';
import { findLinks } from '../../models/domain/texts/links.ts';
import { longestHeadline, longestWords, usualParts } from '../../models/domain/texts/longest.ts';
import { preflight } from '../../models/domain/texts/preflight.ts';
import type { Way } from './choose-way.ts';

/** How much a part holds, and what it costs. */
type PartsOfWay = Pick<Way, 'partPrice' | 'profile'>;

/** What a text says, rendered; the headline and what it opens are empty where it has none. */
interface Written {
  headline: string;
  whole: string;
  opens: string;
}

/** What a text says, in the form that its channel has: what has no room there, or nobody should see, leaves by none. */
export function inForm(
  channel: Rendered['channel'],
  { headline, whole, opens }: Written,
  message: MessageDefinition,
  way: PartsOfWay,
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
  { profile, partPrice }: PartsOfWay,
): Step<{ words: Words<'sms'> }> {
  const { text, encoding, parts, savedParts } = economise(whole, message, profile);
  const unfit = preflight(text);
  if (unfit) return suppress(unfit.refused, unfit.detail);
  if (parts > (message.maxParts ?? usualParts)) return suppress('too-many-parts', `${parts} parts`);
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
  const unfit = preflight(subject, longestHeadline.email) ?? preflight(text, longestWords.email);
  if (unfit) return suppress(unfit.refused, unfit.detail);
  return { verdict: 'send', words: { channel: 'email', subject, text } };
}

/** The words as a device shows them. What it opens is one link, and nothing else. */
function notification({ headline, whole: text, opens }: Written): Step<{ words: Words<'push'> }> {
  const title = inOneLine(headline);
  const unfit = preflight(title, longestHeadline.push) ?? preflight(text, longestWords.push);
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
  const unfit = preflight(text, longestWords[channel]);
  return unfit ? suppress(unfit.refused, unfit.detail) : { verdict: 'send', words: { channel, text } };
}

/** What is written by the channel alone. */
type Words<Channel extends Rendered['channel']> = Omit<
  Extract<Rendered, { channel: Channel }>,
  'locale' | 'textVersion' | 'route' | 'links'
>;
