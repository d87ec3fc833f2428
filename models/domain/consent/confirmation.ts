/** How long a person may take to confirm, from the moment the code or the link was sent. */
export const confirmWithin = { code: '1 hour', link: '1 day' } as const;

/** A code may be tried in this many replies. */
export const codeAttempts = 2;

/**
 * The secrets of a double opt-in, derived from the master key wherever they are needed, so that no history, event or
 * index ever holds one.
 */
export interface Confirmations {
  /** The six digits of a run. */
  codeOf: (run: { workflowId: string; startedBy: string }) => string;
  /** The address of the page on which the person confirms, by the delivery that carries it. */
  linkOf: (deliveryId: string) => string;
  /** The delivery whose link has this token; undefined when nobody here made it. */
  deliveryOf: (token: string) => string | undefined;
}
