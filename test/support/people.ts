import { expect } from 'vitest';
import { fictionalNumber, people as living, zoneWhereItIs, type System } from './system.ts';

/** A ledger row as the API shows it. */
interface Row {
  providerId?: string;
  id: string;
  workflowId: string;
  journey: string;
  state: string;
  message: string;
  reason?: string;
  because?: string;
  text?: string;
  attempts: number;
  steps: { state: string; reason?: string; detail?: string }[];
}

/** In the United States the law asks for the state. */
const region = living.region ? { region: living.region } : {};

/** What tests do with people, in words. */
export function people(system: () => System) {
  const numberPath = (phone: string) => `/phones/${encodeURIComponent(phone)}`;

  /** A contact where it is the given hour of the day; returns the number. */
  const contact = async (
    id: string,
    index: number,
    { hour = 13, phone = fictionalNumber(index), locale = 'en' } = {},
  ) => {
    const body = { ...(phone ? { phone } : {}), ...region, timeZone: zoneWhereItIs(hour), locale };
    expect((await system().api('PUT', `/v1/contacts/${id}`, body)).status).toBe(201);
    return phone;
  };

  const consent = async (id: string) => {
    const body = { action: 'grant', purpose: 'offers', channel: 'sms', source: 'test', method: 'web-box' };
    expect((await system().api('POST', `/v1/contacts/${id}/consents`, body)).status).toBe(201);
  };

  const deliveries = async (id: string) =>
    (await system().api('GET', `/v1/deliveries?contactId=${id}`)).body['items'] as Row[];

  const timeline = async (id: string) => {
    const { body } = await system().api('GET', `/v1/contacts/${id}/timeline`);
    return body['items'] as { at: string; kind: string; what: string; details: Record<string, unknown> }[];
  };

  /** How the next message to a number goes. */
  const next = async (phone: string, behaviour: string) => {
    expect((await system().gateway('PUT', `${numberPath(phone)}/next`, { behaviour })).status).toBe(204);
  };

  const reply = async (phone: string, text: string, times = 1) => {
    expect((await system().gateway('POST', `${numberPath(phone)}/replies`, { text, times })).status).toBe(202);
  };

  const bubbles = async (phone: string) => {
    const { body } = await system().gateway('GET', numberPath(phone));
    return body['messages'] as { id: string; text: string; status?: string }[];
  };

  return { contact, consent, deliveries, timeline, next, reply, bubbles };
}
