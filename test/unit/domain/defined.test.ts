import { expect, it } from 'vitest';
import { defined } from '../../../models/domain/defined.ts';

it('drops what is undefined, and nothing else that is falsy', () => {
  const kept = { none: null, empty: '', zero: 0, no: false };
  expect(defined({ ...kept, gone: undefined })).toStrictEqual(kept);
});

it('gives fields that may be absent, as an optional field wants them', () => {
  const given: { at: Date | undefined } = { at: undefined };
  const told: { id: string; at?: Date } = { id: 'a', ...defined(given) };
  expect(told).toStrictEqual({ id: 'a' });
  // @ts-expect-error What may be missing is no required field.
  const whole: { at: Date } = defined(given);
  expect(whole).toStrictEqual({});
});
