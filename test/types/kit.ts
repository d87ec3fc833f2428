/**
 * What must not compile. Checked by `npm run check`: an expected error that no longer is one fails it.
 */

import {
  choice,
  days,
  hours,
  journey,
  milliseconds,
  minutes,
  number,
  texts,
  type Duration,
  type Ended,
} from 'tidings/journey';

const messages = texts('sample', {
  plain: { kind: 'service', text: { en: 'Hello', ru: 'Здравствуйте' } },
  again: { kind: 'service', asks: true, text: { en: 'Again?', ru: 'Ещё раз?' } },
  order: { kind: 'service', asks: true, text: { en: 'Order {{orderId}}', ru: 'Заказ {{orderId}} на {{amount}}' } },
  parcels: {
    kind: 'service',
    text: {
      en: "{{name firstName else='Hello'}}: {{count}} {{plural count one='parcel' other='parcels'}}{{#if late}}, late{{else}}.{{/if}}",
      ru: "{{count}} {{plural count one='посылка' few='посылки' many='посылок' other='посылки'}} к {{ date day style='long' }}",
    },
  },
  greeting: {
    kind: 'service',
    text: {
      en: "{{name contact.firstName else='Hello'}}, order {{orderId}} comes to {{field contact.city else='you'}}.",
      ru: '{{#if contact.keyAccount}}Заказ{{else}}Ваш заказ{{/if}} {{orderId}} в пути.',
    },
  },
  offer: { kind: 'marketing', purpose: 'offers', text: { en: 'Sale', ru: 'Скидки' } },
});

const row = { about: '', again: 'never', texts: messages } as const;
const tracking = {
  ...row,
  startsOn: 'order.placed',
  hears: ['order.shipped', 'order.cancelled'],
  onePer: 'orderId',
} as const;

