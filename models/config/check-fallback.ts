import { z } from 'zod';
import { isReportedBy } from '../domain/deliveries/became.ts';
import { channelOf, usualLifetime, type TextChannel } from '../domain/message.ts';
import { durationFault, milliseconds, type Duration } from '../domain/time/duration.ts';
import { has, isWrong, type Refuse } from './all-faults.ts';
import { nearest } from './nearest.ts';
import { words } from './words.ts';

const span = z.custom<Duration>((written) => !durationFault(written) && milliseconds(written as Duration) > 0, {
  error: ({ input }) => durationFault(input) ?? 'must be more than nothing: no report comes at once',
});

/** The shape of a `fallback`. */
export const fallbackField = z.strictObject({
  text: words,
  unlessDeliveredWithin: span.optional(),
  ifUndeliverableWithin: span.optional(),
});

const latestReportMs = milliseconds('5 days');

/** What the text that goes instead must have in common with the one that names it, so that no rule is evaded. */
const common = ['kind', 'purpose', 'brand', 'about'] as const;

/** A text as far as nothing is wrong with how it names another. */
export interface Linked {
  channel?: TextChannel | undefined;
  expiresAfter?: Duration | undefined;
  fallback?: Partial<z.output<typeof fallbackField>> | undefined;
}

/** Texts as far as nothing is wrong with them; one that is wrong as a whole is undefined, and there nevertheless. */
type Texts = Readonly<Record<string, Linked | undefined>>;

/** Tells what is wrong with the texts that name others to go instead of them, each with the name of the one at fault. */
export function faultsOfFallbacks(texts: Texts, refuse: Refuse): void {
  for (const [name, text] of Object.entries(texts)) {
    if (!text?.fallback) continue;
    const { text: other, unlessDeliveredWithin, ifUndeliverableWithin } = text.fallback;
    const at = ['texts', name, 'fallback'];
    if (has(text.fallback, 'unlessDeliveredWithin') && has(text.fallback, 'ifUndeliverableWithin'))
      refuse(at, 'says unlessDeliveredWithin or ifUndeliverableWithin, not both');
    if (other !== undefined) for (const fault of faultsOfNamed(other, name, texts)) refuse([...at, 'text'], fault);
    faultsOfSpans(text, at, refuse);
    if (isWrong(text, 'channel')) continue;
    const channel = channelOf(text);
    const isReported = isReportedBy(channel, 'undeliverable');
    if (unlessDeliveredWithin && !isReportedBy(channel, 'delivered'))
      refuse(
        [...at, 'unlessDeliveredWithin'],
        `nobody reports that a text has arrived by ${channel}, so the other would always go too: ${isReported ? 'say ifUndeliverableWithin' : 'leave it out'}`,
      );
    if (ifUndeliverableWithin && !isReported)
      refuse(
        [...at, 'ifUndeliverableWithin'],
        `nobody reports what became of a text by ${channel}, so the story would wait for nothing: leave it out`,
      );
  }
}

/**
 * A text that has expired goes by no way any more, and its gateway gives up then. What could not be delivered may be reported
 * after that: mail servers try for up to five days (RFC 5321, 4.5.4.1).
 */
function faultsOfSpans(text: Linked, at: string[], refuse: Refuse): void {
  if (isWrong(text, 'expiresAfter')) return;
  const { fallback: { unlessDeliveredWithin, ifUndeliverableWithin } = {}, expiresAfter = usualLifetime } = text;
  const lifetime = milliseconds(expiresAfter);
  if (unlessDeliveredWithin && milliseconds(unlessDeliveredWithin) > lifetime)
    refuse(
      [...at, 'unlessDeliveredWithin'],
      `is longer than the text stays true, ${expiresAfter}: say less, or a longer expiresAfter`,
    );
  if (ifUndeliverableWithin && milliseconds(ifUndeliverableWithin) > lifetime + latestReportMs)
    refuse(
      [...at, 'ifUndeliverableWithin'],
      `is more than 5 days longer than the text stays true, ${expiresAfter}: no report comes so late`,
    );
}

/** Why the text of one name cannot go instead of that of another. */
function faultsOfNamed(other: string, name: string, texts: Texts): string[] {
  if (!Object.hasOwn(texts, other)) return [unknownText(other, texts)];
  if (leadsBack(texts, name)) return ['leads back to the text itself'];
  return unlike(texts[name], texts[other]).map((fault) => `${other} is of another ${fault}`);
}

function unknownText(name: string, texts: Texts): string {
  return `${JSON.stringify(name)} is no text of the journey; the nearest are ${nearest(name, Object.keys(texts)).join(', ')}`;
}

function leadsBack(texts: Texts, name: string): boolean {
  const seen = new Set<string>();
  for (let next = texts[name]?.fallback?.text; next !== undefined && !seen.has(next);) {
    if (next === name) return true;
    seen.add(next);
    next = Object.hasOwn(texts, next) ? texts[next]?.fallback?.text : undefined;
  }
  return false;
}

/** What both have that is not the same. Which purpose one should have is not known without its kind. */
function unlike(text?: object, instead?: object): string[] {
  if (!text || !instead) return [];
  const said = (of: object, field: string): unknown => (of as Record<string, unknown>)[field];
  const isKnown = (field: string) => ![text, instead].some((each) => isWrong(each, field));
  return common.filter(
    (field) => isKnown(field) && (field !== 'purpose' || isKnown('kind')) && said(text, field) !== said(instead, field),
  );
}
