import { mustBeTimeOfDay } from '../../models/domain/time/named-day.ts';
import { localTimeOnDate } from '../../models/domain/time/local-time.ts';

const dayMs = 86_400_000;

/** What has happened in a story, told on the clock of its person: `day 1 11:00 sent welcome/needHelp`. */
export class Timeline {
  readonly #zone: string;
  readonly #begun: Date;
  readonly #entries: { at: Date; what: string }[] = [];

  constructor(zone: string, begun: Date) {
    this.#zone = zone;
    this.#begun = begun;
  }

  tell(at: Date, what: string): void {
    this.#entries.push({ at, what });
  }

  /** In the order in which it happened. */
  get lines(): string[] {
    const inOrder = this.#entries.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    return inOrder.map(({ at, what }) => `${this.#clock(at)} ${what}`);
  }

  /**
   * The instant at which the person's clock shows `time`, `days` after the day on which the story began.
   *
   * @throws Error that names what is no time of day
   */
  instantOf(days: number, time: string): Date {
    mustBeTimeOfDay('until', time);
    const date = { written: this.#begun.toISOString(), days };
    return localTimeOnDate({ from: this.#begun, date, zones: [this.#zone], time });
  }

  #clock(now: Date): string {
    const time = new Intl.DateTimeFormat('en-GB', { timeZone: this.#zone, timeStyle: 'short' }).format(now);
    return `day ${Math.round((this.#day(now) - this.#day(this.#begun)) / dayMs)} ${time}`;
  }

  #day(at: Date): number {
    return Date.parse(new Intl.DateTimeFormat('sv-SE', { timeZone: this.#zone }).format(at));
  }
}