journey('sample', tracking, async ({ event, send, waitForEvent, waitForAny, inSegment, until, ...verbs }) => {
  const { waitForReply, askTeam, sleepUntilLocalTime, contactHas, lookUp } = verbs;

  // Payloads narrow by event.
  const orderId: string = event.data.orderId;
  const update = await waitForAny(['order.shipped', 'order.cancelled'], { within: '2 days' });
  if (update?.name === 'order.shipped') update.data.trackingUrl satisfies string;
  // @ts-expect-error a cancelled order has no tracking address
  if (update?.name === 'order.cancelled') update.data.trackingUrl satisfies string;
  // @ts-expect-error it may be undefined: nothing came in time
  update.name satisfies string;

  // Event names are known ones, and ones this journey hears.
  // @ts-expect-error nothing that this journey does not hear can overtake its news
  await send(messages.plain, {}, { overtakenBy: ['order.delivered'] });
  // @ts-expect-error misspelt event name
  await waitForEvent('order.shiped', { within: '1 day' });
  // @ts-expect-error exists, but this journey does not hear it
  await waitForEvent('invoice.paid', { within: '1 day' });
  // @ts-expect-error likewise for what ends a story
  await until(['invoice.paid'], () => Promise.resolve({ endedBy: 'x' }));

  // Any journey may end a story on an opt-out, which no event can be named and nobody can wait for otherwise.
  const ended = await until(['order.cancelled', 'opted-out'], () => Promise.resolve(undefined));
  if (ended.event?.name === 'opted-out') ended.event.time satisfies string;
  // @ts-expect-error an opt-out has no data
  if (ended.event?.name === 'opted-out') ended.event.data satisfies object;
  // @ts-expect-error not an event
  await waitForEvent('opted-out', { within: '1 day' });

  // An answer has the type of what the question expects.
  const way = await waitForReply({ within: '1 day', expects: choice({ courier: [], pickup: [] }) });
  if (way && 'means' in way) way.means satisfies 'courier' | 'pickup';
  // @ts-expect-error not one of the choices
  if (way && 'means' in way) way.means satisfies 'locker';
  const age = await waitForReply({ within: '1 day', expects: number({ min: 0 }), reask: messages.again });
  if (age && 'means' in age) age.means satisfies number;
  // @ts-expect-error asking again has no values for placeholders
  await waitForReply({ within: '1 day', expects: number(), reask: messages.order });
  // A decision of the team may not come in time; without a wait the story ends.
  // @ts-expect-error it may be undefined
  (await askTeam('which?', {}, { within: '1 day' })) satisfies string;
  (await askTeam('which?')) satisfies Ended;

  // A race is told apart by one field, and only what it was between can have come.
  const first = await verbs.waitForFirst(
    { events: ['order.shipped'], reply: true, click: true },
    { within: '2 days', then: 'the story ends' },
  );
  if (first?.name === 'order.shipped') first.data.trackingUrl satisfies string;
  if (first?.name === 'reply') first.reply.says satisfies string;
  if (first?.name === 'click') first.click.link satisfies number;
  // @ts-expect-error it may be undefined: nothing came in time
  first.name satisfies string;
  // @ts-expect-error a click has no reply
  if (first?.name === 'click') first.reply satisfies object;
  const answered = await verbs.waitForFirst({ reply: true }, { within: '1 day' });
  answered?.name satisfies 'reply' | undefined;
  const clicked = await verbs.waitForFirst({ events: ['order.cancelled'], click: true }, { within: '1 day' });
  clicked?.name satisfies 'order.cancelled' | 'click' | undefined;
  // @ts-expect-error a race is between something
  await verbs.waitForFirst({}, { within: '1 day' });
  // @ts-expect-error this journey does not hear it
  await verbs.waitForFirst({ events: ['invoice.paid'], reply: true }, { within: '1 day' });
  // @ts-expect-error the others are left out, not false
  await verbs.waitForFirst({ events: ['order.shipped'], reply: false }, { within: '1 day' });
  // @ts-expect-error there is nothing of this name to wait for
  await verbs.waitForFirst({ events: ['order.shipped'], replies: true }, { within: '1 day' });
  // @ts-expect-error every wait has an end
  await verbs.waitForFirst({ reply: true });

  // The reply of a race is read as that of a plain wait.
  const race = { events: ['order.shipped'], reply: { expects: choice({ courier: [], pickup: [] }) } } as const;
  const read = await verbs.waitForFirst(race, { within: '1 day' });
  if (read?.name === 'reply' && 'means' in read.reply) read.reply.means satisfies 'courier' | 'pickup';
  read?.name satisfies 'order.shipped' | 'reply' | undefined;
  // @ts-expect-error not one of the choices
  if (read?.name === 'reply' && 'means' in read.reply) read.reply.means satisfies 'locker';
  // @ts-expect-error a reply that is read says what it means
  if (read?.name === 'reply') read.reply.says satisfies string;
  // @ts-expect-error asking again has no values for placeholders
  await verbs.waitForFirst({ reply: { expects: number(), reask: messages.order } }, { within: '1 day' });
  // @ts-expect-error misspelt: it is called reask
  await verbs.waitForFirst({ reply: { expects: number(), reaks: messages.again } }, { within: '1 day' });
  // @ts-expect-error it expects nothing
  await verbs.waitForFirst({ reply: {} }, { within: '1 day' });

  // An hour of a day that data name is a date's or a moment's, and a limit of every wait.
  const theDayBefore = await verbs.timeOn('2026-05-04', '18:00', { daysBefore: 1 });
  await waitForEvent('order.shipped', { until: theDayBefore });
  (await verbs.onDate({ instant: theDayBefore, zone: 'Europe/Lisbon' }, '10:00', {
    daysAfter: 2,
    then: '',
  })) satisfies boolean;
  // @ts-expect-error before or after
  await verbs.onDate({ date: '2026-05-04' }, '10:00', { daysBefore: 1, daysAfter: 1 });
  // @ts-expect-error misspelt: it is called daysBefore
  await verbs.onDate('2026-05-04', '10:00', { dayBefore: 1 });
  // @ts-expect-error a time has a colon
  await verbs.onDate('2026-05-04', '10', { daysBefore: 1 });
  // @ts-expect-error a wait has one limit
  await waitForEvent('order.shipped', { until: theDayBefore, within: '1 day' });

  // Durations are written in full; those that are computed say of what.
  await waitForEvent('order.shipped', { within: days(2 * 3) });
  hours(2) satisfies Duration;
  // @ts-expect-error a number is no text
  minutes('2');
  // @ts-expect-error not a duration
  await waitForEvent('order.shipped', { within: '2d' });
  await waitForEvent('order.shipped', { within: '105 days' });
  // @ts-expect-error before it begins
  await waitForEvent('order.shipped', { within: '-1 days' });
  // @ts-expect-error no time at all
  await waitForEvent('order.shipped', { within: '0 days' });
  // @ts-expect-error half a day is 12 hours
  await waitForEvent('order.shipped', { within: '1.5 days' });
  // @ts-expect-error no whole number
  await waitForEvent('order.shipped', { within: '1e3 days' });
  // @ts-expect-error nobody writes a number so
  await waitForEvent('order.shipped', { within: '01 days' });
  // @ts-expect-error computed durations are made by days(…), which looks at the number
  await waitForEvent('order.shipped', { within: `${2 * 3} days` as `${number} days` });
  // @ts-expect-error a number of what?
  await waitForEvent('order.shipped', { within: 2000 });
  // @ts-expect-error every wait has an end
  await waitForEvent('order.shipped', {});
  // @ts-expect-error not a duration
  milliseconds('two days');
  // @ts-expect-error a local time has a colon
  await sleepUntilLocalTime('11', { after: '1 day' });

  // Placeholders of every language are demanded, and no others.
  await send(messages.plain);
  await send(messages.order, { orderId, amount: { money: 5, currency: 'GBP' } });
  // @ts-expect-error it is not among the texts of the row
  await send(texts('other', { plain: { kind: 'service', text: { en: 'Hello', ru: 'Привет' } } }).plain);
  // @ts-expect-error the Russian text also needs the amount
  await send(messages.order, { orderId });
  // @ts-expect-error the text has placeholders
  await send(messages.order);
  // @ts-expect-error no text has this placeholder
  await send(messages.order, { orderId, amount: 5, colour: 'red' });
  // Attributes of the contact are filled in at the gate.
  await send(messages.greeting, { orderId });
  // @ts-expect-error nobody gives what the gate fills in
  await send(messages.greeting, { orderId, 'contact.firstName': 'Anna' });
  // A story asks of them without their value.
  (await contactHas('plan', 'pro')) satisfies boolean;
  await contactHas('firstName');
  // @ts-expect-error not one of its values
  await contactHas('plan', 'gold');
  // @ts-expect-error no such attribute
  await contactHas('tier');
  // Helpers and conditions name their values too.
  await send(messages.parcels, { count: 2, firstName: 'Anna', late: '', day: { date: '2026-05-01' } });
  // @ts-expect-error the Russian text also needs the day
  await send(messages.parcels, { count: 2, firstName: 'Anna', late: '' });
  // @ts-expect-error a helper is not a value
  await send(messages.parcels, { count: 2, firstName: '', late: '', day: { date: '2026-05-01' }, plural: 1 });
  // @ts-expect-error there is no such text
  messages.missing satisfies object;

  // @ts-expect-error no such segment
  await inSegment('pro-member');

  // A look-up has the input and the answer of its function; no answer must be reckoned with.
  const stock = await lookUp('stock', { sku: orderId });
  stock?.left satisfies number | undefined;
  // @ts-expect-error it may be undefined: it gave no answer
  stock.left satisfies number;
  // @ts-expect-error not what it answers
  stock?.right satisfies number;
  // @ts-expect-error no such look-up
  await lookUp('stok', { sku: orderId });
  // @ts-expect-error not its input
  await lookUp('stock', { article: orderId });
  // @ts-expect-error it needs an input
  await lookUp('stock');
  return { endedBy: 'end' };
});

