import { z } from 'zod';
import { isReportedBy } from '../domain/deliveries/became.ts';
import { channelOf, type TextChannel } from '../domain/message.ts';
import { durationFault, milliseconds, type Duration } from '../domain/time/duration.ts';
import { nearest } from './nearest.ts';
import { words } from './words.ts';

const span = z.custom<Duration>((written) => !durationFault(written) && milliseconds(written as Duration) > 0, {
  error: ({ input }) => durationFault(input) ?? 'must be more than nothing: no report comes at once',
});

/** The shape of a `fallback`. */
export const fallbackField = z
  .strictObject({ text: words, unlessDeliveredWithin: span.optional(), ifUndeliverableWithin: span.optional() })
  .refine(
    ({ unlessDeliveredWithin, ifUndeliverableWithin }) => !unlessDeliveredWithin || !ifUndeliverableWithin,
    'says unlessDeliveredWithin or ifUndeliverableWithin, not both',
  );

/** What the text that goes instead must have in common with the one that names it, so that no rule is evaded. */
const common = ['kind', 'purpose', 'brand', 'about'] as const;

interface Linked {
  channel?: TextChannel | undefined;
  fallback?: z.output<typeof fallbackField> | undefined;
}

type Texts = Readonly<Record<string, Linked>>;

/** Tells what is wrong with the texts that name others to go instead of them, each with the name of the one at fault. */
export function faultsOfFallbacks(texts: Texts, refuse: (path: string[], message: string) => void): void {
  for (const [name, text] of Object.entries(texts)) {
    if (!text.fallback) continue;
    const { text: other, unlessDeliveredWithin, ifUndeliverableWithin } = text.fallback;
    const at = ['texts', name, 'fallback'];
    const instead = Object.hasOwn(texts, other) ? texts[other] : undefined;
    if (!instead) refuse([...at, 'text'], unknownText(other, texts));
    else if (leadsBack(texts, name)) refuse([...at, 'text'], 'leads back to the text itself');
    else for (const fault of unlike(text, instead)) refuse([...at, 'text'], `${other} is of another ${fault}`);
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

function unlike(text: object, instead: object): string[] {
  const said = (of: object, field: string): unknown => (of as Record<string, unknown>)[field];
  return common.filter((field) => said(text, field) !== said(instead, field));
}
