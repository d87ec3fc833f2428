import type { Reach } from '../domain/consent/suppression.ts';
import type { Fields } from './collection.ts';

/** The fields of a row that says what has ended beyond marketing. */
export const reachFields: Fields<Reach> = { everything: Boolean, matters: { type: [String], default: undefined } };

/** The update of a row whose fields at `path` say what has ended. */
export function widening({ everything, matters = [] }: Reach, path = '') {
  return {
    ...(everything ? { $set: { [`${path}everything`]: true } } : {}),
    $addToSet: { [`${path}matters`]: { $each: [...matters] } },
  };
}
