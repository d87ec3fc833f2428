import type { AttributeName, AttributeValue, EventName, PurposeName } from '../../models/config/register.ts';
import type { ConsentRecord } from '../../models/domain/consent/consent.ts';
import type { Recipient } from '../../models/domain/deliveries/gate.ts';
import { defaultBrand, installation } from '../../models/installation.ts';
import { mustBeOneOf } from './must-be-one-of.ts';

/** Those that the config declares are of their kinds; others are taken as they are. */
type Attributes = Record<string, string | number | boolean> & {
  [Name in AttributeName]?: AttributeValue<Name>;
};

/** How a story says that its person has a device; more of it is not asked. */
export const aDevice = 'a device';

/** The person a story is told about; the clock on the wall is theirs. */
export interface Person extends Omit<Recipient, 'push'> {
  /** IANA, such as `Europe/Berlin`. */
  timeZone: string;
  /** They have one that shows notifications. */
  push?: typeof aDevice;
  /** Nobody has told Tidings where they are. */
  zoneUnknown?: true;
  /** What is known of them, as the config declares it. */
  attributes?: Attributes;
  /** The lists that they are on. */
  lists?: readonly string[];
  /** How many events of each name they had just before the story; `before` tells of older ones, and what they said. */
  had?: Partial<Record<EventName, number>>;
  /** What they have agreed to: `consentTo('offers')`. */
  consents?: ConsentRecord[];
}

/** Who is meant where a story does not say it. */
export const anna: Person = {
  erased: false,
  phone: '+79123456789',
  email: 'anna@shop.example',
  timeZone: 'Asia/Yekaterinburg',
};

/**
 * A grant for these purposes to the first brand by whatever channel, long ago.
 *
 * @throws Error that names a purpose which is not there
 */
export function consentTo(...purposes: PurposeName[]): ConsentRecord[] {
  for (const purpose of purposes) mustBeOneOf('purpose', purpose, installation.purposes);
  const grant = { action: 'grant', brand: defaultBrand, channel: '*', method: 'web-box', at: new Date(0) } as const;
  return purposes.map((purpose, index) => ({ ...grant, purpose, _id: purpose, seq: index + 1 }));
}

/** What reaches the devices of a person in a story. */
export const serviceOfStories = 'stories';

/** The person as the gate sees them; `push` says that they have a device, and more is not asked. */
export function recipientOf(person: Person): Recipient {
  const { timeZone, zoneUnknown, ...stranger } = person;
  const device = { id: 'device', service: serviceOfStories, address: 'device', seenAt: new Date(0) };
  const reached = person.push === undefined ? stranger : { devices: [device], ...stranger };
  return zoneUnknown ? reached : { ...reached, timeZone };
}
