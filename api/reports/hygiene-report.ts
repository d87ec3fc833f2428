import type { AddressState } from '../../models/domain/address-health.ts';
import { figuresOf } from '../../models/domain/reports/figures.ts';
import { difference, type Proportion } from '../../models/domain/statistics/proportions.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { dayMs } from '../../models/documents/reports/unit.ts';
import { byMessage, readCells, type ReadCell } from './read-cells.ts';

/** Contacts whose address is known to reach nobody, by country and cause. */
interface DeadAddresses {
  address: 'phone' | 'email';
  country: string | null;
  cause: AddressState;
  contacts: number;
}

export interface Hygiene {
  asOf: Date;
  deadAddresses: DeadAddresses[];
  /** Texts whose rate of opt-outs has risen, with what was seen of the last 7 days and of the 28 before. */
  risingOptOuts: { message: string; before: Proportion; now: Proportion; low: number }[];
  /** Texts that were not sent in the last 35 days since they would have cost more parts than they may. */
  overPartLimit: { message: string; messages: number }[];
}

const recentDays = 7;
const beforeDays = 28;

/** What should be mended: dead addresses, texts that people opt out of more than before, texts that are too long. */
export async function hygieneReport(today: Date): Promise<Hygiene> {
  const turn = new Date(today.getTime() - (recentDays - 1) * dayMs);
  const from = new Date(turn.getTime() - beforeDays * dayMs);
  const { asOf, cells } = await readCells({ from, until: today, only: {} });
  const texts = [...byMessage(cells)].toSorted(([a], [b]) => a.localeCompare(b, 'en'));
  return {
    asOf,
    deadAddresses: [...(await dead('phone', 'numberState')), ...(await dead('email', 'emailState'))],
    risingOptOuts: texts.flatMap(([message, of]) => rising(message, of, turn)),
    overPartLimit: texts.flatMap(([message, of]) => {
      const messages = of.reduce((sum, { reasons }) => sum + (reasons['too-many-parts'] ?? 0), 0);
      return messages > 0 ? [{ message, messages }] : [];
    }),
  };
}

/** Only what is above chance is told: the lower bound of Newcombe's interval of 95 % must be above 0. */
function rising(message: string, cells: readonly ReadCell[], turn: Date): Hygiene['risingOptOuts'] {
  const [before, now] = [cells.filter(({ day }) => day < turn), cells.filter(({ day }) => day >= turn)].map(optOutsOf);
  if (!before || !now) return [];
  const { low } = difference(before, now);
  return low > 0 ? [{ message, before, now, low }] : [];
}

function optOutsOf(cells: readonly ReadCell[]): Proportion {
  const { count, of } = figuresOf(cells).rates.optOut;
  return { count, of };
}

async function dead(address: DeadAddresses['address'], field: 'numberState' | 'emailState'): Promise<DeadAddresses[]> {
  const found = await ContactModel.aggregate<{ _id: { country?: string; cause: AddressState }; contacts: number }>([
    { $match: { [field]: { $in: ['stale', 'unreachable'] satisfies AddressState[] } } },
    { $group: { _id: { country: '$country', cause: `$${field}` }, contacts: { $sum: 1 } } },
    { $sort: { contacts: -1, _id: 1 } },
  ]);
  return found.map(({ _id, contacts }) => ({ address, country: _id.country ?? null, cause: _id.cause, contacts }));
}
