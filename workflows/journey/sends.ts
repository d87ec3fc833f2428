import type { EventName } from '../../models/config/register.ts';
import type { DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { after } from '../../models/domain/time/duration.ts';
import { isMoment } from '../../models/domain/time/named-day.ts';
import { refuseUnheard } from './hears-of-row.ts';
import type { Message } from './messages.ts';
import { mustBe, mustKnow } from './must-be.ts';
import { nextStep, now, type Run } from './run.ts';
import { span } from './span.ts';
import type { SendArguments } from './send-arguments.ts';
import { sendThrough } from './sending.ts';
import { refuseForeignText } from './text-of-row.ts';
import type { Sends } from './verbs.ts';

/** The verb by which a story speaks. */
export function sendsOf<Hears extends EventName>(run: Run): Sends<Hears> {
  const { inbox, narration } = run.telling;

  async function send<Names extends string>(
    message: Message<Names>,
    ...[values = {}, options]: SendArguments<Names, Hears>
  ): Promise<DeliveryResult> {
    refuseForeignText('send', message, run);
    mustKnow(`send of ${message.key}`, options ?? {}, ['notAfter', 'overtakenBy', 'brand']);
    refuseUnheard(`${message.key}: overtakenBy`, options?.overtakenBy ?? [], run);
    const { notAfter: limit } = options ?? {};
    mustBe(
      limit === undefined || isMoment(limit),
      `${message.key}: notAfter "${limit}" is no instant with its zone, such as 2026-05-04T09:00:00Z`,
    );
    const ordinal = nextStep(run);
    run.question.ask(ordinal, message.asks ?? false);
    const { optOuts } = inbox;
    run.latest.optedOut = () => message.kind === 'marketing' && inbox.optOuts > optOuts;
    inbox.forgetReplies();
    const notAfter = limit ?? after(now(), span(`${message.key}: expiresAfter`, message.expiresAfter ?? '1 day'));
    const brand = options?.brand === undefined ? {} : { brand: options.brand };
    const request = { ...run.identity, ordinal, message: message.key, values, notAfter, ...brand };
    const news = options?.overtakenBy;
    const holding = { kind: message.kind, ...(news ? { overtaken: () => inbox.has(news) } : {}) };
    const result = await sendThrough({ narration, pause: run.pause, inbox }, holding, request);
    const { optedOut } = run.latest;
    run.latest = result.outcome === 'sent' ? { sent: result.deliveryId, optedOut } : { optedOut };
    return result;
  }

  return { send };
}
