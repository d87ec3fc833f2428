import { expect, it } from 'vitest';
import { compose } from '../../../activities/deliver/compose.ts';
import { standardProfile } from '../../../models/domain/texts/sms-parts.ts';
import type { BrandName } from '../../../models/config/register.ts';

/** An advertising text of a brand as it leaves from a sender for a reader of Russian or English in the Union. */
function sent(brand: BrandName, sender: string, locale = 'en') {
  const message = {
    kind: 'marketing',
    purpose: 'offers',
    channel: 'sms',
    brand,
    text: { en: 'Come in', ru: 'Приходите' },
  } as const;
  const draft = {
    deliveryId: 'd1',
    journey: 'welcome',
    key: 'welcome/offer',
    message,
    brand,
    values: {},
    attributes: {},
    unsubscribeUrl: 'https://go.example/u/x',
    salt: 0,
  };
  const recipient = { address: '+4915112345678', locale, country: 'DE', erased: false };
  const way = {
    route: 'sms',
    channel: 'sms',
    sender,
    partPrice: undefined,
    profile: standardProfile,
    links: undefined,
  } as const;
  const composed = compose(draft, recipient, ['sender'], way);
  return composed.verdict === 'send' ? composed.rendered.text : composed.reason;
}

it('names the brand of a text where the sender is none of its names', () => {
  expect(sent('shop', 'Tidings')).toBe('Example Shop: Come in');
  expect(sent('club', 'Tidings')).toBe('Example Club: Come in');
  expect(sent('club', 'ExampleShop')).toBe('Example Club: Come in');
  expect(sent('shop', '+4930123456', 'ru')).toBe('Пример-Маркет: Приходите');
});

it('leaves the text as it is where the sender is the name of its brand, in whatever language', () => {
  expect(sent('shop', 'ExampleShop')).toBe('Come in');
  expect(sent('club', 'ExampleClub', 'ru')).toBe('Приходите');
  expect(sent('club', 'PrimerKlub')).toBe('Come in');
});
