import { eventSchemas, type EventName, type EventOf } from '../../../models/domain/events.ts';
import { writtenFully } from '../../../models/domain/time/time-order.ts';
import type { EventDocument } from '../../../models/documents/event.ts';
import { UnreadableEvent } from './dispatch-failure.ts';

/** The event as runs see it: of its payload, only what the schema names. */
export function visible({ source, eventId, type, time, timeBelowMs, data }: EventDocument): EventOf<EventName> {
  if (!Object.hasOwn(eventSchemas, type)) throw new UnreadableEvent('its type is no longer known');
  if (!data) throw new UnreadableEvent('its contact was erased');
  const name = type as EventName;
  const named = {
    id: eventId,
    source,
    name,
    time: writtenFully(time, timeBelowMs),
    data: eventSchemas[name].parse(data),
  };
  return named as EventOf<EventName>;
}

/** Whether runs of this version can still be told of an event that was taken before. */
export function isReadable({ type, data }: EventDocument): boolean {
  return Object.hasOwn(eventSchemas, type) && eventSchemas[type as EventName].safeParse(data).success;
}
