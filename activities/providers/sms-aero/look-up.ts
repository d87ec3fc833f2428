import { z } from 'zod';
import type { FoundMessage, LostMessage } from '../../../models/domain/deliveries/provider.ts';
import { statusOf } from './status.ts';

/** Messages stand under numbers from 0 on, beside the links and the count; a list that is empty may be an empty array. */
const listed = z.object({
  success: z.literal(true),
  data: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]).nullable(),
});
const item = z.object({
  id: z.coerce.number(),
  text: z.string(),
  status: z.coerce.number(),
  /** In seconds since 1970. */
  dateCreate: z.coerce.number(),
});
const links = z.object({ links: z.object({ next: z.string().nullish() }) });

/** Our clock and the gateway's may be apart by this much, and a hand-over take a while. */
const apartMs = 120_000;

/** Which messages on a page may be the lost one, and whether there are more pages. */
export function readPage(
  body: unknown,
  { text, attemptedAt }: LostMessage,
): { alike: FoundMessage[]; hasMore: boolean } {
  const data = listed.parse(body).data ?? [];
  const messages = Object.entries(data)
    .filter(([name]) => /^\d+$/.test(name))
    .map(([, message]) => item.parse(message));
  const alike = messages
    .filter((message) => message.text.trim() === text.trim())
    .filter(({ dateCreate }) => Math.abs(dateCreate * 1_000 - attemptedAt.getTime()) <= apartMs)
    .map(({ id, status }) => ({ providerId: String(id), status: statusOf(status) ?? ('accepted' as const) }));
  return { alike, hasMore: Boolean(links.safeParse(data).data?.links.next) };
}
