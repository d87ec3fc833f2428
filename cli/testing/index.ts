/** `tidings/testing`: what the stories of journeys are proved with. */
export { begin, type Beginning, type EventInStory } from './begin.ts';
export type { FakeLookUps } from './look-ups.ts';
export { consentTo, type Person } from './person.ts';
export type { Refusal } from './refusals.ts';
export { replay } from './replay.ts';
export type { Story } from './story.ts';
