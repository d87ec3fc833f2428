import { vocabularyOf } from '../../models/config/vocabulary.ts';
import type { Condition } from '../../models/domain/segments/condition.ts';
import { faultsOfCondition } from '../../models/domain/segments/faults.ts';
import { circleOf, countLeaves, mostLeaves, type Segments } from '../../models/domain/segments/references.ts';
import { eventSchemas } from '../../models/events.ts';
import { brandIds, installation } from '../../models/installation.ts';
import { catalogue, texts } from '../../workflows/catalogue.ts';
import { pointerOf, refusal } from '../http/problems.ts';

/**
 * A condition in which nothing is wrong.
 *
 * @param name under which it would be known; undefined where it is only tried
 * @param at where it stands in the body
 * @throws Problem `body-invalid` with every fault and its place
 */
export function soundCondition(written: unknown, known: Segments, name?: string, at = '/condition'): Condition {
  const vocabulary = vocabularyOf({
    attributes: installation.attributes,
    events: eventSchemas,
    segments: [...known.keys()],
    purposes: installation.purposes,
    brands: brandIds,
    journeys: Object.keys(catalogue),
    messages: [...texts.keys()],
  });
  const faults = faultsOfCondition(written, vocabulary);
  if (faults.length > 0) {
    const told = faults.map(({ path, message }) => ({
      pointer: pointerOf(at, path.map(String)),
      detail: message,
    }));
    throw refusal('body-invalid', told);
  }
  const condition = written as Condition;
  const named = name === undefined ? known : new Map([...known, [name, condition]]);
  const circle = name === undefined ? undefined : circleOf(name, named);
  if (circle) throw wrong(at, `names itself in a circle: ${circle.join(' → ')}`);
  if (countLeaves(condition, named) > mostLeaves)
    throw wrong(at, `asks more than ${mostLeaves} things, with the segments that it names`);
  return condition;
}

function wrong(pointer: string, detail: string) {
  return refusal('body-invalid', [{ pointer, detail }]);
}
