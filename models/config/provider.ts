import type { z } from 'zod';
import type { CallbackAdapter, Provider } from '../domain/deliveries/provider.ts';
import type { Channel } from '../domain/message.ts';

/** A gateway that Tidings can speak to: all that the processes must know of it to use it. */
export interface ProviderDeclaration<Variables extends z.ZodObject = z.ZodObject> {
  /** The name of its route: in settings files, on deliveries, in metrics, and in `/hooks/<name>/…`. */
  name: string;
  /** What it carries. */
  channel: Channel;
  /** The environment variables that it reads; demanded only where the route is in use. */
  variables: Variables;
  /** Hands messages over; for the worker. */
  provider(settings: z.output<Variables>): Provider;
  /** Verifies and reads what the gateway calls back with; for the api. */
  callbacks(settings: z.output<Variables>): CallbackAdapter;
}

/** Declares a provider; `provider` and `callbacks` get the variables as its schema reads them. */
export function declareProvider<Variables extends z.ZodObject>(
  declaration: ProviderDeclaration<Variables>,
): ProviderDeclaration<Variables> {
  return declaration;
}
