import { begin, type FakeLookUps } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const order = { orderId: 'A-1' };
const playing = (lookUps: FakeLookUps = {}) => begin('order.placed', order, { at: '12:00', lookUps });

describe('a look-up in a story', () => {
  it('is answered by its fake, which is given what the journey asks', async () => {
    const asked: string[] = [];
    const stock = ({ sku }: { sku: string }) => {
      asked.push(sku);
      return { left: 3 };
    };
    const story = await playing({ stock });
    expect(await story.end()).toEqual(['day 0 12:00 sent back-in-stock/there', 'day 0 12:00 ended by told']);
    expect(story.said('back-in-stock/there')).toBe('3 left of what you ordered.');
    expect(asked).toEqual(['A-1']);
  });

  it('is tried again when time passes, as often as its limits say', async () => {
    const keys = new Set<string>();
    let tries = 0;
    const stock = (_input: object, { key }: { key: string }) => {
      keys.add(key);
      tries += 1;
      if (tries < 3) throw new Error('the shop is away');
      return { left: 0 };
    };
    const story = await playing({ stock });
    expect(tries).toBe(1);
    expect(await story.end()).toEqual(['day 0 12:00 ended by sold out']);
    expect([tries, keys.size]).toEqual([3, 1]);
  });

  it('that never answers lets the story go on without', async () => {
    const story = await playing({ stock: () => Promise.reject(new Error('the shop is away')) });
    expect(await story.end()).toEqual([
      'day 0 12:00 no answer of the look-up stock',
      'day 0 12:00 sent back-in-stock/soon',
      'day 0 12:00 ended by told',
    ]);
  });

  it('without a fake, or with a fake of what is not there, is refused by name', async () => {
    await expect(playing()).rejects.toThrow(
      'back-in-stock failed: a story asks nothing of the world: tell begin what the look-up stock answers, { lookUps: { stock: (input) => … } }',
    );
    await expect(playing({ stok: () => ({ left: 1 }) } as FakeLookUps)).rejects.toThrow(
      'no look-up stok: there are stock',
    );
  });

  it('whose fake answers what could not enter a run ends it by name', async () => {
    const story = playing({ stock: () => new Date(0) as never });
    await expect(story).rejects.toThrow('look-up stock answers what is no JSON');
  });
});
