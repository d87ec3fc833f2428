import { expect, it } from 'vitest';
import { compose } from '../../../activities/deliver/compose.ts';
import { standardProfile } from '../../../models/domain/texts/sms-parts.ts';
import { ownText } from '../../../models/installation.ts';

/** A text of the club, which says its help in each language, as it leaves for a reader. */
function sent(text: Record<string, string>, locale: string) {
  const draft = {
    deliveryId: 'd1',
    journey: 'welcome',
    key: 'welcome/hello',
    message: { kind: 'service', text } as const,
    brand: 'club',
    values: {},
    attributes: {},
    unsubscribeUrl: 'https://go.example/u/x',
    salt: 0,
  };
  const way = {
    route: 'sms',
    channel: 'sms',
    sender: 'ExampleClub',
    partPrice: undefined,
    profile: standardProfile,
    links: undefined,
  } as const;
  const composed = compose(draft, { address: '+4915112345678', locale, country: 'DE', erased: false }, [], way);
  return composed.verdict === 'send' ? composed.rendered.text : composed.reason;
}

const written = { en: 'Questions? {{help}}', ru: 'Вопросы? {{help}}' };

it.each([
  ['en', 'Questions? help@club.example'],
  ['ru-RU', 'Вопросы? pomosch@club.example'],
  ['fi', 'Questions? help@club.example'],
])('a text says where its reader gets help: %s', (locale, text) => expect(sent(written, locale)).toBe(text));

it.each([
  ['en', 'help@club.example'],
  ['ru', 'pomosch@club.example'],
])('so does the answer to HELP: %s', (locale, help) =>
  expect(sent(ownText('auto-reply/help'), locale)).toContain(` ${help}. `),
);
