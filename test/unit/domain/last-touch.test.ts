import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastTouch, type Touchable } from '../../../models/domain/deliveries/last-touch.ts';

const hourMs = 3_600_000;
const windows = { afterClickMs: 168 * hourMs, afterDeliveryMs: 72 * hourMs };
const hour = (count: number) => new Date(Date.UTC(2026, 4, 1) + count * hourMs);
const message = (deliveryId: string, accepted: number, clicked?: number): Touchable => ({
  deliveryId,
  acceptedAt: hour(accepted),
  ...(clicked === undefined ? {} : { clickedAt: hour(clicked) }),
});

describe('the last touch before a goal', () => {
  it.each<[string, Touchable[], number, string | undefined]>([
    ['is the only message before it', [message('a', 0)], 10, 'a delivery'],
    ['is the later of two', [message('a', 0), message('b', 5)], 10, 'b delivery'],
    ['is a click that came after a later message', [message('a', 0, 8), message('b', 5)], 10, 'a click'],
    ['is never a message that came after it', [message('a', 11)], 10, undefined],
    ['takes a message for delivered whose click came after it', [message('a', 0, 11)], 10, 'a delivery'],
    ['is nothing once three days have passed since the message', [message('a', 0)], 73, undefined],
    ['but a click counts for a week', [message('a', 0, 1)], 168, 'a click'],
    ['and no longer', [message('a', 0, 1)], 170, undefined],
    ['is nothing without messages', [], 10, undefined],
  ])('%s', (_rule, messages, reached, expected) => {
    const touch = lastTouch(messages, hour(reached), windows);
    expect(touch && `${touch.message.deliveryId} ${touch.touch}`).toBe(expected);
  });

  it('does not credit a message to somebody who had reached the goal before it', () => {
    expect(lastTouch([message('a', 5)], hour(10), windows, hour(4))).toBeUndefined();
    expect(lastTouch([message('a', 5)], hour(10), windows, hour(6))).toBeDefined();
  });

  it('does not depend on the order of the messages', () => {
    const some = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 10 });
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 200 }), (times, reached) => {
        const messages = times.map((at) => message(String(at), at));
        const forward = lastTouch(messages, hour(reached), windows);
        expect(lastTouch(messages.toReversed(), hour(reached), windows)).toEqual(forward);
        if (forward) expect(forward.touchedAt.getTime()).toBeLessThanOrEqual(hour(reached).getTime());
      }),
    );
  });
});
