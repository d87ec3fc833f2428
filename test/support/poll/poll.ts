import { choice, journey, texts, type Duration, type Ended, type Message, type Verbs } from 'tidings/journey';
import { unreachable } from './unreachable.ts';
import latest from '../restart/journeys/latest-order.ts';

export const messages = texts('poll', {
  question: {
    kind: 'service',
    asks: true,
    text: { en: 'Do you like it? Reply YES or NO.', ru: 'Нравится? Ответьте ДА или НЕТ.' },
  },
  linked: {
    kind: 'marketing',
    purpose: 'offers',
    text: { en: 'Our offer. No more: {{unsubscribeUrl}}', ru: 'Наше предложение. Отписка: {{unsubscribeUrl}}' },
  },
  survey: { kind: 'marketing', purpose: 'offers', asks: true, text: { en: 'Fancy an offer?', ru: 'Хотите скидку?' } },
  way: {
    kind: 'service',
    asks: true,
    text: { en: 'How shall it come: 1 courier, 2 pickup?', ru: 'Как доставить: 1 курьер, 2 самовывоз?' },
  },
  wayAgain: {
    kind: 'service',
    asks: true,
    text: { en: 'Please answer 1 or 2.', ru: 'Ответьте, пожалуйста, 1 или 2.' },
  },
  look: {
    kind: 'service',
    text: { en: 'Look: {{first}} or {{second}}.', ru: 'Посмотрите: {{first}} или {{second}}.' },
  },
  greeting: {
    kind: 'service',
    text: {
      en: "{{name contact.firstName else='Hello'}}: news of {{field contact.city else='your city'}}{{#if contact.keyAccount}}, from your manager{{/if}}.",
      ru: "{{name contact.firstName else='Здравствуйте'}}: новости города {{field contact.city else='вашего'}}.",
    },
  },
  notice: { kind: 'service', text: { en: 'News for you.', ru: 'Есть новости.' } },
  coupon: { kind: 'service', text: { en: 'Valid until {{until}}', ru: 'Действует до {{until}}' } },
  letter: {
    kind: 'service',
    channel: 'email',
    subject: { en: 'Your order {{orderId}}', ru: 'Ваш заказ {{orderId}}' },
    text: { en: 'It is on its way:\n{{url}}\n\nThank you!', ru: 'Он в пути:\n{{url}}\n\nСпасибо!' },
  },
  mailing: {
    kind: 'marketing',
    purpose: 'offers',
    channel: 'email',
    subject: { en: 'Our offer', ru: 'Наше предложение' },
    text: { en: 'Everything is cheaper.', ru: 'Всё дешевле.' },
  },
  offer: { kind: 'marketing', purpose: 'offers', text: { en: 'Our offer', ru: 'Наше предложение' } },
  ...unreachable,
  invitation: {
    kind: 'service',
    text: { en: 'News of your order in Telegram: {{telegramUrl}}', ru: 'О заказе в Телеграме: {{telegramUrl}}' },
  },
  chatQuestion: {
    kind: 'service',
    channel: 'telegram',
    asks: true,
    text: { en: 'Shall *A_7* come today? See https://shop.example/a', ru: 'Привезти сегодня? https://shop.example/a' },
  },
  maxQuestion: {
    kind: 'service',
    channel: 'max',
    asks: true,
    text: { en: 'Shall *A_7* come today? See https://shop.example/a', ru: 'Привезти сегодня? https://shop.example/a' },
  },
  notification: {
    kind: 'service',
    channel: 'push',
    title: { en: 'Order {{orderId}}', ru: 'Заказ {{orderId}}' },
    text: { en: 'It is on its way.', ru: 'Он в пути.' },
    opens: '{{url}}',
  },
  pushOffer: {
    kind: 'marketing',
    purpose: 'offers',
    channel: 'push',
    title: { en: 'Our offer', ru: 'Наше предложение' },
    text: { en: 'Everything is cheaper.', ru: 'Всё дешевле.' },
  },
  chatOffer: {
    kind: 'marketing',
    purpose: 'offers',
    channel: 'telegram',
    text: { en: 'Our offer', ru: 'Наше предложение' },
  },
});

