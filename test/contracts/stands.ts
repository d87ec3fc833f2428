import type { Stand } from '../../cli/testing/provider-stand.ts';
import { acme } from './acme/described.ts';
import { acmeStand } from './acme/stand.ts';
import { fcmStand } from './fcm/stand.ts';
import { maxStand } from './max/stand.ts';
import { simulatorStand } from './simulator/stand.ts';
import { smppStand } from './smpp/stand.ts';
import { smsAeroStand } from './sms-aero/stand.ts';
import { smscStand } from './smsc/stand.ts';
import { bouncingStand } from './smtp/stand.ts';
import { telegramStand } from './telegram/stand.ts';
import { twilioStand } from './twilio/stand.ts';
import { webPushStand } from './web-push/stand.ts';

/** Makes a stand that ends with the test. @param to the number to which its texts go, where it takes any */
type MakeStand = (to?: string) => Promise<Stand>;

/** The stand of each provider in which Tidings comes, and of one that is described. */
export const stands: Readonly<Record<string, MakeStand>> = {
  simulator: simulatorStand,
  twilio: () => twilioStand(),
  smsc: () => smscStand(),
  'sms-aero': () => smsAeroStand(),
  smpp: () => smppStand(),
  smtp: () => bouncingStand(),
  telegram: () => telegramStand(),
  max: () => maxStand(),
  fcm: () => fcmStand(),
  'web-push': () => webPushStand(),
  'acme, described': () => acmeStand(acme),
};
