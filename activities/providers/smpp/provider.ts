import { setTimeout as pause } from 'node:timers/promises';
import type { OutboundMessage, Provider, SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { failureCode } from '../failure-code.ts';
import { keepBinds } from './binds.ts';
import type { Address } from './connect.ts';
import { receiveInto, type Receiver } from './inbound.ts';
import { joinedReferences } from './joined-references.ts';
import { keptId, type IdFormat } from './receipt.ts';
import { NothingLeft } from './session-fault.ts';
import type { SessionOptions } from './session.ts';
import { readSubmitAnswer, status } from './statuses.ts';
import { submissionsOf, type Submission, type Writing } from './submission.ts';

export interface SmppSettings extends Writing {
  address: Address;
  systemId: string;
  password: string;
  systemType: string;
  bindAs: 'transceiver' | 'transmitter-receiver';
  binds: number;
  window: number;
  idFormat: IdFormat;
  enquireSeconds: number;
}

/** For a place in a window, for an answer, and for all parts of a message: nothing of a hand-over leaves later. */
const limits = { placeMs: 4_000, answerMs: 10_000, wholeMs: 14_000 };
/** An answer that could not come in less is not waited for: the part is not sent any more. */
const leastAnswerMs = 1_000;

/**
 * Hands messages over by SMPP 3.4, and receives receipts and replies over the same sessions. SMPP takes no reference of ours
 * and knows no repetition, so what became of a message whose answer was lost is never known.
 */
export function smppProvider(settings: SmppSettings): Provider {
  const { address, systemId, password, systemType, binds: count, window, idFormat } = settings;
  let receiver: Receiver | undefined;
  const common: Omit<SessionOptions, 'bindAs'> = {
    address,
    systemId,
    password,
    systemType,
    enquireMs: settings.enquireSeconds * 1_000,
    // Nobody listens: the SMSC keeps it.
    take: async (message, session) => (await receiver?.take(message, session)) ?? status.temporaryFailure,
  };
  const isPair = settings.bindAs === 'transmitter-receiver';
  const binds = keepBinds(count, window, { ...common, bindAs: isPair ? 'transmitter' : 'transceiver' });
  const receivers = isPair ? keepBinds(count, 0, { ...common, bindAs: 'receiver' }) : undefined;
  const nextReference = joinedReferences();

  async function submit(submission: Submission, endBy: number): Promise<SendOutcome> {
    const left = () => endBy - Date.now();
    return binds.use(Math.min(limits.placeMs, left()), async (session) => {
      if (left() < leastAnswerMs) return { outcome: 'not-sent', code: 'no-time' };
      try {
        const answer = await session.submit(submission, Math.min(limits.answerMs, left()));
        return readSubmitAnswer(answer, (messageId) => keptId(idFormat, 'answer', messageId));
      } catch (error) {
        return { outcome: error instanceof NothingLeft ? 'not-sent' : 'unknown', code: failureCode(error) };
      }
    });
  }

  /** A later part is tried for as long as there is time: without it, what was accepted before is no message. */
  async function submitLater(submission: Submission, endBy: number): Promise<SendOutcome> {
    for (;;) {
      const answer = await submit(submission, endBy);
      const pauseMs = answer.outcome === 'throttled' ? answer.retryAfterMs : 250;
      const mayComeAgain = answer.outcome === 'throttled' || answer.outcome === 'not-sent';
      if (!mayComeAgain || Date.now() + pauseMs + leastAnswerMs > endBy) return answer;
      await pause(pauseMs);
    }
  }

  return {
    async send(message: OutboundMessage) {
      binds.start();
      const endBy = Date.now() + limits.wholeMs;
      const reference = nextReference(message.sender, message.to);
      const [first, ...later] = submissionsOf(message, settings, reference);
      if (!first || later.length > 254) return { outcome: 'rejected', cause: 'content', code: 'parts' };
      let answer = await submit(first, endBy);
      for (const part of later) {
        if (answer.outcome !== 'accepted') return answer;
        answer = await submitLater(part, endBy);
        if (answer.outcome !== 'accepted') return { outcome: 'unknown', code: 'some-parts' };
      }
      return answer;
    },
    listen(inbound) {
      receiver = receiveInto(inbound, idFormat);
      binds.start();
      receivers?.start();
    },
    async close() {
      await Promise.all([binds.close(), receivers?.close()]);
      await receiver?.close();
    },
  };
}
