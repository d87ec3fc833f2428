import type { ToldEvent } from '../../../models/domain/event.ts';
import { writtenFully } from '../../../models/domain/time/time-order.ts';
import type { EventDocument } from '../../../models/documents/event.ts';
import { readFields, schemaOf } from '../../../models/events.ts';
import { UnreadableEvent } from './dispatch-failure.ts';

/** The event as runs see it: of its payload, only what the schema names. */
export function visible({ source, eventId, type, time, timeBelowMs, data }: EventDocument): ToldEvent {
  const schema = schemaOf(type);
  if (!schema) throw new UnreadableEvent('its type is no longer known');
  if (!data) throw new UnreadableEvent('its contact was erased');
  return { id: eventId, source, name: type, time: writtenFully(time, timeBelowMs), data: schema.parse(data) };
}

/** Whether runs of this version can still be told of an event that was taken before. */
export function isReadable({ type, data }: EventDocument): boolean {
  const schema = schemaOf(type);
  return schema !== undefined && readFields(schema, data).success;
}
