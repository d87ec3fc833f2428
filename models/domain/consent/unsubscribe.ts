/** Addresses at which the reader of a delivery unsubscribes, derived from the master key wherever they are needed. */
export interface Unsubscribe {
  urlOf: (deliveryId: string) => string;
  /** The delivery whose address has this token; undefined when nobody here made it. */
  deliveryOf: (token: string) => string | undefined;
}
