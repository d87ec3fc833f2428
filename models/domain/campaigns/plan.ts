import { z } from 'zod';
import { usualLifetime, type MessageDefinition } from '../message.ts';
import { milliseconds } from '../time/duration.ts';
import { instant } from '../time/instants.ts';
import { isTimeOfDay } from '../time/named-day.ts';

/** What a campaign may be called: its id, which stands in addresses and in the ledger. */
export const campaignName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and dashes, a letter first')
  .meta({ examples: ['spring-sale'] });

/** Texts each second; more than a gateway takes waits there. */
export const perSecond = z
  .int()
  .min(1)
  .max(5_000)
  .meta({ examples: [50] });

const localTime = z
  .string()
  .refine(isTimeOfDay, 'must be a time such as 10:00')
  .meta({ examples: ['10:00'] });

/** When it begins: at one moment for all, or at a time of day on the clock of each recipient. */
export const begins = z
  .union([
    z.strictObject({ at: instant }),
    z.strictObject({ onDay: z.iso.date('must be a day such as 2026-05-04'), time: localTime }),
  ])
  .meta({ description: 'At one moment for all, or on a day at a time on the clock of each recipient.' });
export type Begins = z.output<typeof begins>;

/** What a campaign is from its start on, until it has ended. */
export const campaignStates = ['draft', 'running', 'paused', 'stopped', 'done'] as const;
export type CampaignState = (typeof campaignStates)[number];

/** From which states each act leads on, and where. */
export const acts = {
  start: { from: ['draft'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  stop: { from: ['running', 'paused'], to: 'stopped' },
} as const satisfies Record<string, { from: readonly CampaignState[]; to: CampaignState }>;
export type Act = keyof typeof acts;

/** The latest moment at which somebody's clock can show the end of that day: in the zone furthest behind, UTC-12. */
export function dayIsOver(day: string, now: Date): boolean {
  return now.getTime() >= Date.parse(`${day}T00:00:00Z`) + 36 * 3_600_000;
}

/** A time of day of a day has come on every clock so long after it has come in UTC: UTC-12 is furthest behind. */
const lastClockMs = 12 * 3_600_000;

/**
 * Until when its text is true: as the campaign says, else for the lifetime of the text, counted from when the last clock
 * shows its time, or from when the audience stood.
 */
export function offerEnds({
  endsAt,
  begins,
  text,
  frozenAt,
}: {
  endsAt?: Date;
  begins?: Begins;
  text: Pick<MessageDefinition, 'expiresAfter'>;
  frozenAt?: Date;
}): Date {
  if (endsAt) return endsAt;
  const stood = frozenAt?.getTime() ?? Date.now();
  const last = begins && 'onDay' in begins ? Date.parse(`${begins.onDay}T${begins.time}:00Z`) + lastClockMs : stood;
  return new Date(Math.max(last, stood) + milliseconds(text.expiresAfter ?? usualLifetime));
}

/** The name under which the ledger, texts and reports know the text of a campaign. */
export function messageOf(campaign: string): string {
  return `campaign/${campaign}`;
}

/** In place of the run of a journey: one for each recipient, so that a campaign can have one text to a contact and no second. */
export function stepOf(campaign: string, contactId: string) {
  return { workflowId: `campaign/${campaign}/${contactId}`, startedBy: `campaign/${campaign}`, ordinal: 1 };
}
