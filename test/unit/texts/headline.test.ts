import { expect, it } from 'vitest';
import { compose } from '../../../activities/deliver/compose.ts';
import type { MessageDefinition } from '../../../models/domain/message.ts';
import { standardProfile } from '../../../models/domain/texts/sms-parts.ts';

const links = {
  base: 'https://go.example',
  own: 'https://go.example',
  hosts: ['shop.example'],
  codeOf: (_delivery: string, index: number) => `code000${index}`,
};

/** What leaves of a text whose line above the words, words and link are the same value. */
function sent(channel: 'email' | 'push', value: string) {
  const above = { en: 'See {{value}}' };
  const message = {
    kind: 'service',
    channel,
    text: { en: 'And {{value}}' },
    ...(channel === 'email' ? { subject: above } : { title: above, opens: '{{value}}' }),
  } as unknown as MessageDefinition;
  const draft = {
    deliveryId: 'd1',
    journey: 'welcome',
    key: 'welcome/offer',
    message,
    brand: 'shop',
    values: { value },
    attributes: {},
    unsubscribeUrl: 'https://go.example/u/x',
    salt: 0,
  };
  const way = { route: 'w', channel, sender: 'S', partPrice: undefined, profile: standardProfile, links } as const;
  const composed = compose(draft, { address: 'ann', locale: 'en', erased: false }, [], way);
  return composed.verdict === 'send' ? composed.rendered : composed.reason;
}

it.each(['email', 'push'] as const)('a line above the words leads where texts may, by %s', (channel) => {
  expect(sent(channel, 'https://evil.example/win')).toBe('link-refused');
  const rendered = sent(channel, 'https://shop.example/a');
  expect(rendered).toMatchObject({
    text: 'And https://go.example/l/code0000',
    [channel === 'email' ? 'subject' : 'title']: 'See https://go.example/l/code0001',
  });
  if (channel === 'push') expect(rendered).toMatchObject({ opens: 'https://go.example/l/code0002' });
});

it.each(['ann', 'www.evil.example', 'https://shop.example/a and more'])(
  '%s is nothing that a tap could open',
  (value) => {
    expect(sent('push', value)).toBe('link-refused');
  },
);
