import { z } from 'zod';
import { addressList, type AddressList } from './address-list.ts';
import type { ProviderDeclaration } from '../../models/config/provider.ts';

const rate = 'must be a number above 0, such as 10 or 0.5, and at most 100000';

/** What a route may be told beside the settings of its provider. */
const ofEveryRoute = {
  /** What it carries at most in a second, over all workers. */
  partsPerSecond: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,3})?$/, { error: rate, abort: true })
    .transform(Number)
    .refine((parts) => parts > 0 && parts <= 100_000, rate)
    .optional(),
};

/** What a route may be told whose gateway calls. */
const ofCalling = {
  /** From where its gateway calls; from everywhere else nothing is taken. */
  callbackAddresses: addressList.optional(),
};

/** All that a route of a provider reads from its variables. */
export function routeSettings({ settings, callbacks }: Pick<ProviderDeclaration, 'settings' | 'callbacks'>) {
  const all = settings.safeExtend(ofEveryRoute);
  return callbacks ? all.safeExtend(ofCalling) : all;
}

/** The same that any route may be told, as it was read. */
export interface RouteSettings {
  partsPerSecond?: number;
  callbackAddresses?: AddressList;
}
