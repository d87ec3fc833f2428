import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { Logger } from 'pino';
import { isDatabaseAway } from '../../models/documents/connect.ts';
import { ImportReportModel, type ImportReport } from '../../models/documents/imports/report.ts';
import { csvRows } from './csv.ts';
import { keepFaults } from './keep-faults.ts';
import { ImportLease, LeaseLost } from './lease.ts';
import { linesOf } from './split-lines.ts';
import { FileGone, storeUpload, storedText } from './store-upload.ts';
import { ndjsonRows, type ImportRow } from './rows.ts';
import { saveRows, type ImportLine } from './save-rows.ts';

const batchSize = 500;

/**
 * So many imports write at once, the others wait: a client that sends one again before it is answered leaves the first at
 * work, and dozens that write the same people would time out for ever without one getting on.
 */
const atOnce = 2;

/** The pause before rows are tried again that a busy database did not take. */
const restMs = 1_000;

/** Hears what became of each line. */
export type Tell = (line: ImportLine) => Promise<void>;

/** How far an import came: `running` when somebody else, or this process later on, will finish it. */
export type Outcome = Pick<ImportReport, 'state' | 'reason' | 'counts'>;

/** Imports contacts. A file that came in whole is worked through to its end, also when processes are killed meanwhile. */
export class Importer {
  readonly #hashAddress: (e164: string) => string;
  readonly #log: Logger;
  readonly #running = new Set<Promise<unknown>>();
  readonly #queue = new PQueue({ concurrency: atOnce });
  #resuming = false;
  #stopping = false;

  constructor({ hashAddress, log }: { hashAddress: (e164: string) => string; log: Logger }) {
    this.#hashAddress = hashAddress;
    this.#log = log;
  }

  /** Takes a file in. @throws Problem as `receive` */
  async receive(
    upload: Readable,
    file: Pick<ImportReport, 'format' | 'list'>,
    charset: string | undefined,
  ): Promise<ImportLease> {
    return storeUpload(upload, file, charset);
  }

  /** Works through a file that was taken in, whether or not anybody still listens. */
  async run(lease: ImportLease, tell: Tell): Promise<Outcome> {
    const running = this.#queue.add(() => this.#work(lease, tell));
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Finishes one import that a crash, an outage or a stop left undone; returns at once while it works on one. */
  async resume(): Promise<void> {
    if (this.#resuming || this.#stopping) return;
    const found = await ImportLease.takeOver();
    if (!found) return;
    const { lease, report } = found;
    if (report.state === 'receiving') return lease.end('stopped', 'upload-broken');
    this.#resuming = true;
    void this.run(lease, () => Promise.resolve())
      .then(({ state, counts }) => this.#log.info({ import: lease.id, state, counts }, 'went on with an import'))
      .catch((error: unknown) => this.#log.warn({ import: lease.id, err: error }, 'an import waits to be finished'))
      .finally(() => (this.#resuming = false));
  }

  /** Lets every import pause at its next batch, for another process to finish. */
  stop(): void {
    this.#stopping = true;
  }

  /** Waits for those that were told to pause. */
  async drain(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  async #work(lease: ImportLease, tell: Tell): Promise<Outcome> {
    let progress: Pick<ImportReport, 'counts'> = { counts: { created: 0, updated: 0, rejected: 0 } };
    try {
      const report = await ImportReportModel.findById(lease.id).lean();
      if (!report) throw new FileGone('its report is gone');
      progress = report;
      for await (const batch of batches(report)) {
        if (this.#stopping) return await pause(lease, report);
        await this.#settleAtLast(report, batch, lease, tell);
      }
      await lease.end('done');
      return { state: 'done', counts: report.counts };
    } catch (error) {
      if (error instanceof LeaseLost) return { state: 'running', counts: progress.counts };
      if (isDatabaseAway(error)) return await pause(lease, progress);
      const reason = error instanceof FileGone ? 'file-gone' : 'internal';
      this.#log.error({ import: lease.id, err: error }, 'an import was stopped');
      await lease.end('stopped', reason);
      return { state: 'stopped', reason, counts: progress.counts };
    }
  }

  /** A database that is busy for a moment costs a few more tries of the same rows, not the rest of the answer. */
  async #settleAtLast(report: ImportReport, batch: ImportRow[], lease: ImportLease, tell: Tell): Promise<void> {
    for (let triesLeft = 3; ; triesLeft -= 1) {
      try {
        await this.#settle(report, batch, lease, tell);
        return;
      } catch (error) {
        if (!isDatabaseAway(error) || triesLeft === 0 || this.#stopping) throw error;
        await setTimeout(restMs);
      }
    }
  }

  async #settle(report: ImportReport, batch: ImportRow[], lease: ImportLease, tell: Tell): Promise<void> {
    const lines = await saveRows(batch, this.#hashAddress, {
      id: report._id,
      list: report.list,
      since: report.lineAt,
      at: report.createdAt,
    });
    await keepFaults(report._id, batch, lines);
    const counts = { ...report.counts };
    for (const { result } of lines) counts[result === 'kept' ? 'updated' : result] += 1;
    const settled = { counts, line: batch.at(-1)?.line ?? report.line, lineAt: new Date() };
    await lease.write(settled);
    Object.assign(report, settled);
    for (const line of lines) await tell(line);
  }
}

async function pause(lease: ImportLease, { counts }: Pick<ImportReport, 'counts'>): Promise<Outcome> {
  // Where the database is away the lease runs out by itself.
  await lease.giveBack().catch(() => undefined);
  return { state: 'running', counts };
}

/** The rows that are not settled yet. */
async function* batches(report: ImportReport): AsyncGenerator<ImportRow[]> {
  const lines = linesOf(storedText(report));
  const settled = report.line;
  let batch: ImportRow[] = [];
  for await (const row of report.format === 'csv' ? csvRows(lines) : ndjsonRows(lines)) {
    if (row.line <= settled) continue;
    if (batch.push(row) < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
