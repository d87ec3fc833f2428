/** Options that do not exist, or not there. Checked by `npm run check`: an expected error that no longer is one fails it. */

import { journey, texts, yesNo, type Ended } from 'tidings/journey';

const both = { en: 'Sale', ru: 'Скидки' };
const words = texts('exact', {
  plain: { kind: 'service', text: both },
  asking: { kind: 'service', asks: true, text: both },
});

const foreign = texts('foreign', { asking: { kind: 'service', asks: true, text: both } });

// @ts-expect-error it is called `asks`
texts('bad', { a: { kind: 'service', ask: true, text: both } });
// @ts-expect-error only Tidings itself answers at any hour
texts('bad', { a: { kind: 'service', answers: true, text: both } });
// @ts-expect-error marketing has no priority
texts('bad', { a: { kind: 'marketing', purpose: 'offers', priority: 'high', text: both } });
// @ts-expect-error marketing has hours
texts('bad', { a: { kind: 'marketing', purpose: 'offers', atOnce: true, text: both } });
// @ts-expect-error marketing is never repeated
texts('bad', { a: { kind: 'marketing', purpose: 'offers', atLeastOnce: true, text: both } });
// @ts-expect-error service has no purpose
texts('bad', { a: { kind: 'service', purpose: 'offers', text: both } });
// @ts-expect-error the installation has no German
texts('bad', { a: { kind: 'service', text: { ...both, de: 'Angebot' } } });
// @ts-expect-error the installation has no German
texts('bad', { a: { kind: 'service', text: { en: 'Sale', ru: 'Скидки', de: 'Angebot' } } });
texts('good', { a: { kind: 'service', channel: 'email', subject: both, text: both } });
// @ts-expect-error an e-mail has a subject
texts('bad', { a: { kind: 'service', channel: 'email', text: both } });
// @ts-expect-error only an e-mail has a subject
texts('bad', { a: { kind: 'service', subject: both, text: both } });
// @ts-expect-error a subject is in every language
texts('bad', { a: { kind: 'service', channel: 'email', subject: { en: 'Sale' }, text: both } });
// @ts-expect-error no text goes that way yet
texts('bad', { a: { kind: 'service', channel: 'whatsapp', text: both } });
texts('good', { a: { kind: 'service', channel: 'telegram', text: both } });
// @ts-expect-error only an e-mail has a subject
texts('bad', { a: { kind: 'service', channel: 'telegram', subject: both, text: both } });
texts('good', { a: { kind: 'service', channel: 'push', title: both, text: both, opens: '{{url}}' } });
// @ts-expect-error a notification has a title
texts('bad', { a: { kind: 'service', channel: 'push', text: both } });
// @ts-expect-error only a notification has a title
texts('bad', { a: { kind: 'service', channel: 'email', subject: both, title: both, text: both } });
const opening = texts('good', { a: { kind: 'service', channel: 'push', title: both, text: both, opens: '{{url}}' } });
journey(
  'opening',
  { about: '', startsOn: 'user.registered', onePer: 'contact', again: 'never', texts: opening, hears: [] },
  // @ts-expect-error what it opens is a value like any other
  async ({ send }): Promise<Ended> => ({ endedBy: (await send(opening.a)).outcome }),
);
const plain = { kind: 'service', text: both } as const;
const letter = { ...plain, channel: 'email', subject: both } as const;
const sells = { kind: 'marketing', purpose: 'offers', text: both } as const;
const limits = { unlessDeliveredWithin: '1 hour', ifUndeliverableWithin: '1 day' } as const;
texts('good', { a: { ...plain, fallback: { text: 'b' } }, b: letter });
texts('good', { a: { ...plain, fallback: { text: 'b', unlessDeliveredWithin: '1 hour' } }, b: letter });
// @ts-expect-error the journey has no such text
texts('bad', { a: { ...plain, fallback: { text: 'c' } }, b: letter });
// @ts-expect-error nothing goes instead of itself
texts('bad', { a: { ...plain, fallback: { text: 'a' } }, b: letter });
// @ts-expect-error a text that sells needs a consent of its own
texts('bad', { a: { ...plain, fallback: { text: 'b' } }, b: sells });
// @ts-expect-error one limit, not both
texts('bad', { a: { ...plain, fallback: { text: 'b', ...limits } }, b: letter });
// @ts-expect-error there is no such option
texts('bad', { a: { ...plain, fallback: { text: 'b', within: '1 hour' } }, b: letter });
// @ts-expect-error it is left out, not false
texts('bad', { a: { kind: 'service', asks: false, text: both } });
// @ts-expect-error not a duration
texts('bad', { a: { kind: 'service', expiresAfter: '3d', text: both } });
// @ts-expect-error the text has no such placeholder
texts('bad', { a: { kind: 'service', samples: { colour: 'red' }, text: both } });
// @ts-expect-error a text stands directly in the list
texts('bad', { a: { b: { kind: 'service', text: both } } });
// @ts-expect-error no such topic
texts('bad', { a: { kind: 'service', about: 'depts', text: both } });
texts('bad', {
  a: { kind: 'service', text: both },
  // @ts-expect-error two texts of one name
  a: { kind: 'service', text: both },
});