type Key = (typeof messages)[keyof typeof messages]['key'];

/** A workflow of one story, which begins with a registration and may hear of orders. */
function told(story: (verbs: Verbs<'user.registered', 'order.placed', Key>) => Promise<Ended>) {
  const row = { about: '', startsOn: 'user.registered', onePer: 'contact', again: 'never', texts: messages } as const;
  return journey('poll', { ...row, hears: ['order.placed'] }, story).run;
}

/** What became of a text. */
function became(result: Awaited<ReturnType<Verbs<never, never, never>['send']>>): Ended {
  return { endedBy: 'reason' in result ? result.reason : result.outcome };
}

/** Asks at once and waits for the answer: what the shipped journeys do only after days. */
export const poll = told(async ({ send, waitForReply }) => {
  await send(messages.question);
  const reply = await waitForReply({ within: '1 hour' });
  return { endedBy: `reply ${reply?.says ?? 'none'}` };
});

/** Asks, waits a second for the answer, and goes on for long. */
export const hasty = told(async ({ send, waitForReply, sleepUntil }) => {
  await send(messages.question);
  const reply = await waitForReply({ within: '1 second' });
  await sleepUntil(new Date(Date.now() + 3_600_000).toISOString());
  return { endedBy: `reply ${reply?.says ?? 'none'}` };
});

/** Sends one marketing text and tells what became of it. */
export const offer = told(async ({ send }) => {
  const result = await send(messages.offer, {}, { notAfter: new Date(Date.now() + 3_600_000).toISOString() });
  return became(result);
});

/** Sends one letter about an order and tells what became of it. */
export const letter = told(async ({ send }) => {
  const result = await send(messages.letter, { orderId: 'A-7', url: 'https://shop.example/orders/A-7?a=1&b=2' });
  return became(result);
});

/** Sends one letter about an order and waits for what became of it. */
export const followedLetter = told(async ({ send, waitForReceipt }) => {
  await send(messages.letter, { orderId: 'A-7', url: 'https://shop.example/orders/A-7' });
  return { endedBy: (await waitForReceipt({ within: '1 hour' })) ?? 'nothing' };
});

/** Sends one letter that sells and tells what became of it. */
export const mailing = told(async ({ send }) => {
  const result = await send(messages.mailing, {}, { notAfter: new Date(Date.now() + 3_600_000).toISOString() });
  return became(result);
});

/** Invites to a chat and tells what became of it. */
export const invite = told(async ({ send }) => ({ endedBy: (await send(messages.invitation)).outcome }));

/** Asks in a chat and waits for the answer. */
const askedIn = (question: (typeof messages)['chatQuestion' | 'maxQuestion']) =>
  told(async ({ send, waitForReply }) => {
    const result = await send(question);
    if (result.outcome !== 'sent') return { endedBy: result.reason };
    const reply = await waitForReply({ within: '1 hour' });
    return { endedBy: `reply ${reply?.says ?? 'none'}` };
  });
export const chat = askedIn(messages.chatQuestion);
export const maxChat = askedIn(messages.maxQuestion);

/** Shows one notification of an order and tells what became of it. */
export const push = told(async ({ send }) => {
  const result = await send(messages.notification, { orderId: 'A-7', url: 'https://shop.example/orders/A-7' });
  return became(result);
});

/** Shows one notification that sells and tells what became of it. */
export const pushOffer = told(async ({ send }) => {
  const result = await send(messages.pushOffer, {}, { notAfter: new Date(Date.now() + 3_600_000).toISOString() });
  return became(result);
});

/** Sends one text that sells to a chat and tells what became of it. */
export const chatOffer = told(async ({ send }) => {
  const result = await send(messages.chatOffer, {}, { notAfter: new Date(Date.now() + 3_600_000).toISOString() });
  return became(result);
});

/** Sends one service text and tells what became of it, twice. */
export const followed = told(async ({ send, waitForReceipt }) => {
  await send(messages.notice);
  const first = await waitForReceipt({ within: '1 hour' });
  return { endedBy: `${first ?? 'nothing'}, ${(await waitForReceipt({ within: '1 minute' })) ?? 'nothing'}` };
});

