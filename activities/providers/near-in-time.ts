import type { LostMessage } from '../../models/domain/deliveries/provider.ts';

/** Our clock and a gateway's may be apart by this much, and a hand-over take a while. */
const apartMs = 120_000;

/** Whether what a gateway has of an instant, in milliseconds since 1970, may be the message whose answer was lost. */
export function isNear(ms: number, { attemptedAt }: Pick<LostMessage, 'attemptedAt'>): boolean {
  return Math.abs(ms - attemptedAt.getTime()) <= apartMs;
}
