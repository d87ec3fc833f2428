import { shippedProviders } from '../../../activities/providers/shipped.ts';
import type { DeliveryRequest } from '../../../models/domain/deliveries/delivery.ts';
import { connectDatabase } from '../../../models/documents/connect.ts';
import { acme } from '../../contracts/acme/described.ts';
import { deliverBy, openRoute } from './deliver.ts';

/** What this process is told, as JSON in the variable `HAND_OVERS`. */
export interface HandOvers {
  mongodb: string;
  all: { provider: string; route: string; settings: Record<string, unknown>; step: DeliveryRequest }[];
}

/** Hands all over at once, each by a route of its own; the first that ends, however it does, ends the process. */
const { mongodb, all } = JSON.parse(process.env['HAND_OVERS'] ?? '') as HandOvers;
await connectDatabase(mongodb);
const ended = all.map(async ({ provider, route, settings, step }) => {
  const declaration = [...shippedProviders, acme].find(({ name }) => name === provider);
  if (!declaration) throw new Error(`there is no provider ${provider}`);
  const { outcome } = await deliverBy(openRoute(declaration, settings, { name: route }))(step);
  throw new Error(`a text by ${provider} has ended: ${outcome}`);
});
await Promise.all(ended);
