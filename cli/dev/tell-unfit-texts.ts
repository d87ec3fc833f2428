import type { UnfitText } from '../../activities/deliver/deliver.ts';
import { inWords } from '../../models/domain/deliveries/reasons.ts';
import { sayOnce } from './say-once.ts';

/** Says why a text was given up for a fault of its own, in one line: once for each cause, however many it keeps from leaving. */
export function tellUnfitTexts(say: (line: string) => void): (text: UnfitText) => void {
  const sayAnew = sayOnce(say);
  return ({ key, reason, detail, deliveryId }) => {
    const why = detail === undefined ? inWords(reason) : `${inWords(reason).replace(/\.$/, '')}: ${detail}.`;
    const line = `${key} was not sent: ${why} Delivery ${deliveryId}; ${reason}, see docs/errors.md`;
    sayAnew([key, reason, detail], line);
  };
}
