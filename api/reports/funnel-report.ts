import { countPeople } from '../../models/domain/reports/people-pack.ts';
import { figuresOf, type Counted, type Figures } from '../../models/domain/reports/figures.ts';
import type { Crowd } from '../../models/domain/reports/tally.ts';
import { EventModel } from '../../models/documents/event.ts';
import { dayMs } from '../../models/documents/reports/unit.ts';
import { catalogue } from '../../workflows/catalogue.ts';
import { byMessage, readCells, type CellsWanted } from './read-cells.ts';

/** One text of a journey, by the people who got it. */
interface FunnelStep {
  message: string;
  people: Pick<Figures['people'], 'sent' | 'reached' | 'clicked' | 'replied' | 'converted' | 'optedOut'>;
  /** Who got this text and none of a later step. */
  left: number;
}

export interface Funnel {
  asOf: Date;
  /** Runs that events of these days began; absent of a journey that the installation has no more. */
  begun?: number;
  /** In the order in which runs meet them. */
  steps: FunnelStep[];
}

/** The texts of a journey as a funnel, from the counts of each day. @throws Problem `report-not-ready`, as all reports */
export async function funnelReport(
  journey: string,
  { from, until }: Pick<CellsWanted, 'from' | 'until'>,
): Promise<Funnel> {
  const { asOf, cells } = await readCells({ from, until, only: { journey } });
  const steps = [...byMessage(cells)].map(([message, of]) => ({ message, of }));
  steps.sort((a, b) => placeOf(a.of) - placeOf(b.of) || a.message.localeCompare(b.message, 'en'));
  const begun = await runsBegun(journey, from, until);
  return {
    asOf,
    ...(begun === undefined ? {} : { begun }),
    steps: steps.map(({ message, of }, index) => {
      const { sent, reached, clicked, replied, converted, optedOut } = figuresOf(of).people;
      const later = packsOf(
        'sent',
        steps.slice(index + 1).flatMap((step) => step.of),
      );
      const left = countPeople([...packsOf('sent', of), ...later]) - countPeople(later);
      return { message, people: { sent, reached, clicked, replied, converted, optedOut }, left };
    }),
  };
}

function packsOf(crowd: Crowd, cells: readonly Counted[]): Uint8Array[] {
  return cells.flatMap(({ packOf }) => packOf(crowd) ?? []);
}

/** The mean place of a text among those of its runs. */
function placeOf(cells: readonly Counted[]): number {
  return cells.reduce((sum, { sums }) => sum + (sums['ordinals'] ?? 0), 0) / figuresOf(cells).messages.planned;
}

async function runsBegun(journey: string, from: Date, until: Date): Promise<number | undefined> {
  const startsOn = catalogue[journey]?.startsOn;
  if (startsOn === undefined) return undefined;
  return EventModel.countDocuments({
    type: startsOn,
    receivedAt: { $gte: from, $lt: new Date(until.getTime() + dayMs) },
    effects: { $elemMatch: { effect: 'started', workflowId: { $regex: `^${journey}/` } } },
  });
}
