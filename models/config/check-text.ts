import { z } from 'zod';
import { kinds, textChannels, topics, type Kind } from '../domain/message.ts';
import { promotionIn } from '../domain/texts/text-warnings.ts';
import { durationFault, milliseconds, type Duration } from '../domain/time/duration.ts';
import { allFaults, has, type Refuse } from './all-faults.ts';
import { faultsOfChannel, type OfChannel } from './check-channel.ts';
import { fallbackField } from './check-fallback.ts';
import type { Vocabulary } from './declarations.ts';
import { inWords, type Fault } from './fault-in-words.ts';
import { words } from './words.ts';

/** A text as far as nothing is wrong with it. */
interface Sound extends OfChannel, Preceding {
  kind?: Kind | undefined;
}

type Known = Pick<Vocabulary, 'locales' | 'brands' | 'purposes'>;

/** Answers what is wrong with a text by itself, in the languages, brands and purposes of an installation. */
export function textChecker(vocabulary: Known): (text: unknown) => Fault[] {
  const schema = textIn(vocabulary);
  return (text) => allFaults<Sound>(schema, text, told, [faultsOfKind, faultsOfChannel, faultsOfPrecedence]);
}

const only = z.literal(true, 'is true, or left out');
const lifetime = z
  .custom<Duration>((written) => !durationFault(written), { error: ({ input }) => durationFault(input) })
  .refine((span) => milliseconds(span) > 0, 'must be more than nothing: the text would never leave');
const oneLine = words.refine((written) => !/[\r\n]/.test(written), 'must be one line');
const parts = 'must be a whole number of parts, 1 or more';

function textIn({ locales, brands, purposes }: Known) {
  const names = Object.keys(brands);
  const inEach = (one: z.ZodType) => z.strictObject(Object.fromEntries(locales.map((locale) => [locale, one])));
  return z.strictObject({
    key: words,
    kind: z.enum(kinds, 'must be service or marketing'),
    purpose: z.enum(purposes, 'must be one of the purposes in tidings.config.ts').optional(),
    text: inEach(words),
    channel: z.enum(textChannels, `must be one of ${textChannels.join(', ')}`).optional(),
    subject: inEach(oneLine).optional(),
    title: inEach(oneLine).optional(),
    opens: oneLine.optional(),
    brand: z.enum(names, `must be one of ${names.join(', ')}`).optional(),
    asks: only.optional(),
    invites: only.optional(),
    expiresAfter: lifetime.optional(),
    maxParts: z.int(parts).min(1, parts).optional(),
    smart: only.optional(),
    transliterate: only.optional(),
    samples: z.record(z.string(), z.unknown()).optional(),
    trackLinks: z.literal(false, 'is false, or left out').optional(),
    about: z.enum(topics, `must be one of ${topics.join(', ')}`).optional(),
    fallback: fallbackField.optional(),
    whenCapped: z.enum(['defer', 'skip'], 'must be defer or skip').optional(),
    atOnce: only.optional(),
    atLeastOnce: only.optional(),
    priority: z.literal('high', 'is high, or left out').optional(),
  });
}

/** Each key that is too much is a fault of its own, with its place. */
function told(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code !== 'unrecognized_keys') return inWords(issue);
  const isOfWords = ['text', 'subject', 'title'].includes(String(issue.path[0]));
  const unknown = `there is no such ${isOfWords ? 'language in tidings.config.ts' : 'option'}`;
  return issue.keys.map((key) => ({ path: [...issue.path, key], message: unknown }));
}

const ofService = ['atOnce', 'atLeastOnce', 'priority'] as const;

/** Tells what a text of its kind must have and has not, and what it has that only the other can have. */
function faultsOfKind(text: Sound, refuse: Refuse): void {
  if (text.kind === 'marketing') {
    for (const option of ofService.filter((each) => has(text, each))) refuse(option, 'is of a service text only');
    if (!has(text, 'purpose'))
      refuse('purpose', 'is missing: marketing names one of the purposes in tidings.config.ts');
  }
  if (text.kind === 'service' && has(text, 'purpose')) refuse('purpose', 'is of a marketing text only');
}

type Worded = Readonly<Record<string, string | undefined>>;

interface Preceding {
  atOnce?: true | undefined;
  priority?: 'high' | undefined;
  about?: string | undefined;
  text?: Worded | undefined;
  subject?: Worded | undefined;
  title?: Worded | undefined;
}

/** What goes before others, or at any hour, does so for what its reader waits for alone. */
function faultsOfPrecedence(text: Preceding, refuse: Refuse): void {
  const { atOnce, priority, about } = text;
  if (atOnce && about === 'debt') refuse('atOnce', 'cannot be with about: debt, which has hours by law');
  const precedence = atOnce ? 'atOnce' : priority && `priority: ${priority}`;
  if (!precedence) return;
  for (const part of ['text', 'subject', 'title'] as const)
    for (const [locale, written = ''] of Object.entries(text[part] ?? {})) {
      const promotion = promotionIn(written);
      const message = `reads as advertising, which cannot be with ${precedence}: ${promotion.join(', ')}`;
      if (promotion.length > 0) refuse([part, locale], message);
    }
}
