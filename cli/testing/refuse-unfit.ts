import { z } from 'zod';
import { misfits } from '../../models/attributes.ts';
import { allFaults, type Refuse } from '../../models/config/all-faults.ts';
import { inWords } from '../../models/config/fault-in-words.ts';
import { nearest } from '../../models/config/nearest.ts';
import { contactInput } from '../../models/domain/contact.ts';
import { isTimeOfDay } from '../../models/domain/time/named-day.ts';
import { eventSchemas } from '../../models/events.ts';
import { texts } from '../../workflows/catalogue.ts';
import type { Beginning } from './begin.ts';
import { aDevice, type Person } from './person.ts';
import { refusals } from './refusals.ts';

const chat = z.string('must be the id of a chat, as text').min(1, 'is empty');
const state = z.enum(['stale', 'unreachable']);

/** What the api would read of a contact is read as it reads it. */
const asContact = z.unknown();

const person = z.strictObject({
  phone: asContact,
  email: asContact,
  country: asContact,
  region: asContact,
  locale: asContact,
  timeZone: asContact,
  attributes: asContact,
  statedCountry: z.string(),
  telegram: chat,
  max: chat,
  push: z.literal(aDevice, `is '${aDevice}', or left out`),
  devices: z.array(z.unknown()),
  numbers: z.array(z.string()),
  zoneUnknown: z.literal(true, 'is true, or left out'),
  erased: z.boolean(),
  phoneInvalid: z.boolean(),
  numberState: state,
  emailState: state,
  optingOut: z.literal(true, 'is true, or left out'),
  marketingPausedAt: z.date(),
  lists: z.array(z.string()),
  had: z.record(z.string(), z.int('must be a whole number').min(0, 'must be a whole number, 0 or more')),
  consents: z.array(z.unknown(), "must be what consentTo gives, consentTo('offers')"),
} satisfies Record<keyof Person, z.ZodType>);

const beginning = z.strictObject({
  at: z.custom<string>((written) => typeof written === 'string' && isTimeOfDay(written), {
    error: ({ input }) => `${JSON.stringify(input)} is no time such as 09:30`,
  }),
  person: person.partial().optional(),
  refuses: z.record(z.string(), z.enum(refusals)).optional(),
  gatewayIsAway: z.boolean().optional(),
  journeys: z.unknown().optional(),
  lookUps: z.unknown().optional(),
  before: z.unknown().optional(),
  followedBy: z.unknown().optional(),
} satisfies Record<keyof Beginning, z.ZodType>);

const known = { '': Object.keys(beginning.shape), person: Object.keys(person.shape) };

/** @throws Error with every fault of how a story begins, what the api would refuse of a contact among them */
export function refuseUnfit(written: Beginning): void {
  const rules = [faultsOfContact, faultsOfNames];
  const faults = allFaults<Sound>(beginning, written, (issue) => inWords(issue, known), rules);
  if (faults.length === 0) return;
  const lines = faults.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  throw new Error(`the story cannot begin:\n  ${lines.join('\n  ')}`);
}

/** How a story begins as far as nothing is wrong with it. */
type Sound = Pick<Partial<Beginning>, 'person' | 'refuses'>;

function faultsOfContact({ person: { phone, ...rest } = {} }: Sound, refuse: Refuse): void {
  const { email, country, region, locale, timeZone, attributes = {} } = rest;
  const others = contactInput.safeParse({ email, country, region, locale, timeZone, attributes });
  // A number is read by its country, so it is looked at where that is none as well.
  const ofNumber = contactInput.safeParse({ phone, country: others.success ? country : undefined });
  for (const { path, message } of [...(others.error?.issues ?? []), ...(ofNumber.error?.issues ?? [])])
    refuse(['person', ...path], message);
  if (others.success)
    for (const { name, detail } of misfits(attributes)) refuse(['person', 'attributes', name], detail);
}

function faultsOfNames({ person: { had = {} } = {}, refuses = {} }: Sound, refuse: Refuse): void {
  const told = [
    { at: ['person', 'had'], what: 'event', names: Object.keys(had), known: Object.keys(eventSchemas) },
    { at: ['refuses'], what: 'text', names: Object.keys(refuses), known: [...texts.keys()] },
  ];
  for (const { at, what, names, known } of told)
    for (const name of names.filter((each) => !known.includes(each)))
      refuse([...at, name], `there is no such ${what}; did you mean ${nearest(name, known, 1).join('')}?`);
}
