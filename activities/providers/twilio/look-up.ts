import { z } from 'zod';
import type { LookupOutcome, LostMessage } from '../../../models/domain/deliveries/provider.ts';
import { isNear } from '../near-in-time.ts';
import { statusOf } from './status.ts';

const listed = z.object({
  messages: z.array(
    z.object({
      sid: z.string(),
      body: z.string(),
      status: z.string(),
      error_code: z.number().nullable(),
      /** As in RFC 2822. */
      date_created: z.string(),
    }),
  ),
  next_page_uri: z.string().nullable(),
});

/** What Twilio writes before the words of a trial account. */
const ofTrial = /^Sent from your Twilio trial account - /;

/**
 * The address of a list of what went to a number. Without `DateSent`: a message that is still queued has none, and would
 * be missed. https://www.twilio.com/docs/messaging/api/message-resource#read-multiple-message-resources
 */
export function listOf(endpoint: string, to: string): string {
  return `${endpoint}?${new URLSearchParams({ To: to, PageSize: '1000' }).toString()}`;
}

/** Which messages of such a list may be the lost one. */
export function findLost(body: unknown, lost: LostMessage): LookupOutcome {
  const { messages, next_page_uri: more } = listed.parse(body);
  // More than a thousand to one number: the lost one may be among those that are not on the page.
  if (more !== null) return { found: 'unclear' };
  const near = messages.filter(({ date_created: created }) => isNear(Date.parse(created), lost));
  // Twilio removes words from messages where an account asks for it.
  if (near.some(({ body: words }) => words === '')) return { found: 'unclear' };
  const same = near.filter(({ body: words }) => words.replace(ofTrial, '').trim() === lost.text.trim());
  return {
    found: 'alike',
    messages: same.map(({ sid, status, error_code: code }) => {
      return { providerId: sid, status: statusOf(status, code?.toString()) ?? 'accepted' };
    }),
  };
}
