import { z } from 'zod';
import { declareProvider, type ProviderDeclaration } from '../../../models/config/provider.ts';
import { baseAddress, secret } from '../../../models/domain/variable-kinds.ts';
import { describedCallbacks } from './callbacks.ts';
import { description, type DescriptionInput } from './description.ts';
import { namesIn } from './fill.ts';
import { describedProvider, messageValues } from './provider.ts';

const ofMessage: readonly string[] = [...messageValues, 'hooks'];
const kinds = { secret: secret(16), address: baseAddress, text: z.string().min(1) };

/**
 * A provider from a description of its gateway: how a message is asked for, what answers mean, what callbacks say and how they
 * prove themselves. Enough for most gateways that speak HTTP; no code runs for it.
 *
 * @throws TypeError with every fault of the description and its place
 */
export function describeProvider(written: DescriptionInput): ProviderDeclaration {
  const { data, error } = description.safeParse(written);
  if (!data)
    throw unfit(
      written,
      error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`),
    );
  const { name, channel, settings, send, answers, callbacks } = data;
  const faults = [
    ...Object.keys(settings)
      .filter((setting) => ofMessage.includes(setting))
      .map((setting) => `settings.${setting}: is the name of a value of each message`),
    ...strangers('send', send, [...Object.keys(settings), ...ofMessage]),
    ...('over' in callbacks.proof
      ? strangers('callbacks.proof.over', callbacks.proof.over, ['body', 'url', 'header.'])
      : []),
    ...(Object.hasOwn(settings, callbacks.proof.secret)
      ? []
      : [`callbacks.proof.secret: there is no setting ${callbacks.proof.secret}`]),
  ];
  if (faults.length > 0) throw unfit(written, faults);
  const shape = Object.fromEntries(Object.entries(settings).map(([setting, kind]) => [setting, kinds[kind]]));
  return declareProvider({
    name,
    channel,
    settings: z.object(shape) as z.ZodObject<Record<string, z.ZodString>>,
    provider: (values, place) => describedProvider({ send, answers }, values, place),
    callbacks: (values) => describedCallbacks(callbacks, values),
  });
}

function strangers(place: string, part: unknown, known: readonly string[]): string[] {
  const isKnown = (name: string) => known.some((each) => (each.endsWith('.') ? name.startsWith(each) : name === each));
  return namesIn(part)
    .filter((name) => !isKnown(name))
    .map((name) => `${place}: there is no value ${name}, but ${known.join(', ')}`);
}

function unfit({ name }: { name?: unknown }, faults: readonly string[]): TypeError {
  return new TypeError(`The description of the provider ${String(name)} is not right:\n  ${faults.join('\n  ')}`);
}
