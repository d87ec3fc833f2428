import type { ProviderDeclaration } from '../../models/config/provider.ts';
import { fcm } from './fcm/index.ts';
import { max } from './max/index.ts';
import { simulator } from './simulator/index.ts';
import { smpp } from './smpp/index.ts';
import { smsAero } from './sms-aero/index.ts';
import { smsc } from './smsc/index.ts';
import { smtp } from './smtp/index.ts';
import { telegram } from './telegram/index.ts';
import { twilio } from './twilio/index.ts';
import { webPush } from './web-push/index.ts';

/** The providers in which Tidings comes. A new one is a folder beside these, and its name in this list. */
export const shippedProviders: readonly ProviderDeclaration[] = [
  simulator,
  twilio,
  smsc,
  smsAero,
  smpp,
  smtp,
  telegram,
  max,
  fcm,
  webPush,
];
