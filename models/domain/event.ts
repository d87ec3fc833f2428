/** A business event as it enters a run: of its payload, only what its schema names. */
export interface ToldEvent {
  /** Unique together with `source`; used to drop a second arrival. */
  id: string;
  source: string;
  name: string;
  /** When it happened, ISO 8601 UTC. */
  time: string;
  data: object;
}
