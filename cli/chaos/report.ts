import type { Acknowledged } from './clients.ts';
import type { Difference, DifferenceKind } from './compare.ts';
import type { DoneFault } from './faults.ts';
import type { PlanOptions } from './plan.ts';
import type { Bubble } from './phones.ts';
import type { Person } from './crowd.ts';

/** All that happened in one run. */
export interface Happened {
  options: PlanOptions;
  /** Milliseconds since the epoch. */
  begin: number;
  people: readonly Person[];
  acknowledged: readonly Acknowledged[];
  arrived: readonly Bubble[];
  faults: readonly DoneFault[];
  endedByThemselves: number;
}

const always = ['lost', 'doubled', 'out of order'] as const;
const others: DifferenceKind[] = ['unexpected', 'refused', 'unacknowledged', 'consent wrong'];

/** The command that does the same again. */
function commandOf({ seed, minutes, apis, profile }: PlanOptions): string {
  return `npm run chaos -- --seed ${seed} --minutes ${minutes} --apis ${apis} --profile ${profile}`;
}

export function lineOf({ kind, person, story, detail }: Difference): string {
  return `${kind}: ${person}${story ? `, ${story.kind} ${story.key}` : ''}: ${detail}`;
}

/** The last line: what went wrong, and in how much. */
export function summaryOf(differences: readonly Difference[], happened: Happened): string {
  const count = (kind: DifferenceKind) => differences.filter((difference) => difference.kind === kind).length;
  const wrong = [...always, ...others.filter((kind) => count(kind) > 0)].map((kind) => `${count(kind)} ${kind}`);
  const { acknowledged, arrived, faults, options } = happened;
  const did = (what: 'kill' | 'stop') => faults.filter(({ does }) => does === what).length;
  const events = acknowledged.filter(({ what }) => !what.startsWith('answer')).length;
  const people = new Set(arrived.map(({ phone }) => phone)).size;
  return (
    `${wrong.join(', ')}: ${arrived.length} texts to ${people} people, ${events} events, ` +
    `${acknowledged.length - events} answers, ${did('kill')} kills, ${did('stop')} stops, ` +
    `${happened.endedByThemselves} ended by themselves; seed ${options.seed}, ${options.apis} api${options.apis === 1 ? '' : 's'}, ${options.profile}`
  );
}

/** The first difference with everything that is known around it, line by line, in order of time. */
export function describe(difference: Difference, happened: Happened): string[] {
  const { begin, acknowledged, arrived, faults, people, options } = happened;
  const { person: name, story } = difference;
  const person = people.find(({ id, phone }) => id === name || phone === name);
  const told: { at: number; line: string }[] = [];
  for (const { at, time, tries, what, person: by, story: key } of acknowledged) {
    if (by !== person?.id || (story && key !== story.key)) continue;
    const times = tries === 1 ? 'at once' : `at the ${tries}th try`;
    told.push({ at, line: `acknowledged ${times}: ${key} ${what}, which happened at ${since(time)}` });
  }
  for (const { at, phone, text } of arrived) {
    if (phone === person?.phone) told.push({ at, line: `arrived: “${text}”` });
  }
  const first = Math.min(...told.map(({ at }) => at)) - 15_000;
  const last = Math.max(...told.map(({ at }) => at)) + 15_000;
  for (const { from, until = from, victim, does, forMs } of faults) {
    if (until < first || from > last) continue;
    const line = `${does === 'kill' ? 'SIGKILL' : 'SIGSTOP'} ${victim} for ${forMs} ms, well again at ${since(until)}`;
    told.push({ at: from, line });
  }
  return [
    `The first difference: ${lineOf(difference)}`,
    `It began at ${new Date(begin).toISOString()}; times are seconds from there.`,
    ...told.sort((one, other) => one.at - other.at).map(({ at, line }) => `${since(at).padStart(10)}  ${line}`),
    `Again: ${commandOf(options)}`,
  ];

  function since(at: number): string {
    return `+${((at - begin) / 1_000).toFixed(3)}`;
  }
}
