import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import type { WorkflowHandle } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { createLookUps } from '../../activities/look-up.ts';
import { limited, lookUp, type LookUpDeclaration } from '../../models/config/look-up.ts';
import { installation } from '../../models/installation.ts';
import { theatre } from '../support/theatre.ts';

describe('a look-up', () => {
  const { env } = theatre();
  let shop: Server = createServer();
  afterEach(() => {
    shop.close();
    delete process.env['SHOP_URL'];
  });

  /** The shop's own system, which answers as it is told. */
  async function open(answer: RequestListener): Promise<void> {
    shop = createHttpServer(answer).listen(0, '127.0.0.1');
    await once(shop, 'listening');
    process.env['SHOP_URL'] = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  }

  /** Plays a journey that asks for `stock`, and tells how it ended or failed, and what `why` says of it. */
  async function play(declared: Readonly<Record<string, LookUpDeclaration>> = installation.lookUps) {
    const { nativeConnection, client } = env();
    const taskQueue = `look-up-${randomUUID()}`;
    const activities = createLookUps(declared);
    const workflowBundle = { codePath: inject('pollBundle') };
    const worker = await Worker.create({ connection: nativeConnection, taskQueue, activities, workflowBundle });
    const event = { id: 'e', source: 'test', name: 'user.registered', time: '2026-05-04T09:00:00Z', data: {} };
    return worker.runUntil(async () => {
      const run = await client.workflow.start('stocked', {
        workflowId: `stocked/person/${randomUUID()}`,
        taskQueue,
        args: [{ journey: 'stocked', contactId: 'p', event }],
      });
      const ended = await run.result().then(
        (result) => (result as { endedBy: string }).endedBy,
        (error: unknown) => causesOf(error),
      );
      return { ended, why: await run.query('why'), asked: await asked(run) };
    });
  }

  it('brings the answer of the installation’s own function into the story, told by its name', async () => {
    await open((request, response) => response.end(JSON.stringify({ left: request.url === '/stock/A-1' ? 3 : 0 })));
    expect(await play()).toEqual({
      ended: '3 left',
      why: [],
      asked: { type: 'lookUp.stock', summary: '"look up stock"' },
    });
  });

  it('is tried again, each time under the same key', async () => {
    const keys: string[] = [];
    const stock = lookUp(
      (_input: object, { key, contactId }) => {
        keys.push(`${contactId} ${key}`);
        if (keys.length < 3) throw new Error('not now');
        return { left: 1 };
      },
      { tries: 3 },
    );
    expect(await play({ stock })).toMatchObject({ ended: '1 left', why: [] });
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^p [\w-]+$/);
  });

  it('that gives no answer lets the story go on without, and why tells it without data', async () => {
    let tries = 0;
    await open((_request, response) => {
      tries += 1;
      response.writeHead(503).end();
    });
    const { ended, why } = await play();
    expect(ended).toBe('no answer');
    expect(why).toMatchObject([{ lookUp: 'stock', outcome: 'unanswered', because: 'look-up stock: Error' }]);
    expect(tries).toBe(limited(installation.lookUps['stock'] ?? (() => null)).tries);
    const leaky = () => Promise.reject(new TypeError('no user Jan Kowalski 512345678'));
    expect((await play({ stock: lookUp(leaky, { tries: 1 }) })).why).toMatchObject([
      { because: 'look-up stock: TypeError' },
    ]);
  });

  it('that does not end is ended, heeding its signal or not', async () => {
    const deaf = lookUp(() => new Promise<never>(() => undefined), { within: '1 second', tries: 1 });
    expect(await play({ stock: deaf })).toMatchObject({
      ended: 'no answer',
      why: [{ because: 'look-up stock: NotInTime' }],
    });
  });

  const circle: Record<string, unknown> = {};
  circle['round'] = circle;
  it.each<[string, unknown, string]>([
    ['too much', { all: 'é'.repeat(2_100) }, 'answers 4210 bytes of JSON, more than 4096: pick what the story needs'],
    ['nothing', undefined, 'answers nothing: null is an answer, undefined is none'],
    ['a date', { at: new Date(0) }, 'answers what is no JSON, such as a Date or NaN'],
    ['no number', { left: NaN }, 'answers what is no JSON, such as a Date or NaN'],
    ['a map', new Map(), 'answers what is no JSON, such as a Date or NaN'],
    ['a circle', circle, 'answers what is no JSON, such as a Date or NaN'],
    ['a big integer', 1n, 'answers what is no JSON, such as a Date or NaN'],
  ])('that answers %s ends the run at once, by name', async (_case, answer, fault) => {
    let tries = 0;
    const stock = () => {
      tries += 1;
      return answer as null;
    };
    expect((await play({ stock })).ended).toContain(`look-up stock ${fault}`);
    expect(tries).toBe(1);
  });

  it('that no worker has ends the run by name, once a new worker has had its time to come', async () => {
    expect((await play({ price: () => 1 })).ended).toContain('lookUp.stock');
  });
});

function causesOf(error: unknown): string {
  return error instanceof Error ? [error.message, causesOf(error.cause)].join(': ') : '';
}

async function asked(run: WorkflowHandle) {
  const { events = [] } = await run.fetchHistory();
  const scheduled = events?.find((event) => event.activityTaskScheduledEventAttributes);
  const summary = scheduled?.userMetadata?.summary?.data;
  return {
    type: scheduled?.activityTaskScheduledEventAttributes?.activityType?.name,
    summary: summary ? Buffer.from(summary).toString() : undefined,
  };
}
