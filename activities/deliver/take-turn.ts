import { setTimeout as sleep } from 'node:timers/promises';
import type { GateMessage } from '../../models/domain/deliveries/gate.ts';
import { hold, type Step } from '../../models/domain/deliveries/step.ts';
import type { Rendered } from '../../models/documents/deliveries/ledger.ts';
import type { Way } from './choose-way.ts';

/** Waits until the route may carry the text; where that is not soon, the text is held, so that others can go before it. */
export async function takeTurn(
  { route, turns }: Pick<Way, 'route' | 'turns'>,
  rendered: Rendered,
  gated: Pick<GateMessage, 'priority' | 'notAfter'>,
): Promise<Step<object>> {
  if (!turns) return { verdict: 'send' };
  const parts = 'parts' in rendered ? rendered.parts : 1;
  const turn = await turns.take(parts, gated.priority);
  if ('askAgainAt' in turn) return hold('route-busy', route, turn.askAgainAt, gated);
  await sleep(turn.waitMs);
  return { verdict: 'send' };
}
