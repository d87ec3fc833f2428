import { patched } from '@temporalio/workflow';
import type { EventName } from '../../models/config/register.ts';
import type { DeliveryRequest, DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { usualLifetime } from '../../models/domain/message.ts';
import { after } from '../../models/domain/time/duration.ts';
import { isMoment } from '../../models/domain/time/named-day.ts';
import { fallbackOf, reachedNobody } from './fallback.ts';
import { refuseUnheard } from './hears-of-row.ts';
import type { Message } from './messages.ts';
import { mustBe, mustKnow } from './must-be.ts';
import { nextStep, now, type Run } from './run.ts';
import { span } from './span.ts';
import type { SendArguments, SendOptions } from './send-arguments.ts';
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
    return sendOrFallBack(message, { values, options });
  }

  /** Sends a text and, where that reaches nobody, the one that it names, and so on. */
  async function sendOrFallBack(message: Message, given: Given<Hears>, insteadOf?: string): Promise<DeliveryResult> {
    // A run that has sent it before it had a fallback goes on without.
    const other = message.fallback && patched(`fallback of ${message.key}`) ? fallbackOf(message, run) : undefined;
    const result = await sendOne(message, given, { insteadOf, hasFallback: other !== undefined });
    if (!other) return result;
    const latest = { ...run.latest };
    const missed = await reachedNobody(run, { message, overtakenBy: given.options?.overtakenBy }, result);
    if (!missed) return result;
    narration.replaced(message.key, other.key, missed);
    const instead = await sendOrFallBack(other, given, result.deliveryId);
    if (instead.outcome === 'sent') return instead;
    run.latest = latest;
    return missed === 'undeliverable' ? { outcome: missed, deliveryId: result.deliveryId, reason: missed } : result;
  }

  async function sendOne(
    message: Message,
    { values, options }: Given<Hears>,
    { insteadOf, hasFallback }: { insteadOf: string | undefined; hasFallback: boolean },
  ): Promise<DeliveryResult> {
    const { key, kind, asks = false, fallback } = message;
    const ordinal = nextStep(run);
    // A question stays open where what goes instead asks nothing: its reader may have got both.
    if (insteadOf === undefined || asks) run.question.ask(ordinal, asks);
    const { optOuts } = inbox;
    run.latest.optedOut = () => kind === 'marketing' && inbox.optOuts > optOuts;
    if (insteadOf === undefined) inbox.forgetReplies();
    const notAfter =
      options?.notAfter ?? after(now(), span(`${key}: expiresAfter`, message.expiresAfter ?? usualLifetime));
    const request: DeliveryRequest = {
      ...run.identity,
      ordinal,
      message: key,
      values,
      notAfter,
      ...(options?.brand === undefined ? {} : { brand: options.brand }),
      ...(insteadOf === undefined ? {} : { insteadOf }),
    };
    const news = options?.overtakenBy;
    const holding = {
      kind,
      ...(news ? { overtaken: () => inbox.has(news) } : {}),
      ...(hasFallback ? { tryFor: fallback?.unlessDeliveredWithin } : {}),
    };
    const result = await sendThrough({ narration, pause: run.pause, inbox }, holding, request);
    const { optedOut } = run.latest;
    run.latest = result.outcome === 'sent' ? { sent: result.deliveryId, optedOut } : { optedOut };
    return result;
  }

  return { send };
}

/** What a story gives a text, and with it whatever goes instead. */
interface Given<Hears extends EventName> {
  values: DeliveryRequest['values'];
  options: SendOptions<Hears> | undefined;
}
