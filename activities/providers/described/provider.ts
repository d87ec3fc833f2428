import type { RoutePlace } from '../../../models/config/provider.ts';
import type { OutboundMessage, Provider } from '../../../models/domain/deliveries/provider.ts';
import { httpGateway } from '../http-gateway.ts';
import type { Description } from './description.ts';
import { fill, fillFields, fillJson, type Values } from './fill.ts';
import { readAnswer } from './read-answer.ts';

/** Hands messages over as a description says. */
export function describedProvider(
  { send, answers }: Pick<Description, 'send' | 'answers'>,
  settings: Readonly<Record<string, string>>,
  { hooks }: RoutePlace,
): Provider {
  const gateway = httpGateway();
  return {
    send: (message) => {
      const values = { ...settings, ...valuesOf(message), hooks };
      const { type, content } = bodyOf(send, values);
      const headers = { ...type, ...fillFields(send.headers, values) };
      const handOver = { url: addressOf(send, values), method: send.method, headers, content };
      return gateway.handOver(handOver, (answer) => readAnswer(answers, answer));
    },
    close: () => gateway.close(),
  };
}

/** The values of a message that a description may name, beside the settings and `hooks`. */
export const messageValues = [
  'reference',
  'to',
  'toDigits',
  'sender',
  'text',
  'parts',
  'validUntil',
  'validSeconds',
] as const;

function valuesOf({
  reference,
  to,
  sender,
  text,
  parts,
  validUntil,
}: OutboundMessage): Record<(typeof messageValues)[number], string | number> {
  const validSeconds = Math.max(1, Math.floor((validUntil.getTime() - Date.now()) / 1_000));
  return {
    reference,
    to,
    toDigits: to.slice(1),
    sender,
    text,
    parts,
    validUntil: validUntil.toISOString(),
    validSeconds,
  };
}

function addressOf({ url, query }: Description['send'], values: Values): string {
  // An address of the settings is one already; every other value is a part of one.
  const address = new URL(
    fill(
      url.replace(/^\{\{ *(\w+) *\}\}/, (_whole, name: string) => String(values[name] ?? '')),
      values,
      encodeURIComponent,
    ),
  );
  for (const [name, value] of Object.entries(fillFields(query ?? {}, values))) address.searchParams.append(name, value);
  return address.href;
}

function bodyOf(
  { form, json }: Description['send'],
  values: Values,
): { type: Record<string, string>; content: string } {
  const typed = (type: string, content: string) => ({ type: { 'content-type': type }, content });
  if (form) return typed('application/x-www-form-urlencoded', new URLSearchParams(fillFields(form, values)).toString());
  if (json !== undefined) return typed('application/json', JSON.stringify(fillJson(json, values)));
  return { type: {}, content: '' };
}
