import { expect, it } from 'vitest';
import type { Condition } from '../../../models/domain/segments/condition.ts';
import { circleOf, countLeaves, withoutReferences } from '../../../models/domain/segments/references.ts';

const vip: Condition = { list: 'vip' };
const segments = new Map<string, Condition>([
  ['vips', vip],
  ['british-vips', { all: [{ segment: 'vips' }, { contact: 'country', is: 'GB' }] }],
  ['one', { not: { segment: 'two' } }],
  ['two', { any: [vip, { segment: 'three' }] }],
  ['three', { segment: 'one' }],
  ['self', { segment: 'self' }],
  ['beside', { any: [{ segment: 'one' }, { segment: 'vips' }] }],
]);

it('a condition gets those of the segments that it names, at whatever depth', () => {
  expect(withoutReferences({ not: { segment: 'british-vips' } }, segments)).toEqual({
    not: { all: [vip, { contact: 'country', is: 'GB' }] },
  });
  expect(() => withoutReferences({ segment: 'nope' }, segments)).toThrow('there is no segment nope');
});

it.each([
  ['one', ['one', 'two', 'three', 'one']],
  ['self', ['self', 'self']],
  ['beside', undefined],
  ['british-vips', undefined],
])('the circle that %s is in', (name, circle) => {
  expect(circleOf(name, segments)).toEqual(circle);
});

it('many that name each other twice are counted without being written out', () => {
  const doubling = new Map<string, Condition>([['s0', vip]]);
  for (let n = 1; n <= 60; n++) doubling.set(`s${n}`, { any: [{ segment: `s${n - 1}` }, { segment: `s${n - 1}` }] });
  expect(circleOf('s60', doubling)).toBeUndefined();
  expect(countLeaves({ segment: 's60' }, doubling)).toBe(2 ** 60);
});
