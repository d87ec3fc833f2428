import { expect, it } from 'vitest';
import { faultsOf } from '../../../models/config/check.ts';
import { installation } from '../../../models/installation.ts';

it('segments are told what is wrong with their conditions, and that they name each other in a circle', () => {
  const segments = {
    typo: { event: 'order.plased', count: { atLeast: 2 } },
    unfit: { attribute: 'keyAccount', is: 'yes' },
    here: { any: [{ list: 'vip' }, { segment: 'there' }] },
    there: { not: { segment: 'here' } },
    sound: { all: [{ attribute: 'plan', is: 'pro' }, { segment: 'here' }] },
  };
  expect(faultsOf({ ...installation, segments })).toEqual([
    expect.stringMatching(/^segments\.typo\.event: there is no event order\.plased; did you mean order\.placed, /),
    'segments.unfit.is: "yes" can never be its value: it is true or false',
    'segments.here: names itself in a circle: here → there → here',
    'segments.there: names itself in a circle: there → here → there',
  ]);
});
