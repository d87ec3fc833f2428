import { enteredOf, leftOf } from '../../../models/own-events.ts';
import { declaredSegments } from '../../../models/segments.ts';
import { catalogue } from '../../../workflows/catalogue.ts';
import { heardBy } from '../../../workflows/run-id.ts';

const journeys = Object.entries(catalogue);
const named = new Set(journeys.flatMap(([, journey]) => [journey.startsOn, ...heardBy(journey)]));

/** The segments whose entering or leaving some journey starts on or hears; of the others nothing is told. */
export const watchedSegments: readonly string[] = [...declaredSegments.keys()].filter(
  (segment) => named.has(enteredOf(segment)) || named.has(leftOf(segment)),
);

/** The journeys that ask as well for those who belong to their segment already. */
export const askingJourneys: readonly { journey: string; segment: string }[] = watchedSegments.flatMap((segment) =>
  journeys.flatMap(([journey, { startsOn, alsoThoseIn }]) =>
    alsoThoseIn && startsOn === enteredOf(segment) ? [{ journey, segment }] : [],
  ),
);
