import { expect, it } from 'vitest';
import { isOfTheWay, reasons, type Reason } from '../../models/domain/deliveries/reasons.ts';

it('sends a text another way where this one does not lead to the person, and nowhere else', () => {
  const all = Object.keys(reasons) as Reason[];
  expect(all.filter(isOfTheWay)).toEqual([
    'no-address',
    'address-invalid',
    'number-stale',
    'address-unreachable',
    'sender-unregistered',
    'carrier-refused',
    'policy-forbids',
    'consent-missing',
    'consent-expired',
    'consent-other-number',
    'consent-unproven',
    'consent-basis-unknown',
    'too-many-parts',
    'replaced',
    'number-refused',
    'content-refused',
    'sender-refused',
    'gateway-refused',
    'undeliverable',
    'expired-at-operator',
  ]);
});
