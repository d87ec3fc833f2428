import { expect, it } from 'vitest';
import { describeProvider, type ProviderDescription } from 'tidings/provider';
import { description } from '../../contracts/acme/described.ts';
import { secrets } from '../../contracts/acme/gateway.ts';

it('a setting that stands in a header is refused letters that cannot, before a text is lost to them', () => {
  const { send } = description;
  const faults = (headers: ProviderDescription['send']['headers']) => {
    const settings = { ...description.settings, shop: 'text' } as const;
    const values = { ...secrets, url: 'http://127.0.0.1:1', shop: 'Лавка' };
    return describeProvider({ ...description, settings, send: { ...send, headers } }).settings.safeParse(values).error;
  };
  expect(faults(send.headers)).toBeUndefined();
  expect(faults({ ...send.headers, 'x-shop': 'of {{shop}}' })?.issues).toMatchObject([
    { path: ['shop'], message: 'must be characters of ASCII, since it stands in a header' },
  ]);
});
