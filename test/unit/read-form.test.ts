import { expect, it } from 'vitest';
import { readForm } from '../../api/http/read-form.ts';

it.each<[string, unknown]>([
  ['', {}],
  ['a=1&b=+x%20y&a=2', { a: '2', b: ' x y' }],
  ['c[add][0][id]=7&c[add][1][id]=8&c[add][0][name]=A', { c: { add: [{ id: '7', name: 'A' }, { id: '8' }] } }],
  ['tags[]=a&tags[]=b', { tags: ['a', 'b'] }],
  ['d[1]=a&d[3]=b', { d: { 1: 'a', 3: 'b' } }],
  ['a=1&a[b]=2', { a: { b: '2' } }],
  ['a[b=1&[c]=2&d]=3', { 'a[b': '1', '[c]': '2', 'd]': '3' }],
])('a form %s is read by its brackets', (text, value) => {
  expect(readForm(text)).toEqual(value);
});

it('no name changes what every object has, and none is nested without end', () => {
  const read = readForm('__proto__[polluted]=1') as object;
  expect(Object.keys(read)).toEqual(['__proto__']);
  expect('polluted' in {}).toBe(false);
  expect(() => readForm(`a${'[b]'.repeat(50_000)}=1`)).toThrow(RangeError);
});
