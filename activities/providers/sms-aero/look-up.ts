import { z } from 'zod';
import type { FoundMessage, LostMessage } from '../../../models/domain/deliveries/provider.ts';
import { isNear } from '../near-in-time.ts';
import { numericId } from '../read-json.ts';
import { statusOf } from './status.ts';

/** Messages stand under numbers from 0 on, beside the links and the count; a list that is empty may be an empty array. */
const listed = z.object({
  success: z.literal(true),
  data: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).nullable(),
});
const item = z.object({
  id: numericId,
  text: z.string(),
  status: z.coerce.number(),
  /** In seconds since 1970. */
  dateCreate: z.coerce.number(),
});
const links = z.object({ links: z.object({ next: z.string().nullish() }) });

/** Which messages on a page may be the lost one, and whether there are more pages. */
export function readPage(body: unknown, lost: LostMessage): { alike: FoundMessage[]; hasMore: boolean } {
  const data = listed.parse(body).data ?? [];
  const messages = Object.entries(data)
    .filter(([name]) => /^\d+$/.test(name))
    .map(([, message]) => item.parse(message));
  const alike = messages
    .filter((message) => message.text.trim() === lost.text.trim())
    .filter(({ dateCreate }) => isNear(dateCreate * 1_000, lost))
    .map(({ id, status }) => ({ providerId: id, status: statusOf(status) ?? ('accepted' as const) }));
  return { alike, hasMore: Boolean(links.safeParse(data).data?.links.next) };
}
