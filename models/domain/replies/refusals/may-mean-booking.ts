import { polite, wishes } from '../opt-out-words.ts';
import { plainWords } from '../reply-text.ts';

const cancels = new Set(
  (
    'cancel cancelling отмена отменить отмените отменяю скасувати скасуйте скасування адмяніць адмяніце stornieren storno absagen annuler annulez ' +
    'cancelar cancelacion cancelamento anular annulla annullare disdetta disdire anuluj anulowac iptal end quit'
  ).split(' '),
);
const beside = new Set([...polite, ...wishes, 'it', 'this']);

/** Whether a word that ends messages is one by which people also cancel a booking or an order. */
export function mayMeanBooking(text: string): boolean {
  const words = plainWords(text)
    .split(' ')
    .filter((word) => !beside.has(word));
  return words.length > 0 && words.every((word) => cancels.has(word));
}
