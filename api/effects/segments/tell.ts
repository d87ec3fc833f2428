import { defined } from '../../../models/domain/defined.ts';
import { encodeId } from '../../../models/domain/encode.ts';
import type { ApiContext } from '../../context.ts';
import type { Posted } from '../../http/cloud-events.ts';
import { takeEvents } from '../events/take-events.ts';

/** What Tidings tells of a contact by itself. */
export interface Own {
  type: string;
  contactId: string;
  time: Date;
  /** What makes it one event of this type and contact, however often it is told. */
  once: string;
  /** The only journey that it begins; any where none is named. */
  journey?: string;
  data?: object;
}

export type TellContext = Pick<ApiContext, 'dispatcher' | 'hashAddress'>;

/**
 * Takes events as if they had been posted, and gives them their effect; each once, however often it is told. Nothing is told
 * of whoever was erased.
 */
export async function tell({ dispatcher, hashAddress }: TellContext, events: readonly Own[]): Promise<void> {
  const posted = events.map(({ type, contactId, time, once, journey, data = {} }): Posted => {
    const id = `${type}/${encodeId(contactId)}/${once}`;
    const envelope = { specversion: '1.0', source: 'tidings', type, subject: contactId } as const;
    const event = { ...envelope, id, time: time.toISOString(), data: { ...data } };
    return defined<Posted>({ event, journey });
  });
  const taken = await takeEvents(posted, 'partial', { maxAgeMs: Infinity, hashAddress });
  await Promise.all(
    taken.map(async (one) => {
      if (one.status === 'accepted') await dispatcher.dispatch(one.row, one.behind);
    }),
  );
}
