import type { Calendar } from './calendar.ts';
import type { Person } from './crowd.ts';
import type { Fact, Story } from './stories.ts';

/** A text that somebody must get, or may get; known by the words and facts that it must show. */
export interface Expected {
  name: string;
  shows: RegExp;
  must: boolean;
}

/** The texts of one story in the order in which they must come. */
export interface Thread {
  person: string;
  phone: string;
  story: Story;
  texts: Expected[];
}

/** Which consent must stand at the end, by person. */
export type Standing = Map<string, 'granted' | 'withdrawn'>;

interface Happening {
  at: number;
  type: string;
  fact?: Fact;
}

/** What everybody must get, from what happened alone. Knows nothing of how Tidings works. */
export function expectedThreads(people: readonly Person[], calendar: Calendar): Thread[] {
  return people.flatMap((person) => {
    const stories = new Map<string, { story: Story; happened: Happening[] }>();
    const note = (story: Story, happening: Happening) => {
      const known = stories.get(story.key) ?? { story, happened: [] };
      stories.set(story.key, known);
      known.happened.push(happening);
    };
    for (const act of person.acts) {
      if ('answers' in act) note(act.answers.story, { at: act.at, type: act.answers.says });
      else {
        for (const fact of act.posts) if (!fact.repeats) note(fact.story, { at: fact.at, type: fact.type, fact });
      }
    }
    return [...stories.values()].map(({ story, happened }) => {
      const inTime = happened.toSorted((one, other) => one.at - other.at);
      return { person: person.id, phone: person.phone, story, texts: textsOf(story, inTime, calendar) };
    });
  });
}

/** A STOP takes every consent, a START after it gives back what was there. */
export function expectedStanding(people: readonly Person[]): Standing {
  const standing: Standing = new Map();
  for (const { id, acts } of people) {
    for (const act of acts) {
      if (!('answers' in act)) continue;
      if (act.answers.says === 'STOP') standing.set(id, 'withdrawn');
      if (act.answers.says === 'START') standing.set(id, 'granted');
    }
  }
  return standing;
}

function textsOf({ key }: Story, happened: readonly Happening[], calendar: Calendar): Expected[] {
  const order = happened.map(({ type }) => type);
  return happened.flatMap(({ type, fact }): Expected[] => {
    const must = (name: string, ...shown: string[]) => [{ name, shows: showing(shown), must: true }];
    const may = (name: string, ...shown: string[]) => [{ name, shows: showing(shown), must: false }];
    switch (type) {
      case 'order.placed':
        // What is cancelled already need not be accepted first.
        return (order.includes('order.cancelled') ? may : must)('accepted', 'We have your order', key);
      case 'order.shipped':
        return must('shipped', 'on its way', key, String(fact?.data['trackingUrl']));
      case 'booking.rescheduled':
        return must(`moved to day ${fact?.day ?? 0}`, 'has moved to', key, calendar.dayIn(fact?.day ?? 0));
      case 'order.cancelled':
      case 'booking.cancelled':
        return must('cancelled', 'cancelled', key);
      case 'invoice.overdue': {
        // Paid before, nothing is said; paid soon after, the payment may be faster than the reminder.
        const paidAt = order.indexOf('invoice.paid');
        if (paidAt < 0) return must('gentle', 'was due on', key);
        return paidAt > order.indexOf(type) ? may('gentle', 'was due on', key) : [];
      }
      case 'user.registered':
        // Whoever completes the profile at once needs no greeting that asks for it.
        return (order.includes('profile.completed') ? may : must)('hello', 'Welcome!', key);
      case 'consent.requested':
        return must('code', 'reply with the code');
      case 'wrong code':
        return must('wrong', 'That was not it');
      case 'right code':
        return must('done', 'confirmed');
      case 'STOP':
        return must('stopped', 'advertising');
      case 'START':
        return must('restored', 'subscribed again');
      default:
        return [];
    }
  });
}

/** All of these, as whole words, in any order; addresses to the letter. */
function showing(shown: readonly string[]): RegExp {
  const parts = shown.map((words) => {
    const plain = words.replaceAll(/[.*+()|[\]{}^$\\]/g, '\\$&');
    return `(?=.*(?<![\\w-])${plain}(?![\\w-]))`;
  });
  return new RegExp(`^${parts.join('')}`, 's');
}
