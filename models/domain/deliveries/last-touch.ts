/** A message that may have led to a goal. */
export interface Touchable {
  deliveryId: string;
  acceptedAt: Date;
  /** Latest click of a person before the goal. */
  clickedAt?: Date;
}

/** How long a goal counts for a message, in milliseconds. */
export interface TouchWindows {
  afterClickMs: number;
  afterDeliveryMs: number;
}

export interface Touch<T extends Touchable> {
  message: T;
  touch: 'click' | 'delivery';
  touchedAt: Date;
}

/**
 * The last touch before a goal was reached: the latest click or, for messages that were not clicked, the latest
 * acceptance, each within its window. What came after the goal did not lead to it; who had reached the goal before
 * the message went out was not led there by it.
 *
 * @param reachedBefore an earlier time at which the same goal was reached
 */
export function lastTouch<T extends Touchable>(
  messages: readonly T[],
  reachedAt: Date,
  { afterClickMs, afterDeliveryMs }: TouchWindows,
  reachedBefore?: Date,
): Touch<T> | undefined {
  let latest: Touch<T> | undefined;
  for (const message of messages) {
    if (reachedBefore && reachedBefore <= message.acceptedAt) continue;
    const touch = touchOf(message, reachedAt);
    if (!touch) continue;
    const window = touch.touch === 'click' ? afterClickMs : afterDeliveryMs;
    if (reachedAt.getTime() - touch.touchedAt.getTime() > window) continue;
    if (!latest || touch.touchedAt > latest.touchedAt) latest = touch;
  }
  return latest;
}

function touchOf<T extends Touchable>(message: T, reachedAt: Date): Touch<T> | undefined {
  const { acceptedAt, clickedAt } = message;
  if (clickedAt && clickedAt <= reachedAt) return { message, touch: 'click', touchedAt: clickedAt };
  return acceptedAt <= reachedAt ? { message, touch: 'delivery', touchedAt: acceptedAt } : undefined;
}
