import { texts } from '../../workflows/catalogue.ts';
import { Gate } from './gate.ts';
import type { Person } from './person.ts';
import type { Stage } from './stage.ts';
import { Timeline } from './timeline.ts';

/** What a story tells of itself: which texts have left, and what else has happened, when. */
export class Told {
  readonly begun: Date;
  readonly person: Person;
  readonly gate: Gate;
  protected readonly stage: Stage;
  protected readonly lines: Timeline;

  constructor(stage: Stage, { begun, person }: { begun: Date; person: Person }) {
    this.stage = stage;
    this.begun = begun;
    this.person = person;
    this.gate = new Gate(person);
    this.lines = new Timeline(person.timeZone, begun);
  }

  /** What has happened: `day 1 11:00 sent welcome/needHelp`, on the person's own clock. */
  get timeline(): string[] {
    return this.lines.lines;
  }

  /** The words of all texts that have left, oldest first. */
  get texts(): string[] {
    return this.gate.said.map(({ words }) => words);
  }

  /** The words of the latest text of this key, `<journey>/<text>`. @throws Error where there is none, or it has not left */
  said(key: string): string {
    if (!texts.has(key)) throw new Error(`no text ${key}: there are ${[...texts.keys()].join(', ')}`);
    const found = this.gate.said.findLast(({ message }) => message === key);
    if (found) return found.words;
    throw new Error(`${key} has not left; what happened:\n${this.timeline.join('\n')}`);
  }

  /** Writes a line into the timeline. */
  async tell(what: string): Promise<void> {
    this.lines.tell(await this.now(), what);
  }

  async now(): Promise<Date> {
    return new Date(await this.stage.time.currentTimeMs());
  }
}
