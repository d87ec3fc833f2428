import { codeAttempts, confirmWithin } from '../../models/domain/consent/confirmation.ts';
import type { ConsentRecord } from '../../models/domain/consent/consent.ts';
import { readCode } from '../../models/domain/replies/read-code.ts';
import { declines } from '../../models/domain/replies/refusals/declines.ts';
import { milliseconds } from '../../models/domain/time/duration.ts';
import type { OwnEvents } from '../../models/own-events.ts';
import { installation } from '../../models/installation.ts';
import { messages } from '../../workflows/own/double-opt-in.ts';
import type { Said } from './gate.ts';

const asking: readonly string[] = [messages.code.key, messages.wrong.key, messages.link.key];

/** The text whose code a reply sends back, while the code counts: in time, and within its attempts. */
export function confirmedBy(
  own: string,
  said: readonly Said[],
  earlier: readonly { own: string; at: Date }[],
  now: Date,
): Said | undefined {
  const code = readCode(own);
  if (!code) return undefined;
  return said.find((text) => {
    const tried = earlier.filter((reply) => reply.at >= text.at && readCode(reply.own)).length;
    const inTime = now.getTime() - text.at.getTime() <= milliseconds(confirmWithin.code);
    return text.code === code && inTime && tried < codeAttempts;
  });
}

/** The text that asks for a consent, where it was the last one and the reply says no. */
export function refusedBy(own: string, said: readonly Said[]): Said | undefined {
  const last = said.at(-1);
  return last && asking.includes(last.message) && declines(own) ? last : undefined;
}

/** The consent that was asked for, as it stands once it is confirmed. */
export function confirmedConsent(
  { wording, brand }: OwnEvents['consent.requested'],
  { before, at }: { before: readonly ConsentRecord[]; at: Date },
): ConsentRecord {
  const purpose = installation.wordings[wording]?.purpose ?? '';
  const place = before.length + 1;
  return {
    _id: `confirmed-${place}`,
    seq: place,
    action: 'grant',
    method: 'sms-code',
    channel: 'sms',
    purpose,
    brand,
    at,
  };
}
