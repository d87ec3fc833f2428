import type { Place } from '../rule.ts';

/** Places of which a source says that they have no law on advertising texts; a place that is not here was not looked at. */
export const withoutLaw: readonly { where: readonly Place[]; source: string }[] = [
  { where: ['HN'], source: 'DLA Piper, Data Protection Laws of the World, electronic marketing, as of 2023-01-26' },
];
