import { collectDefaultMetrics, Counter, Registry } from 'prom-client';
import type { DeliveryRequest, DeliveryResult } from '../models/domain/delivery.ts';

/** Counts what the gate decided, by text and reason; never by person. */
export function createWorkerMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const decisions = new Counter({
    name: 'tidings_gate_decisions_total',
    help: 'Results of the gate by text, outcome and reason',
    labelNames: ['message', 'outcome', 'reason'],
    registers: [registry],
  });
  return {
    registry,
    onResult: ({ message }: DeliveryRequest, result: DeliveryResult): void => {
      decisions.inc({ message, outcome: result.outcome, reason: 'reason' in result ? result.reason : '' });
    },
  };
}
