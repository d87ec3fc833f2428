import type { UnfitText } from '../../activities/deliver/deliver.ts';
import { inWords } from '../../models/domain/deliveries/reasons.ts';

/** Says why a text was given up for a fault of its own, in one line: once for each cause, however many it keeps from leaving. */
export function tellUnfitTexts(say: (line: string) => void): (text: UnfitText) => void {
  const told = new Set<string>();
  return ({ key, reason, detail, deliveryId }) => {
    const same = [key, reason, detail].join('\n');
    if (told.has(same)) return;
    told.add(same);
    const why = detail === undefined ? inWords(reason) : `${inWords(reason).replace(/\.$/, '')}: ${detail}.`;
    say(`${key} was not sent: ${why} Delivery ${deliveryId}; ${reason}, see docs/errors.md`);
  };
}