// A marketing text names its purpose, and every text has every language.
// @ts-expect-error marketing without purpose
texts('bad', { a: { kind: 'marketing', text: { en: 'Sale', ru: 'Скидки' } } });
// @ts-expect-error consent to the processing of personal data allows no text
texts('bad', { a: { kind: 'marketing', purpose: 'personal-data', text: { en: 'Sale', ru: 'Скидки' } } });
// @ts-expect-error no such attribute, in one language only
texts('bad', { a: { kind: 'service', text: { en: "{{field contact.town else='you'}}", ru: 'Вам' } } });
// @ts-expect-error no such brand
texts('bad', { a: { kind: 'service', brand: 'nobody', text: { en: 'Hello', ru: 'Привет' } } });
// @ts-expect-error no Russian
texts('bad', { a: { kind: 'service', text: { en: 'Hello' } } });

// What a run is per is a key that all its events carry, its goal's too.
const story = () => Promise.resolve({ endedBy: 'end' });
journey('sample', { ...tracking, goal: { on: 'order.delivered' } }, story);
// @ts-expect-error not every one of these events has a trackingUrl
journey('sample', { ...tracking, onePer: 'trackingUrl' }, story);
// @ts-expect-error no such event
journey('sample', { ...tracking, startsOn: 'order.plaiced' }, story);
journey('sample', { ...tracking, again: 'always', restarts: true }, story);
// @ts-expect-error it cannot have begun in the future
journey('sample', { ...tracking, again: { after: '-30 days' } }, story);
// @ts-expect-error it begins again never, always or after a while
journey('sample', { ...tracking, again: 'sometimes' }, story);
// @ts-expect-error it is left out, not false
journey('sample', { ...tracking, restarts: false }, story);
// @ts-expect-error no such event to hear
journey('sample', { ...row, startsOn: 'order.placed', hears: ['order.shiped'], onePer: 'contact' }, story);
// @ts-expect-error an invoice has no orderId
journey('sample', { ...tracking, goal: { on: 'invoice.paid' } }, story);
journey('sample', { ...row, startsOn: 'order.placed', onePer: 'contact' }, async ({ waitForEvent }) => {
  // @ts-expect-error it hears nothing
  await waitForEvent('order.shipped', { within: '1 day' });
  return { endedBy: 'end' };
});

