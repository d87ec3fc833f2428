import { BlockList, isIP, isIPv4 } from 'node:net';
import { z } from 'zod';

const complaint = 'must be IP addresses or networks apart by commas, such as 192.0.2.7,198.51.100.0/24';

/** IP addresses and networks (CIDR, RFC 4632), and whether an address is among them. */
export const addressList = z.string().transform((written, context) => {
  const list = new BlockList();
  for (const each of written.split(',').map((part) => part.trim())) {
    const [address = '', bits, ...more] = each.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    const most = family === 'ipv4' ? 32 : 128;
    const isRight = isIP(address) !== 0 && more.length === 0 && (bits === undefined || isPrefix(bits, most));
    if (!isRight) context.addIssue({ code: 'custom', message: `${complaint}; "${each}" is none` });
    else if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return { has: (address: string) => isAmong(list, address) };
});
export type AddressList = z.output<typeof addressList>;

function isPrefix(bits: string, most: number): boolean {
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}

function isAmong(list: BlockList, address: string): boolean {
  // Some proxies write the port too; a socket that listens to both families writes an IPv4 address as ::ffff:192.0.2.7.
  const bare = /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  const plain = bare.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(plain) !== 0 && list.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6');
}
