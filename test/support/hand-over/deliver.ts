import type { Route } from '../../../activities/deliver/choose-way.ts';
import type { HandingOver } from '../../../activities/deliver/hand-over.ts';
import { createActivities } from '../../../activities/index.ts';
import { addressHash, createConfirmations, createUnsubscribe } from '../../../cli/wiring/keys.ts';
import type { ProviderDeclaration } from '../../../models/config/provider.ts';
import { isOfChat } from '../../../models/domain/message.ts';
import { createPolicy } from '../../../models/domain/policy/policy.ts';
import { texts } from './texts.ts';

const masterKey = 'the key of these tests';
const publicUrl = 'https://tidings.example';
export const hashAddress = addressHash(masterKey);

/** A route of a provider, as a worker opens it. */
export function openRoute(
  declaration: ProviderDeclaration,
  settings: Record<string, unknown>,
  { name = 'tested', sender = 'Tidings' }: { name?: string; sender?: string | undefined } = {},
): Route {
  const place = { route: name, hooks: `${publicUrl}/hooks/${name}` };
  const read = declaration.settings.parse(settings);
  const named = { name, sender };
  if (declaration.channel === 'email')
    return { ...named, channel: declaration.channel, provider: declaration.provider(read, place) };
  if (declaration.channel === 'push') {
    const { name: service, channel } = declaration;
    return { ...named, channel, service, provider: declaration.provider(read, place) };
  }
  return isOfChat(declaration)
    ? { ...named, channel: declaration.channel, provider: declaration.provider(read, place) }
    : { ...named, channel: declaration.channel, provider: declaration.provider(read, place) };
}

/** The activity of a worker with one route. @param laterMs by how much its clock is ahead */
export function deliverBy(route: Route, laterMs = 0, onIdTaken?: HandingOver['onIdTaken']) {
  return createActivities({
    routes: [route],
    texts,
    policy: createPolicy(),
    confirmations: createConfirmations(masterKey, publicUrl),
    unsubscribe: createUnsubscribe(masterKey, publicUrl),
    hashAddress,
    now: () => new Date(Date.now() + laterMs),
    onIdTaken,
    onResult: () => undefined,
  }).deliver;
}
