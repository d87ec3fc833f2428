/** Why a session did not come up, or a request over it got no answer: the peer may have the request all the same. */
export class SessionFault extends Error {
  override readonly name: string = 'SessionFault';
  /** A word of ours, or the code of the connection's failure. */
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Of the request no octet has left. */
export class NothingLeft extends SessionFault {
  override readonly name = 'NothingLeft';
}

/** The SMSC refuses the bind. */
export class BindRefused extends SessionFault {
  override readonly name = 'BindRefused';
  readonly status: number;

  constructor(status: number) {
    super('bind-refused');
    this.status = status;
  }
}
