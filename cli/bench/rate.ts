import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase, disconnectDatabase } from '../../models/documents/connect.ts';
import { createTurns } from '../../models/documents/turns.ts';
import type { Priority } from '../../models/domain/message.ts';

const partsPerSecond = 50;
const seconds = 60;
const workers = 2;
const lanes = 50;

/**
 * Messages handed over in a minute on one route that is asked for more than it may carry, as a share of its rate: by two workers,
 * half of the messages marketing.
 *
 * @param uri of the database
 */
export async function measureRate(uri: string): Promise<number> {
  await connectDatabase(uri);
  const begun = performance.now();
  const isOver = () => performance.now() - begun > seconds * 1_000;
  let handed = 0;
  const lane = async (turns: ReturnType<typeof createTurns>, priority: Priority) => {
    while (!isOver()) {
      const turn = await turns.take(1, priority);
      await sleep('waitMs' in turn ? turn.waitMs : turn.askAgainAt.getTime() - Date.now());
      if ('waitMs' in turn && !isOver()) handed += 1;
    }
  };
  const all = Array.from({ length: workers }, () => createTurns('bench', partsPerSecond));
  const ofEach = all.flatMap((turns) =>
    Array.from({ length: lanes }, (_, index) => lane(turns, index % 2 ? 'low' : 'normal')),
  );
  await Promise.all(ofEach);
  await disconnectDatabase();
  return handed / (partsPerSecond * seconds);
}
