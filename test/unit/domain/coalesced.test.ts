import { describe, expect, it } from 'vitest';
import { coalesced } from '../../../models/domain/coalesced.ts';

describe('a question that many ask', () => {
  const slow = () => new Promise((resolve) => setTimeout(resolve, 30));

  it('is under way once, and its answer is kept for a while', async () => {
    let asked = 0;
    const ask = coalesced(async () => {
      asked += 1;
      const mine = asked;
      await slow();
      return mine;
    }, 50);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(await ask()).toBe(1);
    await slow();
    await slow();
    expect(await Promise.all([ask(), ask()])).toEqual([2, 2]);
  });

  it('fails for all who asked, and is asked again later', async () => {
    let asked = 0;
    const ask = coalesced(() => Promise.reject(new Error(`no ${(asked += 1)}`)), 10);
    await expect(Promise.all([ask(), ask()])).rejects.toThrow('no 1');
    await slow();
    await expect(ask()).rejects.toThrow('no 2');
  });
});
