/** `tidings/journey`: all that a journey is written with, and the only thing that it imports beside files of its own. */
export { journey, type Journey } from './declare.ts';
export { texts, type Message } from './messages.ts';
export type { Ended } from './start.ts';
export type { Verbs } from './verbs.ts';
export { choice, freeText, number, yesNo, type Expects } from '../../models/domain/replies/answers/expectation.ts';
export { saysYes, type Click, type Reply } from '../../models/domain/runs/run-signal.ts';
export { after, before, days, hours, milliseconds, minutes, type Duration } from '../../models/domain/time/duration.ts';
export { deprecatePatch, patched } from '@temporalio/workflow';
