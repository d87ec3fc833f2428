import { describe, expect, it } from 'vitest';
import { british } from '../../../cli/fiction.ts';
import { calendarFrom } from '../../../cli/chaos/calendar.ts';
import { compareTexts } from '../../../cli/chaos/compare.ts';
import type { Act, Person } from '../../../cli/chaos/crowd.ts';
import { expectedStanding, expectedThreads } from '../../../cli/chaos/model.ts';
import type { StoryKind } from '../../../cli/chaos/stories.ts';

const calendar = calendarFrom(Date.parse('2026-11-25T21:00:00Z'), british);
const phone = '+447700900001';

const fact = (kind: StoryKind, key: string, at: number, type: string, data = {}, day?: number) => ({
  id: `${key}-${at}`,
  at,
  type,
  story: { kind, key },
  data,
  ...(day === undefined ? {} : { day }),
});
const post = (...given: Parameters<typeof fact>): Act => ({ at: given[2], posts: [fact(...given)] });
const answer = (at: number, says: 'STOP' | 'START'): Act => ({
  at,
  answers: { story: { kind: 'opt-out', key: 's' }, says },
});
const somebody = (...acts: Act[]): Person[] => [{ id: 'anna', phone, agreed: false, acts }];
const namesOf = (people: Person[]) =>
  expectedThreads(people, calendar).map(({ texts }) => texts.map(({ name, must }) => (must ? name : `${name}?`)));
/** What is wrong when these texts arrive. */
const wrong = (people: Person[], ...texts: string[]) =>
  compareTexts(
    expectedThreads(people, calendar),
    texts.map((text, at) => ({ phone, text, at })),
  ).map(({ kind, detail }) => `${kind}: ${detail}`);

const trackingUrl = 'https://track.example/536365';
const order = somebody(
  post('order', '536365', 1, 'order.placed'),
  post('order', '536365', 2, 'order.shipped', { trackingUrl }),
  post('order', '536365', 3, 'order.delivered'),
);
const accepted = 'Thank you! We have your order 536365.';
const shipped = `Order 536365 is on its way: ${trackingUrl}`;

describe('the model of what people must get', () => {
  it.each<[string, Person[], string[]]>([
    ['an order is accepted and shipped; nothing comes at its delivery', order, ['accepted', 'shipped']],
    [
      'a batch counts by its times, not by its order',
      somebody({
        at: 2,
        posts: [
          fact('booking', 'b', 2, 'booking.rescheduled', {}, 6),
          fact('booking', 'b', 1, 'booking.rescheduled', {}, 5),
        ],
      }),
      ['moved to day 5', 'moved to day 6'],
    ],
    [
      'an invoice paid before gets no reminder',
      somebody(post('invoice', 'i', 1, 'invoice.paid'), post('invoice', 'i', 2, 'invoice.overdue')),
      [],
    ],
    [
      'an invoice paid soon after may get one',
      somebody(post('invoice', 'i', 1, 'invoice.overdue'), post('invoice', 'i', 2, 'invoice.paid')),
      ['gentle?'],
    ],
    [
      'an order that is cancelled may be accepted first',
      somebody(post('order', 'o', 1, 'order.placed'), post('order', 'o', 2, 'order.cancelled')),
      ['accepted?', 'cancelled'],
    ],
    [
      'the same news under another id is none',
      somebody(post('invoice', 'i', 1, 'invoice.overdue'), {
        at: 2,
        posts: [{ ...fact('invoice', 'i', 2, 'invoice.overdue'), repeats: true }],
      }),
      ['gentle'],
    ],
    ['an unpaid invoice gets one', somebody(post('invoice', 'i', 1, 'invoice.overdue')), ['gentle']],
    ['STOP and START are answered', somebody(answer(1, 'STOP'), answer(2, 'START')), ['stopped', 'restored']],
  ])('%s', (_says, people, names) => {
    expect(namesOf(people)).toEqual([names]);
  });

  it('knows what stands after STOP and after START', () => {
    expect([...expectedStanding(somebody(answer(1, 'STOP')))]).toEqual([['anna', 'withdrawn']]);
    expect([...expectedStanding(somebody(answer(1, 'STOP'), answer(2, 'START')))]).toEqual([['anna', 'granted']]);
  });
});

describe('the comparison finds', () => {
  it('nothing where all is right', () => {
    expect(wrong(order, accepted, shipped)).toEqual([]);
  });

  it.each<[string, string[], string[]]>([
    ['a lost text', [accepted], ['lost: “shipped” never came']],
    ['a doubled text', [accepted, shipped, shipped], ['doubled: “shipped” came again']],
    ['texts out of order', [shipped, accepted], ['out of order: “accepted” came after “shipped”']],
    [
      'a text that nobody should get',
      [accepted, shipped, 'Order 536365 is cancelled.'],
      ['unexpected: nobody should get “Order 536365 is cancelled.”'],
    ],
    [
      'a text about another order',
      [accepted, 'Order 5363650 is on its way: https://track.example/5363650'],
      [
        'unexpected: nobody should get “Order 5363650 is on its way: https://track.example/5363650”',
        'lost: “shipped” never came',
      ],
    ],
  ])('%s', (_what, texts, found) => {
    expect(wrong(order, ...texts)).toEqual(found);
  });

  it('an older date as the last word on a booking', () => {
    const moved = somebody(
      post('booking', 'b', 1, 'booking.rescheduled', {}, 6),
      post('booking', 'b', 2, 'booking.rescheduled', {}, 8),
    );
    // It is 13:00 on 25 November where these people live.
    const [older, newer] = ['1 Dec', '3 Dec'].map((day) => `Your booking b has moved to ${day} 2026, 12:00.`);
    expect(wrong(moved, older!, newer!)).toEqual([]);
    expect(wrong(moved, newer!, older!)).toEqual(['out of order: “moved to day 6” came after “moved to day 8”']);
    const [back] = somebody(...moved[0]!.acts, post('booking', 'b', 3, 'booking.rescheduled', {}, 6));
    expect(wrong([back!], older!, newer!, older!)).toEqual([]);
    expect(wrong([back!], older!, older!, newer!)).toEqual([
      'out of order: “moved to day 8” came after “moved to day 6”',
    ]);
    expect(wrong([back!], older!, newer!)).toEqual(['lost: “moved to day 6” never came']);
  });
});
