import { getSystemErrorName } from 'node:util';
import type { RejectionCause, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { failureCode } from '../failure-code.ts';

/** What is known of a hand-over that failed: an error of the connection, or what the server answered to which command. */
interface Failure extends Partial<Error> {
  /** The reply code of the server (RFC 5321, 4.2.1); absent where it has not answered. */
  responseCode?: number;
  response?: string;
  /** `MAIL FROM`, `RCPT TO`, `DATA`, `AUTH …`. */
  command?: string;
}

/** Servers that put a stranger off, or have too much to do, ask for minutes. */
const putOffMs = 60_000;

const aboutLetters = /^(AUTH|MAIL FROM|RCPT TO|DATA)/;

/** An enhanced status code (RFC 3463) behind the reply code. */
const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})/;

/**
 * What a failure means.
 *
 * @param left whether the letter itself had begun to leave: without an answer after that, nobody knows
 */
export function readFailure(error: unknown, left: boolean): SendOutcome {
  const { responseCode, response = '', command = '' }: Failure = error instanceof Error ? error : {};
  const status = enhanced.exec(response)?.[1];
  const code = status === undefined ? String(responseCode) : `${responseCode} ${status}`;
  if (command === 'STARTTLS' && responseCode !== undefined) return { outcome: 'not-sent', code: 'NO_STARTTLS' };
  // What the server says before it is asked to take a letter, or of the connection itself, is about no letter.
  if (responseCode === undefined || !aboutLetters.test(command))
    return { outcome: left ? 'unknown' : 'not-sent', code: responseCode === undefined ? causeOfFailure(error) : code };
  if (responseCode < 500) return { outcome: 'throttled', retryAfterMs: putOffMs };
  return { outcome: 'rejected', cause: causeOf(responseCode, command, status), code };
}

/** nodemailer calls every failure of a socket ESOCKET: the system's own name is in its number, that of TLS in its words. */
function causeOfFailure(error: unknown): string {
  const code = failureCode(error);
  if (code !== 'ESOCKET' || !(error instanceof Error)) return code;
  if ('errno' in error && typeof error.errno === 'number') return getSystemErrorName(error.errno);
  if (/certificate|altnames/i.test(error.message)) return certificateFault(error.message);
  return code;
}

function certificateFault(words: string): string {
  if (/expired/.test(words)) return 'CERT_HAS_EXPIRED';
  if (/altnames/.test(words)) return 'ERR_TLS_CERT_ALTNAME_INVALID';
  return /self-signed/.test(words) ? 'SELF_SIGNED_CERT' : 'CERT_UNTRUSTED';
}

/** Whose fault a refusal for good is; the enhanced code tells more than the step at which it came. */
function causeOf(responseCode: number, command: string, status: string | undefined): RejectionCause {
  if (command.startsWith('AUTH') || responseCode === 530 || responseCode === 535) return 'credentials';
  if (command === 'MAIL FROM') return 'sender';
  const [, subject] = status?.split('.') ?? [];
  if (subject === '1' || subject === '2') return 'number';
  if (command === 'RCPT TO') return subject === '7' ? 'other' : 'number';
  return command === 'DATA' ? 'content' : 'other';
}