const story = () => Promise.resolve({ endedBy: 'end' });
const rest = { about: 'Exact.', again: 'never', onePer: 'orderId', texts: words } as const;

journey('exact', { ...rest, startsOn: 'order.placed', hears: ['order.placed'] }, story);
// @ts-expect-error what begins it anew is not waited for
journey('exact', { ...rest, startsOn: 'order.placed', hears: ['order.placed'], restarts: true }, story);
// @ts-expect-error it is called `hears`
journey('exact', { ...rest, startsOn: 'order.placed', hear: ['order.shipped'] }, story);
// @ts-expect-error it is called `afterClick`
journey('exact', { ...rest, startsOn: 'order.placed', goal: { on: 'order.delivered', afterclick: '1 day' } }, story);
// @ts-expect-error no such period
journey('exact', { ...rest, startsOn: 'order.placed', budget: { amount: '1', currency: 'EUR', per: 'year' } }, story);
// @ts-expect-error there is no such limit
journey('exact', { ...rest, startsOn: 'order.placed', again: { after: '1 day', most: 2 } }, story);
// @ts-expect-error nothing starts on no event
journey('exact', { ...rest, startsOn: '' }, story);
journey('exact', { ...rest, startsOn: 'order.placed', hears: [] }, async ({ waitForEvent }) => {
  // @ts-expect-error it hears nothing
  await waitForEvent('order.shipped', { within: '1 day' });
  return { endedBy: 'end' };
});

journey('exact', { ...rest, startsOn: 'order.placed', hears: ['order.shipped'] }, async ({ send, ...verbs }) => {
  const { waitForReply, waitForClick, waitForEvent, sleepUntil, sleepUntilLocalTime, askTeam, onDay, until } = verbs;
  // @ts-expect-error it would wait for nothing
  await verbs.waitForAny([], { within: '1 day' });
  // @ts-expect-error nothing would end it
  await until([], () => Promise.resolve({ endedBy: 'nothing' }));
  // @ts-expect-error a race is between something
  await verbs.waitForFirst({}, { within: '1 day' });
  // @ts-expect-error it is called `within`
  await waitForEvent('order.shipped', { withn: '1 day' });
  // @ts-expect-error it is called `then`
  await waitForEvent('order.shipped', { within: '1 day', next: 'it ends' });
  // @ts-expect-error it is called `then`
  await waitForClick({ within: '1 day', next: 'it ends' });
  // @ts-expect-error it is called `expects`
  await waitForReply({ within: '1 day', expect: yesNo() });
  // @ts-expect-error a question is asked again only where an answer is expected
  await waitForReply({ within: '1 day', reask: words.asking });
  await waitForReply({ within: '1 day', expects: yesNo(), reask: words.asking });
  // @ts-expect-error a text that does not ask gets no answer
  await waitForReply({ within: '1 day', expects: yesNo(), reask: words.plain });
  // @ts-expect-error likewise in a race
  await verbs.waitForFirst({ reply: { expects: yesNo(), reask: words.plain } }, { within: '1 day' });
  // @ts-expect-error it is not among the texts of the row
  await waitForReply({ within: '1 day', expects: yesNo(), reask: foreign.asking });
  // @ts-expect-error likewise in a race
  await verbs.waitForFirst({ reply: { expects: yesNo(), reask: foreign.asking } }, { within: '1 day' });
  // @ts-expect-error there is no such option
  await send(words.plain, {}, { notafter: '2026-05-04T10:00:00Z' });
  // @ts-expect-error no such brand
  await send(words.plain, {}, { brand: 'nobody' });
  // @ts-expect-error it is called `then`
  await sleepUntil('2026-05-04T10:00:00Z', { next: 'it ends' });
  // @ts-expect-error it is called `after`
  await sleepUntilLocalTime('10:00', { within: '1 day' });
  // @ts-expect-error it is called `then`
  await onDay(3, '10:00', { next: 'it ends' });
  // @ts-expect-error every wait has an end
  await askTeam('which?', {}, { then: 'it ends' });
  // @ts-expect-error a story ends with more than a word
  const ended: Ended = 'end';
  return until(['order.shipped'], () => Promise.resolve(ended));
});
