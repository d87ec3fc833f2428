import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { coupon, returnLabel, stock } from '../look-ups/shop.ts';
import { shopServer } from '../shop/server.ts';

const call = { key: 'k1', contactId: 'person-1', signal: new AbortController().signal };

describe('the look-ups, against the server of the shop', () => {
  const shop = shopServer();
  beforeAll(async () => {
    await once(shop.listen(0, '127.0.0.1'), 'listening');
    process.env['SHOP_URL'] = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  });
  afterAll(() => shop.close());

  it('ask the stock', async () => {
    expect(await stock.ask({ sku: 'lamp-1' }, call)).toEqual({ left: 3 });
    expect(await stock.ask({ sku: 'no such/lamp' }, call)).toBeNull();
  });

  it('make one coupon for one question', async () => {
    const first = await coupon.ask({ percent: 15 }, call);
    expect(await coupon.ask({ percent: 15 }, call)).toEqual(first);
    expect(await coupon.ask({ percent: 15 }, { ...call, key: 'k2' })).not.toEqual(first);
  });

  it('fetch the label of a return', async () => {
    const label = await returnLabel.ask({ returnId: 'r1', orderId: 'o1' }, { ...call, key: 'k3' });
    expect(label?.labelUrl).toMatch(/^https:.*r1/);
  });

  it('say that the shop is in trouble', async () => {
    await expect(coupon.ask({ percent: 99 }, { ...call, key: 'k4' })).rejects.toThrow('the shop answers 400');
  });
});
