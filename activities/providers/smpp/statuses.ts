import type { RejectionCause, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import type { Pdu } from './pdu.ts';

/** `command_status` that Tidings gives or looks for: SMPP 3.4, section 5.1.3. */
export const status = {
  ok: 0x00,
  /** The peer has lost the bind. */
  invalidBindState: 0x04,
  queueFull: 0x14,
  temporaryFailure: 0x64,
  permanentFailure: 0x65,
} as const;

/** Whose fault a refusal is; what is not here, as the operators' own above 0x3FF, ends as `other`. */
const causes = new Map<number, RejectionCause>([
  [0x01, 'content'],
  [0x0a, 'sender'],
  [0x48, 'sender'],
  [0x49, 'sender'],
  [0x0b, 'number'],
  [0x50, 'number'],
  [0x51, 'number'],
  [0x0d, 'credentials'],
  [0x0e, 'credentials'],
  [0x0f, 'credentials'],
]);

/** ESME_RTHROTTLED and ESME_RMSGQFUL: too fast. */
const tooFast = [0x58, 0x14];
/** ESME_RSYSERR and ESME_RX_T_APPN: a fault of the moment. */
const faulty = [0x08, 0x64];

/** What the answer to a `submit_sm` means. @param idOf what of a message id is kept, so that receipts find it */
export function readSubmitAnswer(answer: Pdu, idOf: (messageId: string) => string): SendOutcome {
  const { command, status: given } = answer;
  if (command !== 'submit_sm_resp' && command !== 'generic_nack') return { outcome: 'unknown', code: 'other-answer' };
  if (given === status.ok) {
    const messageId = command === 'submit_sm_resp' ? answer.body.messageId : '';
    return messageId === ''
      ? { outcome: 'unknown', code: 'no-message-id' }
      : { outcome: 'accepted', providerId: idOf(messageId) };
  }
  if (tooFast.includes(given)) return { outcome: 'throttled', retryAfterMs: 1_000 };
  if (faulty.includes(given)) return { outcome: 'throttled', retryAfterMs: 5_000 };
  if (given === status.invalidBindState) return { outcome: 'not-sent', code: inHex(given) };
  return { outcome: 'rejected', cause: causes.get(given) ?? 'other', code: inHex(given) };
}

/** What a bind that was refused means for the messages that wait for it. */
export function readBindRefusal(given: number): SendOutcome {
  const code = inHex(given);
  return causes.get(given) === 'credentials'
    ? { outcome: 'rejected', cause: 'credentials', code }
    : { outcome: 'not-sent', code };
}

function inHex(given: number): string {
  return `0x${given.toString(16).toUpperCase().padStart(8, '0')}`;
}
