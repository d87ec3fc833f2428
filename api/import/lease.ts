import { randomUUID } from 'node:crypto';
import { defined } from '../../models/domain/defined.ts';
import { due, owingAfter } from '../../models/documents/owing.ts';
import { ImportPieceModel } from '../../models/documents/imports/piece.ts';
import { ImportReportModel, type ImportReport } from '../../models/documents/imports/report.ts';

/** An import that nobody has worked on for so long is taken over. */
const leaseMs = 15_000;
const renewEveryMs = 5_000;

const underWay = { state: { $in: ['receiving', 'running'] } };

/** Another process has taken the import over, while this one was frozen or cut off. */
export class LeaseLost extends Error {}

/** The right to work on one import, kept as long as this process lives and held by nobody else meanwhile. */
export class ImportLease {
  readonly id: string;
  readonly #owner: string;
  readonly #renewing: NodeJS.Timeout;

  private constructor(id: string, owner: string) {
    this.id = id;
    this.#owner = owner;
    this.#renewing = setInterval(() => void this.write({}).catch(() => undefined), renewEveryMs);
  }

  /** Opens the report of an import whose file begins to come in. */
  static async open(file: Pick<ImportReport, 'format' | 'list'>): Promise<ImportLease> {
    const [id, owner, now] = [randomUUID(), randomUUID(), new Date()];
    const counts = { created: 0, updated: 0, rejected: 0 };
    await ImportReportModel.create({
      _id: id,
      state: 'receiving',
      ...file,
      counts,
      pieces: 0,
      line: 0,
      lineAt: now,
      createdAt: now,
      owner,
      pendingAt: leaseEnd(),
    });
    return new ImportLease(id, owner);
  }

  /** Takes over the oldest import that nobody works on. */
  static async takeOver(): Promise<{ lease: ImportLease; report: ImportReport } | undefined> {
    const owner = randomUUID();
    const idle = { ...underWay, $or: [due(), { pendingAt: { $exists: false } }] };
    const report = await ImportReportModel.findOneAndUpdate(
      idle as never,
      { $set: { owner, pendingAt: leaseEnd() } },
      { sort: { createdAt: 1 }, returnDocument: 'after' },
    ).lean();
    return report ? { lease: new ImportLease(report._id, owner), report } : undefined;
  }

  /** Writes progress and renews. @throws LeaseLost */
  async write(progress: Partial<ImportReport>): Promise<void> {
    const { matchedCount } = await ImportReportModel.updateOne(this.#mine(), {
      $set: { ...progress, pendingAt: leaseEnd() },
    });
    if (matchedCount === 0) throw new LeaseLost('another process has this import');
  }

  /** Closes the report for good, and removes the file. */
  async end(state: 'done' | 'stopped', reason?: ImportReport['reason']): Promise<void> {
    clearInterval(this.#renewing);
    await ImportPieceModel.deleteMany({ importId: this.id });
    await ImportReportModel.updateOne(this.#mine(), {
      $set: defined<Partial<ImportReport>>({ state, endedAt: new Date(), reason }),
      $unset: { pendingAt: 1 },
    });
  }

  /** Forgets an import that was refused. */
  async discard(): Promise<void> {
    clearInterval(this.#renewing);
    await ImportPieceModel.deleteMany({ importId: this.id });
    await ImportReportModel.deleteOne(this.#mine());
  }

  /** Lets the import be finished by whoever comes first, also by this process later on. */
  async giveBack(): Promise<void> {
    clearInterval(this.#renewing);
    await ImportReportModel.updateOne(this.#mine(), { $set: { pendingAt: new Date() } });
  }

  #mine() {
    return { _id: this.id, owner: this.#owner, ...underWay } as never;
  }
}

function leaseEnd(): Date {
  return owingAfter(leaseMs).pendingAt;
}
