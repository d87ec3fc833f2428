import { describe, expect, it } from 'vitest';
import { addressList } from '../../cli/wiring/address-list.ts';

describe('a list of addresses', () => {
  const list = addressList.parse('192.0.2.7, 198.51.100.0/24,2001:db8::/32,2001:DB9::1');

  it.each([
    '192.0.2.7',
    '::ffff:192.0.2.7',
    '198.51.100.0',
    '198.51.100.255',
    '::FFFF:198.51.100.1',
    '2001:db8:1::5',
    '2001:db9:0:0::1',
    '192.0.2.7:5555',
    '[2001:db8::1]:443',
  ])('has %s', (address) => expect(list.has(address)).toBe(true));

  it.each(['192.0.2.8', '198.51.101.0', '2001:db9::2', '::1', '127.0.0.1', '', 'localhost', '192.0.2.7,192.0.2.7'])(
    'has not %j',
    (address) => expect(list.has(address)).toBe(false),
  );

  it.each([
    '',
    'shop.example',
    '192.0.2.7/33',
    '192.0.2.7/',
    '192.0.2.7/8/8',
    '2001:db8::/129',
    '192.0.2',
    '1.2.3.4/-1',
  ])('is refused where it names %j', (written) => {
    const { error } = addressList.safeParse(`192.0.2.7,${written}`);
    expect(error?.issues[0]?.message).toContain(`"${written}" is none`);
  });
});
