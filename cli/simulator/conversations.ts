import { matchesDigits } from './matches-digits.ts';
import { routeOf, type Message, type Phone, type Reply, type Store } from './store.ts';
import { statusOf } from './status-of.ts';

export interface PageQuery {
  limit: number;
  /** Where the page before this one ended. */
  before?: number | undefined;
  /** Only numbers with these digits, in any spelling. */
  contains: string;
}

/** Phones, the one with the latest news first. */
export function listPhones(store: Store, { limit, before = Infinity, contains }: PageQuery, now: number) {
  const digits = contains.replaceAll(/\D/g, '');
  const phones: Phone[] = [];
  let more = false;
  for (const phone of [...store.phones.values()].reverse()) {
    if (phone.order >= before || !matchesDigits(phone.number, digits)) continue;
    if (phones.length === limit) {
      more = true;
      break;
    }
    phones.push(phone);
  }
  return {
    total: store.phones.size,
    phones: phones.map((phone) => summary(phone, now)),
    ...(more ? { before: phones.at(-1)?.order } : {}),
  };
}

/** One phone's conversation, oldest first, and how its next message goes on each route where that was chosen. */
export function conversation(store: Store, number: string, { limit, before = Infinity }: PageQuery, now: number) {
  const { items, turnedAway } = store.phones.get(number) ?? { items: [], turnedAway: [] };
  const end = Math.min(before, items.length);
  const start = Math.max(0, end - limit);
  const from = start > 0 ? (items[start]?.at ?? 0) : 0;
  const until = items[end]?.at ?? Infinity;
  return {
    number,
    dead: store.dead.has(number),
    next: Object.fromEntries(store.nextOf(number)),
    messages: items
      .slice(start, end)
      .map((item) => ('reports' in item ? arrived(item, store, now) : answered(item, store))),
    turnedAway: turnedAway
      .filter(({ at }) => at >= from && at < until)
      .slice(-limit)
      .map((one) => ({ ...one, route: routeOf(one), at: iso(one.at) })),
    ...(start > 0 ? { before: start } : {}),
  };
}

function summary({ number, order, items, turnedAway }: Phone, now: number) {
  const last = items.at(-1);
  const unseen = turnedAway.at(-1);
  if (!last) return { number, order, count: 0, lastText: '', lastAt: iso(unseen?.at ?? 0), direction: 'to-phone' };
  const direction = 'reports' in last ? 'to-phone' : 'from-phone';
  const status = 'reports' in last ? { status: statusOf(last, now) } : {};
  return { number, order, count: items.length, lastText: last.text, lastAt: iso(last.at), direction, ...status };
}

function arrived(message: Message, store: Store, now: number) {
  const { id, reference, from, text, at, reports } = message;
  return {
    id,
    direction: 'to-phone',
    route: routeOf(message),
    reference,
    other: from,
    text,
    at: iso(at),
    status: statusOf(message, now),
    reports: reports.map((report) => ({
      status: report.status,
      at: iso(report.at),
      dueAt: iso(report.dueAt),
      taken: !store.owed.has(report.id),
      ...(report.error ? { error: report.error } : {}),
    })),
  };
}

function answered({ id, to, text, at, dueAt }: Reply, store: Store) {
  const taken = !store.owed.has(id);
  return { id, direction: 'from-phone', other: to, text, at: iso(at), dueAt: iso(dueAt), taken };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
