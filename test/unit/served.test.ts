import { describe, expect, it } from 'vitest';
import { unservedJourneys } from '../../worker/served.ts';
import { catalogue, entry } from '../../workflows/catalogue.ts';
import { orderTracking } from '../../workflows/journeys/order-tracking.ts';
import * as exported from '../../workflows/index.ts';

describe('a worker serves every journey that the api may start', () => {
  const names = Object.keys(exported);

  it('which holds for what is here', () => {
    expect(unservedJourneys(catalogue, names)).toEqual([]);
  });

  it('and names each that was forgotten in workflows/index.ts, the flows of the engine too', () => {
    const without = names.filter((name) => name !== 'orderTracking' && name !== 'numberCheck');
    expect(unservedJourneys(catalogue, without)).toEqual([
      'number-check runs numberCheck, which workflows/index.ts does not export: add it there.',
      'order-tracking runs orderTracking, which workflows/index.ts does not export: add it there.',
    ]);
  });

  it('and two whose functions have one name', () => {
    const twice = { ...catalogue, other: { workflowType: 'welcome' } };
    expect(unservedJourneys(twice, names)).toEqual([
      'other and welcome have functions of one name, welcome: rename one of them.',
    ]);
  });

  it('and a retired journey, which hears what it heard and starts on nothing', () => {
    const { startsOn, hears, retiredFrom, workflowType } = entry({
      about: 'Bygone.',
      run: orderTracking,
      startsOn: 'order.placed',
      retired: true,
      hears: ['order.shipped', 'order.delivered', 'order.cancelled'],
      onePer: 'orderId',
      again: 'never',
      texts: {},
    });
    expect({ startsOn, retiredFrom, workflowType }).toEqual({
      startsOn: undefined,
      retiredFrom: 'order.placed',
      workflowType: 'orderTracking',
    });
    expect(hears).toContain('order.shipped');
  });
});
