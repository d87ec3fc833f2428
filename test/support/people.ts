import { expect } from 'vitest';
import { fictionalNumber, zoneWhereItIs, type System } from './system.ts';

/** A ledger row as the API shows it. */
export interface Row {
  id: string;
  contactId: string;
  state: string;
  message: string;
  reason?: string;
  because?: string;
  notBefore?: string;
  text?: string;
  attempts: number;
  providerId?: string;
}

/** What tests do with people, in words. */
export function people(system: () => System) {
  return {
    /** A contact where it is the given hour of the day; returns the number. */
    async contact(
      id: string,
      index: number,
      { hour = 13, phone = fictionalNumber(index), locale = 'en' } = {},
    ): Promise<string> {
      const body = { ...(phone ? { phone } : {}), timeZone: zoneWhereItIs(hour), locale };
      expect((await system().api('PUT', `/v1/contacts/${id}`, body)).status).toBe(201);
      return phone;
    },
    async consent(id: string, action: 'grant' | 'withdraw' = 'grant'): Promise<void> {
      const body = { action, purpose: 'offers', channel: 'sms', source: 'test' };
      expect((await system().api('POST', `/v1/contacts/${id}/consents`, body)).status).toBe(201);
    },
    async deliveries(id: string): Promise<Row[]> {
      return (await system().api('GET', `/v1/deliveries?contactId=${id}`)).body['items'] as Row[];
    },
    async next(phone: string, behaviour: string): Promise<void> {
      const path = `/phones/${encodeURIComponent(phone)}/next`;
      expect((await system().gateway('PUT', path, { behaviour })).status).toBe(204);
    },
    async bubbles(phone: string): Promise<{ id: string; text: string; direction: string }[]> {
      const { body } = await system().gateway('GET', `/phones/${encodeURIComponent(phone)}`);
      return body['messages'] as { id: string; text: string; direction: string }[];
    },
  };
}
