import type { Model } from 'mongoose';
import { expect, it, vi } from 'vitest';
import {
  backOffMs,
  due,
  finish,
  leaseMs,
  owingAfter,
  putOff,
  takeOwed,
  type Owing,
} from '../../models/documents/owing.ts';

interface Row extends Owing {
  _id: string;
  note?: string;
}

const now = new Date('2030-01-01T00:00:00Z');

/** A collection of which a write changes so many rows, and the writes. */
function collectionOf(modifiedCount: number) {
  const updateOne = vi.fn((..._write: object[]) => Promise.resolve({ modifiedCount }));
  return { model: { updateOne } as unknown as Model<Row>, writes: updateOne.mock.calls };
}

it.each([
  [{ firstMs: 1_000, longestMs: 60_000 }, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]],
  [{ firstMs: 500, longestMs: 60_000 }, [500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000]],
  [
    { firstMs: 30_000, longestMs: 3_600_000 },
    [30_000, 60_000, 120_000, 240_000, 480_000, 960_000, 1_920_000, 3_600_000],
  ],
])('the pause doubles from the first to the longest: %o', (pauses, expected) => {
  expect(expected.map((_, failures) => backOffMs(failures, pauses))).toEqual(expected);
  expect(backOffMs(100_000, pauses)).toBe(pauses.longestMs);
});

it('a new row is due when its lease has run out, and not before', () => {
  const { pendingAt, attempts } = owingAfter(leaseMs, now);
  expect(attempts).toBe(0);
  expect(pendingAt.getTime() - now.getTime()).toBe(leaseMs);
  expect(due(now)).toEqual({ pendingAt: { $lte: now } });
});

it('a row is taken as it was read, by one alone', async () => {
  const [won, lost] = [collectionOf(1), collectionOf(0)];
  const rows: [Row, Row] = [
    { _id: 'row', pendingAt: now, attempts: 2 },
    { _id: 'row', pendingAt: now, attempts: 2 },
  ];
  expect(await takeOwed(won.model, rows[0])).toBe(true);
  expect(await takeOwed(lost.model, rows[1])).toBe(false);
  expect(won.writes[0]).toMatchObject([{ _id: 'row', pendingAt: now }, { $inc: { attempts: 1 } }]);
  expect(rows.map(({ attempts }) => attempts)).toEqual([3, 2]);
});

it('what else an effect changes is in the write that ends the owing, or puts it off', async () => {
  const { model, writes } = collectionOf(1);
  await finish(model, { _id: 'row' }, { $set: { note: 'done' }, $unset: { attempts: 1 } });
  await putOff(model, { _id: 'row' }, 1_000, { $set: { note: 'later' }, $inc: { attempts: 1 } });
  expect(writes[0]?.[1]).toEqual({ $set: { note: 'done' }, $unset: { attempts: 1, pendingAt: 1 } });
  const later = { $set: { note: 'later', pendingAt: expect.any(Date) as Date }, $inc: { attempts: 1 } };
  expect(writes[1]?.[1]).toEqual(later);
});
