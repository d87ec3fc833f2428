/** No gateway is older, so an earlier time is that of a clock which was never set. */
const longAgo = Date.UTC(2000);

/**
 * When something happened that somebody else tells of: by his clock, unless it is wrong for certain. Then it happened when it
 * was told, since what a gateway or a mail server says must not be lost to its clock.
 *
 * @param at by his clock
 * @param toldAt when it came here
 * @param notBefore what it is about happened then, where that is known
 */
export function happenedAt(at: Date, toldAt: Date, notBefore?: Date): Date {
  const isReadable = at.getTime() >= longAgo && at <= toldAt;
  const happened = isReadable ? at : toldAt;
  return notBefore !== undefined && happened < notBefore ? notBefore : happened;
}
