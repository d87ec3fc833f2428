import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { faultsOf } from '../../models/config/check.ts';
import { installation } from '../../models/installation.ts';

const faults = (changed: object) => faultsOf({ ...installation, ...changed });
const read = () => [];

it.each<[string, unknown, string[]]>([
  ['whole', { proof: { by: 'address' }, read }, []],
  ['signed', { proof: { by: 'hmac', header: 'x-signature', hash: 'sha256', encoding: 'hex' }, read }, []],
  ['no hook', read, ['amocrm: must be an object']],
  ['without a function', { proof: { by: 'address' } }, ['amocrm.read: must be a function of the body']],
  ['without a proof', { read }, ['amocrm.proof: must have by, which is one of address, header, hmac']],
  [
    'of another proof',
    { proof: { by: 'luck' }, read },
    ['amocrm.proof.by: must have by, which is one of address, header, hmac'],
  ],
  [
    'of no header',
    { proof: { by: 'header', header: 'X-Key' }, read },
    ['amocrm.proof.header: must be the name of a header, in lower case'],
  ],
])('a contact hook that is %s', (_case, amocrm, told) => {
  expect(faults({ contactHooks: { amocrm } })).toEqual(told.map((fault) => `contactHooks.${fault}`));
});

it('the name of a contact hook stands in an address and in a variable', () => {
  const hook = { proof: { by: 'address' }, read };
  expect(faults({ contactHooks: { 'Amo CRM': hook } })).toEqual([
    'contactHooks.Amo CRM: must be lower-case letters, digits and dashes, at most 32',
  ]);
});

it('docs/extend-crm.md shows the hook that is tested', () => {
  const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  expect(text('docs/extend-crm.md')).toContain(text('test/contracts/amocrm/amocrm.ts'));
});
