import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advance,
  deliveryStates,
  statesBelow,
  type DeliveryState,
} from '../../../models/domain/deliveries/delivery-state.ts';

const reports = ['sent', 'delivered', 'read', 'undeliverable', 'expired', 'rejected'] as const;

describe('delivery states', () => {
  it.each([
    ['a late "sent" does not undo "delivered"', 'delivered', 'sent', 'delivered'],
    ['a late "delivered" corrects "expired"', 'expired', 'delivered', 'delivered'],
    ['a receipt resolves what was unknown', 'unknown', 'delivered', 'delivered'],
    ['a receipt may overtake the answer', 'attempting', 'sent', 'sent'],
    ['the answer then changes nothing', 'sent', 'accepted', 'sent'],
    ['nothing revives what was suppressed', 'suppressed', 'delivered', 'suppressed'],
  ] as const)('%s', (_rule, current, reported, expected) => {
    expect(advance(current, reported)).toBe(expected);
  });

  it('end the same for receipts in any order, any number of times', () => {
    const shuffled = fc.array(fc.constantFrom(...reports), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(shuffled, fc.nat(), (received, seed) => {
        const other = [...received, ...received].sort((a, b) => (((a + b).length * (seed + 1)) % 3) - 1);
        const end = (states: DeliveryState[]) => states.reduce<DeliveryState>(advance, 'accepted');
        expect(end(other)).toBe(end(received));
      }),
    );
  });

  it('give the database the same answer as the rule', () => {
    for (const current of deliveryStates) {
      for (const reported of deliveryStates) {
        expect(statesBelow(reported).includes(current)).toBe(advance(current, reported) !== current);
      }
    }
  });
});
