import type { Priority } from '../domain/message.ts';
import { databaseClock } from './database-time.ts';
import { RouteLineModel, takePlace, type RouteLine } from './route-line.ts';

/** When a message may be handed over: after so long, or to be asked for again at an instant. */
export type Turn = { waitMs: number } | { askAgainAt: Date };

/** Gives the messages of one route their turns. */
export interface Turns {
  take: (parts: number, priority: Priority) => Promise<Turn>;
}

/**
 * So far ahead each may take a place. What is more urgent finds room while what is less urgent must come again, and nobody
 * waits longer than a decision of the gate is good for.
 */
const withinMs: Record<Priority, number> = { low: 500, normal: 1_500, high: 3_000 };

/** How many parts have a place ahead on a route: soon, and when they are to ask again. */
export async function partsAhead(
  route: string,
  partsPerSecond: number,
  clock = databaseClock(),
): Promise<{ soon: number; later: number }> {
  const lines = await RouteLineModel.find({
    _id: { $in: [route, ...priorities.map((each) => laterOn(route, each))] },
  }).lean();
  const now = await clock();
  const ahead = (line: RouteLine) => Math.max(0, Math.ceil(((line.takenUntil - now) / 1_000) * partsPerSecond));
  const sum = (some: readonly RouteLine[]) => some.reduce((parts, line) => parts + ahead(line), 0);
  return { soon: sum(lines.filter(({ _id }) => _id === route)), later: sum(lines.filter(({ _id }) => _id !== route)) };
}

const priorities = Object.keys(withinMs) as Priority[];

function laterOn(route: string, priority: Priority): string {
  return `${route} ${priority}`;
}

/** What waits to be taken with others in one write. */
interface Asking {
  parts: number;
  answer: (turn: Turn) => void;
  fail: (error: unknown) => void;
}

/**
 * Keeps a route at so many parts in a second, over all workers. What does not find a place soon is given one of those for
 * later, at the same rate, so that a campaign does not come again and again.
 *
 * @param clock milliseconds since 1970, the same for all workers
 */
export function createTurns(route: string, partsPerSecond: number, clock = databaseClock()): Turns {
  const partMs = 1_000 / partsPerSecond;
  const lines = new Map<Priority, ReturnType<typeof createLine>>();
  const lineOf = (priority: Priority) => {
    const line = lines.get(priority) ?? createLine(priority);
    lines.set(priority, line);
    return line;
  };
  return {
    take: (parts, priority) =>
      new Promise((answer, fail) => {
        lineOf(priority).add({ parts, answer, fail });
      }),
  };

  /** Those who ask while a write is under way are taken together by the next. */
  function createLine(priority: Priority) {
    const waiting: Asking[] = [];
    let isTaking = false;
    const most = Math.max(1, withinMs[priority] / partMs);

    async function takeAll(): Promise<void> {
      isTaking = true;
      while (waiting.length > 0) {
        const group = nextGroup();
        await takeFor(group).catch((error: unknown) => {
          for (const { fail } of group) fail(error);
        });
      }
      isTaking = false;
    }

    /** As many as one write may take: the last of them must not wait for too long either. */
    function nextGroup(): Asking[] {
      let parts = 0;
      const end = waiting.findIndex((asking) => (parts += asking.parts) > most);
      return waiting.splice(0, end < 0 ? waiting.length : Math.max(1, end));
    }

    async function takeFor(group: Asking[]): Promise<void> {
      const lengthMs = partMs * group.reduce((sum, { parts }) => sum + parts, 0);
      const now = await clock();
      const begins = await takePlace(route, { lengthMs, withinMs: withinMs[priority] }, now);
      // A place for later is kept for nobody: it says when to ask again, and by then the line before it may be over.
      const later = begins ?? (await takePlace(laterOn(route, priority), { lengthMs, withinMs: Infinity }, now));
      let at = later ?? now;
      for (const { parts, answer } of group) {
        answer(begins === undefined ? { askAgainAt: new Date(at + withinMs[priority]) } : { waitMs: at - now });
        at += parts * partMs;
      }
    }

    return {
      add(asking: Asking) {
        waiting.push(asking);
        if (!isTaking) void takeAll();
      },
    };
  }
}
