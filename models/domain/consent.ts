import { z } from 'zod';
import { channels, purposes, type Channel, type Purpose } from './message.ts';

/** `*` covers every purpose or channel; only a withdrawal may say it, since a consent must name what it covers. */
const anyOf = <const T extends readonly [string, ...string[]]>(names: T) => z.enum([...names, '*']);

/** Body of `POST /v1/contacts/:id/consents`: one act of the person, with its evidence. */
export const consentInput = z
  .strictObject({
    action: z.enum(['grant', 'withdraw']),
    purpose: anyOf(purposes),
    channel: anyOf(channels),
    at: z.iso.datetime({ offset: true, error: 'must be ISO 8601 with a zone' }).optional(),
    source: z.string().min(1).max(200).meta({ description: 'Where it was given: a form, a call, a keyword …' }),
    wording: z.string().max(4000).optional().meta({ description: 'The exact words the person agreed to.' }),
    proof: z.string().max(1000).optional(),
  })
  .refine(({ action, purpose, channel }) => action === 'withdraw' || ![purpose, channel].includes('*'), {
    path: ['purpose'],
    error: 'a grant names its purpose and channel; only a withdrawal may say *',
  })
  .refine((consent) => !consent.at || Date.parse(consent.at) <= Date.now() + 300_000, {
    path: ['at'],
    error: 'lies in the future',
  })
  .meta({ id: 'ConsentInput' });
export type ConsentInput = z.output<typeof consentInput>;

/** One appended record; the standing state is always derived from all of them. */
export interface ConsentRecord {
  action: 'grant' | 'withdraw';
  purpose: Purpose | '*';
  channel: Channel | '*';
  at: Date;
}

export type Standing = 'granted' | 'withdrawn' | 'missing';

/** The state that holds now: the latest record that covers purpose and channel speaks; at the same instant, a withdrawal. */
export function standingConsent(records: readonly ConsentRecord[], purpose: Purpose, channel: Channel): Standing {
  let latest: ConsentRecord | undefined;
  for (const record of records) {
    if (!covers(record.purpose, purpose) || !covers(record.channel, channel)) continue;
    const later = !latest || record.at > latest.at;
    if (later || (record.at.getTime() === latest?.at.getTime() && record.action === 'withdraw')) latest = record;
  }
  if (!latest) return 'missing';
  return latest.action === 'grant' ? 'granted' : 'withdrawn';
}

function covers(named: string, asked: string): boolean {
  return named === asked || named === '*';
}
