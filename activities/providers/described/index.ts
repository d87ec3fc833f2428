import { z } from 'zod';
import { declareProvider, type ProviderDeclaration } from '../../../models/config/provider.ts';
import { allFaults } from '../../../models/config/all-faults.ts';
import { inWords, type Fault } from '../../../models/config/fault-in-words.ts';
import { baseAddress, secret } from '../../../models/domain/variable-kinds.ts';
import { describedCallbacks } from './callbacks.ts';
import { description, type DescriptionInput } from './description.ts';
import { faultsOfDescription } from './faults.ts';
import { namesIn } from './fill.ts';
import { describedProvider } from './provider.ts';

/** The keys of a description, for the nearest to one that there is not. */
const known = { '': Object.keys(description.shape) };
const kinds = { secret: secret(16), address: baseAddress, text: z.string().min(1) };

/** HTTP carries nothing else there (RFC 9110, 5.5), so that no text would ever leave. */
function inHeader(kind: keyof typeof kinds) {
  return kinds[kind].regex(/^[\x20-\x7e]*$/, 'must be characters of ASCII, since it stands in a header');
}

/**
 * A provider from a description of its gateway: how a message is asked for, what answers mean, what callbacks say and how they
 * prove themselves. Enough for most gateways that speak HTTP; no code runs for it.
 *
 * @throws TypeError with every fault of the description and its place
 */
export function describeProvider(written: DescriptionInput): ProviderDeclaration {
  const { data } = description.safeParse(written);
  const faults = allFaults(description, written, (issue) => inWords(issue, known), [faultsOfDescription]);
  if (!data || faults.length > 0) throw unfit(written, faults.map(toLine));
  const { name, channel, settings, send, answers, callbacks } = data;
  const inHeaders = Object.values(send.headers).flatMap(namesIn);
  const shape = Object.fromEntries(
    Object.entries(settings).map(([setting, kind]) => [
      setting,
      inHeaders.includes(setting) ? inHeader(kind) : kinds[kind],
    ]),
  );
  return declareProvider({
    name,
    channel,
    settings: z.object(shape) as z.ZodObject<Record<string, z.ZodString>>,
    provider: (values, place) => describedProvider({ send, answers }, values, place),
    callbacks: (values) => describedCallbacks(callbacks, values),
  });
}

function toLine({ path, message }: Fault): string {
  return `${path.map(String).join('.') || 'it'}: ${message}`;
}

function unfit(written: DescriptionInput, faults: readonly string[]): TypeError {
  const { name } = (written as Partial<DescriptionInput> | undefined) ?? {};
  const told = `The description of the provider ${name ?? 'without a name'} is not right:\n  ${faults.join('\n  ')}`;
  const error = new TypeError(told);
  // What it points at is the file that describes, not this one.
  Error.captureStackTrace(error, describeProvider);
  return error;
}
