import { expect, it } from 'vitest';
import { shippedProviders } from '../../../activities/providers/shipped.ts';
import { stands } from '../../contracts/stands.ts';

it('every provider in which Tidings comes has a stand, by which its ends in the ledger are tested', () => {
  expect(Object.keys(stands)).toEqual(expect.arrayContaining(shippedProviders.map(({ name }) => name)));
});
