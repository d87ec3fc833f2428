import { randomUUID } from 'node:crypto';
import { isbot } from 'isbot';
import type { Logger } from 'pino';
import { defined } from '../../models/domain/defined.ts';
import { judgeClick } from '../../models/domain/deliveries/click-verdict.ts';
import type { Click as ClickSignal } from '../../models/domain/runs/run-signal.ts';
import { ClickModel, type ClickDocument } from '../../models/documents/click.ts';
import {
  DeliveryModel,
  noteChangeOf,
  stampOutcome,
  type Delivery,
} from '../../models/documents/deliveries/delivery.ts';
import { finish, owingAfter, type Owing, type Unowed } from '../../models/documents/owing.ts';
import type { ApiContext } from '../context.ts';

/** A request for a link, as it came. */
export interface Visit {
  delivery: Pick<Delivery, '_id' | 'contactId' | 'workflowId' | 'journey' | 'message'>;
  link: number;
  at: Date;
  method: string;
  purpose: string;
  userAgent: string;
  /** Keyed hash of the address. */
  origin: string | undefined;
}

/** More than this is not kept in memory: the redirects go on, and the loss is counted. */
const queueLimit = 10_000;
/** A program asks for all links of a message within this time; a run is told only after it. */
const togetherMs = 2_000;
const originWindowMs = 60_000;

/** Writes clicks down behind the redirects, which never wait for it. */
export class ClickLog {
  readonly #metrics: ApiContext['metrics'];
  readonly #log: Logger;
  #waiting: Visit[] = [];
  #writing: Promise<void> | undefined;

  constructor({ metrics, log }: Pick<ApiContext, 'metrics' | 'log'>) {
    this.#metrics = metrics;
    this.#log = log;
  }

  add(visit: Visit): void {
    if (this.#waiting.length >= queueLimit) {
      this.#metrics.clicks.inc({ verdict: 'lost' });
      return;
    }
    this.#waiting.push(visit);
    this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
  }

  /** Waits until everything so far is written. */
  async drain(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #write(): Promise<void> {
    for (let visit = this.#waiting.shift(); visit; visit = this.#waiting.shift()) {
      try {
        this.#metrics.clicks.inc({ verdict: await record(visit) });
      } catch (error) {
        this.#metrics.clicks.inc({ verdict: 'lost' });
        this.#log.warn({ err: error }, 'a click could not be written');
      }
    }
  }
}

async function record({ delivery, link, at, origin, ...asked }: Visit): Promise<ClickDocument['verdict']> {
  const { _id: deliveryId, contactId, workflowId, journey, message } = delivery;
  const since = (ms: number) => ({ $gte: new Date(at.getTime() - ms), $lte: at });
  const others = { deliveryId, link: { $ne: link }, at: since(togetherMs) };
  const [row, otherLinkNow, codes] = await Promise.all([
    DeliveryModel.findById(deliveryId).select('state acceptedAt attemptedAt').lean(),
    ClickModel.exists(others),
    origin ? ClickModel.distinct('deliveryId', { place: origin, at: since(originWindowMs) }) : [],
  ]);
  const handOver = row?.acceptedAt ?? row?.attemptedAt;
  const reason = judgeClick({
    ...asked,
    knownBot: isbot(asked.userAgent),
    ...(handOver ? { sinceHandOverMs: at.getTime() - handOver.getTime() } : {}),
    delivered: row?.state === 'delivered' || row?.state === 'read',
    otherLinkNow: otherLinkNow !== null,
    codesFromPlace: codes.length,
  });
  const verdict = reason ? 'bot' : 'human';
  // Before the click, so that reports leave none out where this process ends between the two.
  await noteChangeOf(deliveryId);
  if (reason === 'all-links') {
    await ClickModel.updateMany(
      { ...others, verdict: 'human' },
      { $set: { verdict, reason }, $unset: { pendingAt: 1 } },
    );
  }
  await ClickModel.create(
    defined<Unowed<ClickDocument> & Partial<Owing>>({
      _id: randomUUID(),
      deliveryId,
      contactId,
      workflowId,
      journey,
      message,
      link,
      at,
      verdict,
      device: deviceOf(asked.userAgent),
      ...(reason ? { reason } : owingAfter(togetherMs, at)),
      place: origin,
    }),
  );
  return verdict;
}

function deviceOf(userAgent: string): ClickDocument['device'] {
  if (/iphone|android|mobile/i.test(userAgent)) return 'phone';
  return /windows|macintosh|linux|cros/i.test(userAgent) ? 'computer' : 'other';
}

/**
 * Tells the run that sent the text of a person's first click, and the ledger when that was; once however often it is
 * tried. A link that somebody follows again and again must not fill the history of its run.
 */
export async function finishClick({ runs }: Pick<ApiContext, 'runs'>, click: ClickDocument): Promise<void> {
  const { deliveryId, workflowId, link, at } = click;
  if (click.verdict === 'human') {
    if (!(await DeliveryModel.exists({ _id: deliveryId, clickedAt: { $exists: true } }))) {
      const signal: ClickSignal = { source: 'click', id: deliveryId, time: at.toISOString(), deliveryId, link };
      await runs.signal(workflowId, 'click', signal);
    }
    await stampOutcome(deliveryId, 'clickedAt', at);
  }
  await finish(ClickModel, { _id: click._id });
}
