import { describe, expect, it } from 'vitest';
import type { Proportion } from '../../../models/domain/statistics/proportions.ts';
import { zTest } from '../../../models/domain/statistics/z-test.ts';

const seen = (count: number, of: number): Proportion => ({ count, of });

describe('the z test', () => {
  it('finds 156 in 2,400 above 120 in 2,400', () => {
    const { z, p } = zTest(seen(120, 2_400), seen(156, 2_400));
    expect(z).toBeCloseTo(2.2321, 4);
    expect(p).toBeCloseTo(0.0256, 4);
    expect(zTest(seen(156, 2_400), seen(120, 2_400))).toEqual({ z: -z, p });
  });

  it('finds nothing where there is nobody, or where all or none count', () => {
    const nothing = { z: 0, p: 1 };
    expect(zTest(seen(0, 0), seen(0, 0))).toEqual(nothing);
    expect(zTest(seen(0, 0), seen(3, 4))).toEqual(nothing);
    expect(zTest(seen(0, 9), seen(0, 9))).toEqual(nothing);
    expect(zTest(seen(9, 9), seen(5, 5))).toEqual(nothing);
  });
});
