import { Agent, request } from 'undici';
import type { RoutePlace } from '../../../models/config/provider.ts';
import type { OutboundMessage, Provider, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { failureCode } from '../failure-code.ts';
import { observedBody } from '../observed-body.ts';
import type { Description } from './description.ts';
import { fill, fillFields, fillJson, type Values } from './fill.ts';
import { readAnswer } from './read-answer.ts';

/** A hand-over has ended after this long, one way or the other: nothing of it leaves later. */
const timeoutMs = 14_500;

/** Hands messages over as a description says. */
export function describedProvider(
  { send, answers }: Pick<Description, 'send' | 'answers'>,
  settings: Readonly<Record<string, string>>,
  { hooks }: RoutePlace,
): Provider {
  // No limit on connections: a hand-over must not wait in line behind others until its own time is up.
  const agent = new Agent({ connect: { timeout: 3_000 }, headersTimeout: 10_000, bodyTimeout: 5_000 });
  return {
    async send(message: OutboundMessage): Promise<SendOutcome> {
      const values = { ...settings, ...valuesOf(message), hooks };
      const content = bodyOf(send, values);
      const body = observedBody(content.text);
      try {
        const answer = await request(addressOf(send, values), {
          method: send.method,
          headers: { ...content.headers, ...fillFields(send.headers, values) },
          body,
          dispatcher: agent,
          signal: AbortSignal.timeout(timeoutMs),
        });
        const said: unknown = await answer.body.json().catch(() => undefined);
        return readAnswer(answers, answer.statusCode, said, String(answer.headers['retry-after'] ?? ''));
      } catch (error) {
        return { outcome: body.asked ? 'unknown' : 'not-sent', code: failureCode(error) };
      }
    },
    close: () => agent.close(),
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
      url.replace(/^\{\{(\w+)\}\}/, (_whole, name: string) => String(values[name] ?? '')),
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
): { headers: Record<string, string>; text: string } {
  if (form)
    return content('application/x-www-form-urlencoded', new URLSearchParams(fillFields(form, values)).toString());
  if (json !== undefined) return content('application/json', JSON.stringify(fillJson(json, values)));
  return { headers: { 'content-length': '0' }, text: '' };
}

/** Its length is told, since some gateways take no body in chunks. */
function content(type: string, text: string) {
  return { headers: { 'content-type': type, 'content-length': String(Buffer.byteLength(text)) }, text };
}