/** Sends one service text that others go instead of, and tells which came last. */
export const shipped = told(async ({ send }) => {
  const result = await send(messages.shipped, { orderId: 'A-7' }, { overtakenBy: ['order.placed'] });
  return { endedBy: `${result.deliveryId} ${'reason' in result ? result.reason : result.outcome}` };
});

/** Sends one text that sells, and that a letter goes instead of. */
export const tempting = told(async ({ send }) => {
  const result = await send(messages.tempting, {}, { notAfter: new Date(Date.now() + 3_600_000).toISOString() });
  return became(result);
});

/** The same, and then waits for an answer, a click and what became of it. */
export const shippedAndAsked = told(async ({ send, waitForReply, waitForReceipt }) => {
  await send(messages.shipped, { orderId: 'A-7' });
  const reply = await waitForReply({ within: '1 hour' });
  return { endedBy: `${reply?.says ?? 'none'}, ${(await waitForReceipt({ within: '1 minute' })) ?? 'nothing'}` };
});

/** Sends one service text, however long it is held. */
export const notice = told(async ({ send }) => {
  const notAfter = new Date(Date.now() + 30 * 86_400_000).toISOString();
  return { endedBy: (await send(messages.notice, {}, { notAfter })).outcome };
});

const inTwoDays = () => ({ notAfter: new Date(Date.now() + 2 * 86_400_000).toISOString() });

/** Sends two marketing texts, however long each is held, and tells what became of them. */
export const patient = told(async ({ send }) => {
  const results = [await send(messages.linked, {}, inTwoDays()), await send(messages.offer, {}, inTwoDays())];
  return { endedBy: results.map((result) => ('reason' in result ? result.reason : result.outcome)).join(', ') };
});

/** Asks a marketing question in a story that an opt-out ends. */
export const survey = told(async ({ send, waitForReply, until }) => {
  return until(['opted-out'], async () => {
    await send(messages.survey, {}, inTwoDays());
    const reply = await waitForReply({ within: '2 days' });
    return { endedBy: `reply ${reply?.says ?? 'none'}` };
  });
});

const ways = choice({ courier: ['courier', 'курьер'], pickup: ['pickup', 'самовывоз'] });

/** Asks for one of two ways, once more in other words, and then a person. */
export const delivery = told(async ({ send, waitForReply, askTeam }) => {
  await send(messages.way);
  const answer = await waitForReply({ within: '1 hour', expects: ways, reask: messages.wayAgain });
  if (answer && 'means' in answer) return { endedBy: answer.means };
  const about = answer ? { reply: answer.unreadable } : {};
  const decided = await askTeam('which way does this person want?', about, { within: '1 hour' });
  return { endedBy: `team ${decided ?? 'silent'}` };
});

/** Waits for a click in a story that an opt-out ends. */
export const tempt = told(async ({ send, waitForClick, until }) => {
  return until(['opted-out'], async () => {
    await send(messages.linked);
    return { endedBy: (await waitForClick({ within: '2 days' })) ? 'click' : 'no click' };
  });
});

/** Sends two links and waits for a click. */
export const look = told(async ({ send, waitForClick }) => {
  await send(messages.look, { first: 'https://shop.example/a?x=1', second: 'https://shop.example/b#top' });
  const click = await waitForClick({ within: '1 hour' });
  return { endedBy: click ? `click on ${click.link}` : 'no click' };
});

/** Asks the shop how many of an article are left. */
export const stocked = told(async ({ lookUp }) => {
  const stock = await lookUp('stock', { sku: 'A-1' });
  return { endedBy: stock ? `${stock.left} left` : 'no answer' };
});

/** Greets by name, and tells whether it is somebody on the paid plan. */
export const greet = told(async ({ send, contactHas }) => {
  await send(messages.greeting);
  return { endedBy: (await contactHas('plan', 'pro')) ? 'pro' : 'others' };
});

const inTwentyMinutes = () => new Date(Date.now() + 1_200_000).toISOString();

