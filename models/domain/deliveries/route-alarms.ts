/**
 * What can be wrong with a route so that a person must act, by a stable code: why, and what mends it. docs/alarms.md has the same
 * words, and the log and the metrics the code.
 */
export const routeAlarms = {
  'route-away': {
    why: 'The gateway of a route cannot be reached, or has lost three answers in a row.',
    fix: 'Look at the cause behind the code, at the status page of the gateway, and at the network and certificates between.',
  },
  'route-credentials-refused': {
    why: 'The gateway of a route refuses the credentials, or the account is blocked or has no money.',
    fix: 'Mend the variables of the route and start the workers anew; ask the gateway where they are right.',
  },
  'route-sender-refused': {
    why: 'The gateway of a route refuses a sender, so texts in its name are lost.',
    fix: 'Register the sender with the gateway, or name another in `TIDINGS_SENDERS_FILE`.',
  },
  'route-receipts-missing': {
    why: 'Of most texts that a route took half an hour ago nothing is reported, so nobody knows whether they arrive.',
    fix: 'Look whether the gateway reaches the address of callbacks: `PUBLIC_URL`, proxy, secret of the route.',
  },
} as const;

export type RouteAlarm = keyof typeof routeAlarms;

/** A route that a worker has. */
export interface RouteAtWorker {
  name: string;
  /** Whether its gateway has answered, since the worker began. */
  hasAnswered: boolean;
}

/** An alarm that is on, and what it was seen by. */
export interface RaisedAlarm {
  route: string;
  code: RouteAlarm;
  cause: string;
}
