import { describe, expect, it } from 'vitest';
import { addressKinds, addressOf } from '../../../models/domain/addresses.ts';
import { addressHashes, hashesOf, havingAddress } from '../../../models/documents/contacts/address-hashes.ts';

const hash = (address: string) => `#${address}`;

describe('the addresses of a contact', () => {
  it.each([
    ['sms', 'phone', true],
    ['whatsapp', 'phone', true],
    ['email', 'email', false],
  ] as const)('are those of their channels: %s writes to its %s', (channel, field, isNumber) => {
    expect(addressOf(channel)).toMatchObject({ field, isNumber, bindsConsent: isNumber });
  });

  it('are known by one hash for all spellings of each', () => {
    const told = { phone: '+447700900123', email: 'Ann@Shop.example' };
    expect(addressHashes(told, hash)).toEqual({ addressHash: '#+447700900123', emailHash: '#ann@shop.example' });
    expect(addressHashes({}, hash)).toEqual({});
  });

  it('are found whatever their kind, and hide none that is there', () => {
    expect(havingAddress('#a')).toHaveLength(addressKinds.length);
    expect(hashesOf({ emailHash: '#b', addressHash: '#a' })).toEqual(['#a', '#b']);
  });
});