/** Sends a text and tells each time what came first, until nothing has come for an hour. */
function racing(
  text: Message<never, Key>,
  asks: { reply?: true; click?: true },
  beginning = () => new Date().toISOString(),
) {
  return told(async ({ send, waitForFirst, sleepUntil }) => {
    await send(text);
    await sleepUntil(beginning());
    const came: string[] = [];
    for (;;) {
      const first = await waitForFirst({ events: ['order.placed'], ...asks }, { within: '1 hour' });
      if (!first) return { endedBy: [...came, 'nothing'].join(', ') };
      came.push(first.name);
    }
  });
}

export const raceOfAll = racing(messages.question, { reply: true, click: true });
export const lateRace = racing(messages.question, { reply: true, click: true }, inTwentyMinutes);
export const raceOfSurvey = racing(messages.survey, { reply: true });
export const raceOfLinked = racing(messages.linked, { click: true });

/** Asks for one of two ways, and waits for the answer, for a click or for an order, whichever comes first. */
export const raceOfWays = told(async ({ send, waitForFirst }) => {
  await send(messages.way);
  const reply = { expects: ways, reask: messages.wayAgain };
  const race = { events: ['order.placed'], reply, click: true } as const;
  const first = await waitForFirst(race, { within: '1 hour' });
  if (first?.name !== 'reply') return { endedBy: first?.name ?? 'nothing' };
  return { endedBy: 'means' in first.reply ? first.reply.means : `unreadable ${first.reply.unreadable}` };
});

/** Waits and sleeps until hours of named days, and tells which of them had passed. */
export const booked = told(async ({ onDate, onDay, timeOn, sleepUntil, waitForEvent, waitForFirst }) => {
  const inDays = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
  const passed = await timeOn(inDays(-1).slice(0, 10), '10:00');
  const told = [
    `passed ${await sleepUntil(passed)} ${await onDay(0, '00:00')} ${await onDate(inDays(1), '10:00', { daysBefore: 3 })}`,
    `nothing ${(await waitForEvent('order.placed', { until: passed }))?.name}`,
  ];
  const startsAt = inDays(4);
  const until = await timeOn(startsAt, '10:00', { daysBefore: 2 });
  const first = await waitForFirst({ events: ['order.placed'] }, { until });
  told.push(`${first?.name} at ${new Date().getUTCHours()}`);
  told.push(`ahead ${await onDate({ instant: startsAt, zone: 'UTC' }, '15:00', { daysBefore: 1 })}`);
  return { endedBy: [...told, `at ${new Date().getUTCHours()}`].join(', ') };
});

/** Is given a time, a day and a limit that nothing can be waited for with, and tells how each is refused. */
export const oddTimes = told(async ({ onDate, onDay, timeOn, sleepUntil, sleepUntilLocalTime, waitForEvent }) => {
  const notANumber: number = NaN;
  const odd = [
    () => onDate('2026-02-30', '10:00'),
    () => onDate({ instant: '2026-05-04T10:00' }, '10:00'),
    () => onDate('2026-05-04', '24:00'),
    () => timeOn('2026-05-04', '10:00', { daysBefore: NaN }),
    () => timeOn('2026-05-04', '10:00', { daysAfter: 0.5 }),
    () => onDay(1.5, '10:00'),
    () => sleepUntil('soon'),
    () => sleepUntilLocalTime('9:00', { after: '1 day' }),
    () => waitForEvent('order.placed', { until: '2026-05-04' }),
    () => waitForEvent('order.placed', { within: `${notANumber} days` as Duration }),
    () => waitForEvent('order.placed', { within: '-1 days' as Duration }),
    () => waitForEvent('order.placed', { within: '99999999 days' }),
    () => sleepUntilLocalTime('10:00', { after: '1.5 days' as Duration }),
  ];
  const refusals: string[] = [];
  for (const wait of odd) {
    try {
      await wait();
    } catch (error) {
      refusals.push((error as Error).message);
    }
  }
  return { endedBy: refusals.join('\n') };
});

/** Waits for a reply to a text that does not ask, which is a fault of its author. */
export const raceUnasked = told(async ({ send, waitForFirst }) => {
  await send(messages.linked);
  try {
    return { endedBy: (await waitForFirst({ reply: true }, { within: '1 hour' }))?.name ?? 'nothing' };
  } catch (error) {
    return { endedBy: (error as Error).message };
  }
});

/** A story that begins anew with each order. */
export const latestOrder = latest.run;
