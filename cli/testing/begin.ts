import { randomUUID } from 'node:crypto';
import type { EventData, EventName } from '../../models/config/register.ts';
import { defined } from '../../models/domain/defined.ts';
import type { Duration } from '../../models/domain/time/duration.ts';
import { catalogue, type Journey } from '../../workflows/catalogue.ts';
import { refuseUnknown, type FakeLookUps } from './look-ups.ts';
import { openingDay } from './opening-day.ts';
import { anna, type Person } from './person.ts';
import type { Refusal } from './refusals.ts';
import { refuseUnfit } from './refuse-unfit.ts';
import { theStage, twoAtOnce, type Stage } from './stage.ts';
import { Story } from './story.ts';

/** An event by its name, with its data. */
export type EventInStory = {
  [Name in EventName]: {
    name: Name;
    data: EventData<Name>;
    /** One that was told twice has the same. */
    id?: string;
    /** How long before now it happened. */
    ago?: Duration;
  };
}[EventName];

/** What is different of the person; undefined takes away what they would have. */
type PersonInStory = Partial<Pick<Person, 'timeZone' | 'erased'>> & {
  [Field in Exclude<keyof Person, 'timeZone' | 'erased'>]?: Person[Field] | undefined;
};

/** How a story begins. */
export interface Beginning {
  /** The time of day on the person's clock, `HH:MM`. */
  at: string;
  /** Whom it is about: somebody in Yekaterinburg who has agreed to nothing, but for what is said here. */
  person?: PersonInStory;
  /** The journeys that take part, by name or as they are given here. Default: all of the catalogue. */
  journeys?: readonly (string | Journey)[];
  /** What answers in place of look-ups, by their names; one that throws has no answer now. Others are refused. */
  lookUps?: FakeLookUps;
  /** Which texts the gateway refuses, `<journey>/<text>`, and why; also later, by `story.refuse`. */
  refuses?: Readonly<Record<string, Refusal>>;
  /** The gateway is away, until the story says `gatewayIsAway = false`. */
  gatewayIsAway?: boolean;
  /** Events that were posted before, each some time `ago`. */
  before?: readonly EventInStory[];
  /** Events that stand behind the first one in the same request. */
  followedBy?: readonly EventInStory[];
}

/**
 * Begins a story with an event, at a time of day on a Monday in January, and starts what the catalogue says. A story that was
 * played before ends, so that its timers cannot move this one's clock.
 *
 * @param data of the event; or a function of the instant at which the story begins
 * @throws Error that names all that is wrong with how it begins, an event, journey or look-up which is not there, or says
 * that no journey starts
 */
export async function begin<Name extends EventName>(
  name: Name,
  data: EventData<Name> | ((begun: Date) => EventData<Name>),
  beginning: Beginning,
): Promise<Story> {
  const stage = await theStage();
  if (stage.beginning) throw new Error(twoAtOnce);
  const mine = Symbol(name);
  stage.beginning = mine;
  try {
    return await beginOn(stage, name, data, beginning);
  } finally {
    if (stage.beginning === mine) delete stage.beginning;
  }
}

async function beginOn<Name extends EventName>(
  stage: Stage,
  name: Name,
  data: EventData<Name> | ((begun: Date) => EventData<Name>),
  beginning: Beginning,
): Promise<Story> {
  await (stage.present as Story | undefined)?.leave();
  refuseUnfit(beginning);
  const { at, person, journeys, lookUps = {}, refuses = {}, gatewayIsAway = false } = beginning;
  const { before = [], followedBy = [] } = beginning;
  const told = defined<Person>({ ...anna, ...person });
  const { time } = stage;
  const now = new Date(await time.currentTimeMs());
  const begun = openingDay(now, { time: at, timeZone: told.timeZone });
  await time.sleep(begun.getTime() - now.getTime());
  const story = new Story(stage, {
    begun,
    person: told,
    contactId: `person-${randomUUID()}`,
    journeys: taking(journeys),
    lookUps: refuseUnknown(lookUps),
    gatewayIsAway,
  });
  for (const [text, cause] of Object.entries(refuses)) story.refuse(text, cause);
  stage.present = story;
  const first = { name, data: typeof data === 'function' ? data(begun) : data };
  await story.open(before, [first, ...followedBy]);
  return story;
}

function taking(names: readonly (string | Journey)[] | undefined): Record<string, Journey> {
  if (!names) return catalogue;
  return Object.fromEntries(
    names.map((name) => {
      if (typeof name !== 'string') return [name.name, name];
      const journey = Object.hasOwn(catalogue, name) ? catalogue[name] : undefined;
      if (!journey) throw new Error(`no journey ${name}: there are ${Object.keys(catalogue).join(', ')}`);
      return [name, journey];
    }),
  );
}
