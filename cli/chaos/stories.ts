import { defined } from '../../models/domain/defined.ts';
import type { Chance } from './chance.ts';

export type StoryKind = 'order' | 'booking' | 'invoice' | 'welcome' | 'consent' | 'opt-out';

/** What one contact and the shop have to do with each other: an order, a booking, an invoice … */
export interface Story {
  kind: StoryKind;
  /** Its business key; unique over the whole plan. */
  key: string;
}

/** A business fact as the shop's backend will post it. */
export interface Fact {
  /** Event id, unique over the whole plan. */
  id: string;
  type: string;
  story: Story;
  data: Record<string, unknown>;
  /** For a booking: on which day from now it is. */
  day?: number;
  /** Says again what was said just before, under another id: a retry of the shop that makes new ids. */
  repeats?: true;
}

/** What the owner of the phone answers, once the text `after` is there. */
export interface Answer {
  story: Story;
  after?: string;
  says: 'STOP' | 'START' | 'wrong code' | 'right code';
}

/** The next step of a story, this many milliseconds after the one before. */
export type Step = { gapMs: number } & ({ fact: Fact } | { answer: Answer });

/** A real order of the shop, whose number and amount a story borrows. */
export interface Order {
  id: string;
  amount: number;
}

/** Mostly at once, as a backlog that is posted; sometimes after a while. */
function gap(chance: Chance): number {
  return chance.happens(0.6) ? chance.between(50, 1_500) : chance.between(2_000, 9_000);
}

/** The steps of one story, dealt out by chance. */
export function tell(kind: StoryKind, { id, amount }: Order, chance: Chance): Step[] {
  const story: Story = { kind, key: id };
  const steps: Step[] = [];
  const post = (type: string, data: Record<string, unknown>, day?: number) => {
    const fact = defined<Fact>({ id: `${id}-${steps.length}-${type}`, type, story, data, day });
    steps.push({ gapMs: gap(chance), fact });
    if (!chance.happens(0.06)) return;
    steps.push({ gapMs: chance.between(50, 3_000), fact: { ...fact, id: `${fact.id}-again`, repeats: true } });
  };
  const answer = (says: Answer['says'], after?: string) =>
    steps.push({ gapMs: gap(chance), answer: { story, says, ...(after ? { after } : {}) } });
  const money = { amount, currency: 'GBP' };

  switch (kind) {
    case 'order': {
      post('order.placed', { orderId: id, ...money });
      const shipped = chance.happens(0.85);
      if (shipped) post('order.shipped', { orderId: id, trackingUrl: `https://track.example/${id}` });
      if (chance.happens(0.15)) post('order.cancelled', { orderId: id });
      else if (shipped && chance.happens(0.8)) post('order.delivered', { orderId: id });
      return steps;
    }
    case 'booking': {
      let day = chance.between(4, 6);
      post('booking.made', { bookingId: id }, day);
      for (let moves = chance.between(1, 3); moves > 0; moves -= 1) {
        post('booking.rescheduled', { bookingId: id }, (day += chance.between(1, 3)));
      }
      if (chance.happens(0.2)) {
        post('booking.rescheduled', { bookingId: id }, day + 1);
        post('booking.rescheduled', { bookingId: id }, day);
      }
      if (chance.happens(0.2)) post('booking.cancelled', { bookingId: id });
      return steps;
    }
    case 'invoice': {
      const paid = chance.weighed({ before: 1, after: 1, not: 2 });
      if (paid === 'before') post('invoice.paid', { invoiceId: id });
      post('invoice.overdue', { invoiceId: id, ...money, payUrl: `https://shop.example/pay/${id}` });
      if (paid === 'after') post('invoice.paid', { invoiceId: id });
      return steps;
    }
    case 'welcome':
      post('user.registered', { profileUrl: `https://shop.example/me/${id}` });
      if (chance.happens(0.4)) post('profile.completed', {});
      return steps;
    case 'consent': {
      const wrong = chance.happens(0.5);
      post('consent.requested', { requestId: id, wording: 'offers-sms/1', language: 'en', method: 'code' });
      if (wrong) answer('wrong code', 'code');
      answer('right code', wrong ? 'wrong' : 'code');
      return steps;
    }
    case 'opt-out':
      answer('STOP');
      if (chance.happens(0.3)) answer('START', 'stopped');
      return steps;
  }
}

/** A booking that is moved twice at these times, in each of several rounds. */
export function tellMoves({ id }: Order, madeAt: number, moves: readonly number[]): { at: number; fact: Fact }[] {
  const story: Story = { kind: 'booking', key: id };
  const fact = (type: string, nth: number) => ({
    id: `${id}-${nth}-${type}`,
    type,
    story,
    data: { bookingId: id },
    day: 4 + nth,
  });
  return [
    { at: madeAt, fact: fact('booking.made', 0) },
    ...moves.map((at, index) => ({ at, fact: fact('booking.rescheduled', index + 1) })),
  ];
}
