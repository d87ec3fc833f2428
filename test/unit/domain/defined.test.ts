import { expect, it } from 'vitest';
import { defined } from '../../../models/domain/defined.ts';

interface Row {
  none: null;
  empty: string;
  zero: number;
  no: boolean;
  gone?: string;
}

it('drops what is undefined, and nothing else that is falsy', () => {
  const kept = { none: null, empty: '', zero: 0, no: false };
  expect(defined<Row>({ ...kept, gone: undefined })).toStrictEqual(kept);
});
