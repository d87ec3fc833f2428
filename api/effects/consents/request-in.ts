import { schemaOf } from '../../../models/events.ts';
import type { OwnEvents } from '../../../models/own-events.ts';

/** The request for a consent that stored data hold; undefined where it names what the installation no longer has. */
export function requestIn(data: unknown): OwnEvents['consent.requested'] | undefined {
  const request = schemaOf('consent.requested')?.safeParse(data);
  return request?.success ? (request.data as OwnEvents['consent.requested']) : undefined;
}