const ofPros = { ...row, startsOn: 'entered.pro-members', hears: ['left.pro-members'], onePer: 'contact' } as const;
journey('pros', { ...ofPros, alsoThoseIn: true }, async ({ event, waitForEvent }) => {
  event.data.since satisfies string | undefined;
  const left = await waitForEvent('left.pro-members', { within: '30 days' });
  return { endedBy: left?.name ?? 'silence' };
});
// @ts-expect-error no segment has this name
journey('pros', { ...ofPros, startsOn: 'entered.pro-member' }, () => Promise.resolve({ endedBy: 'never' }));
// @ts-expect-error nobody is in what was left
journey('pros', { ...ofPros, startsOn: 'left.pro-members', alsoThoseIn: true }, () => Promise.resolve({ endedBy: '' }));

const weekly = { ...row, startsOn: 'schedule.due', onePer: 'contact' } as const;
const schedule = { every: 'monday', at: '10:00', segment: 'pro-members' } as const;
journey('weekly', { ...weekly, schedule: { ...schedule, every: ['monday', 'friday'] } }, ({ event }) =>
  Promise.resolve({ endedBy: event.data.day }),
);
// @ts-expect-error no segment has this name
journey('weekly', { ...weekly, schedule: { ...schedule, segment: 'pros' } }, () => Promise.resolve({ endedBy: '' }));
// @ts-expect-error no day has this name
journey('weekly', { ...weekly, schedule: { ...schedule, every: 'mondays' } }, () => Promise.resolve({ endedBy: '' }));
// @ts-expect-error another event says when it begins
journey('weekly', { ...weekly, startsOn: 'user.registered', schedule }, () => Promise.resolve({ endedBy: '' }));
