import { setTimeout as pause } from 'node:timers/promises';
import type { Calendar } from './calendar.ts';
import type { Difference } from './compare.ts';
import type { Act, Person } from './crowd.ts';
import { retryingClient, Refused } from './retrying-client.ts';
import type { Thread } from './model.ts';
import { answerByPhone, type Gateway } from './owner.ts';
import type { Phones } from './phones.ts';
import type { Fact } from './stories.ts';
import { usualChannel } from '../../models/domain/deliveries/usual-channel.ts';

/** What was acknowledged, and when it was. */
export interface Acknowledged {
  person: string;
  story: string;
  what: string;
  /** When it happened, as its event says; milliseconds since the epoch. */
  time: number;
  at: number;
  tries: number;
}

interface Options {
  apis: readonly string[];
  apiKey: string;
  gateway: Gateway;
  calendar: Calendar;
  phones: Phones;
  threads: readonly Thread[];
  signal: AbortSignal;
}

/**
 * The shop's backend and the owners of the phones: each fact is sent with the same id until it is acknowledged, and what
 * happened later only after what happened before.
 */
export class Clients {
  readonly acknowledged: Acknowledged[] = [];
  readonly differences: Difference[] = [];
  /** Whose acts are not through, with the one that is tried now. */
  readonly busy = new Map<Person, Act | undefined>();
  readonly #options: Options;
  readonly #insist: ReturnType<typeof retryingClient>;

  constructor(options: Options) {
    this.#options = options;
    this.#insist = retryingClient(options);
  }

  /** Does all of a person's acts, each at its time or as soon as the one before is through. */
  async live(person: Person, brought: Promise<unknown>): Promise<void> {
    this.busy.set(person, undefined);
    await brought;
    for (const act of person.acts) {
      await this.#until(act.at);
      this.busy.set(person, act);
      if ('answers' in act) await this.#answer(person, act);
      else if (!(await this.#post(person, act))) break;
    }
    this.busy.delete(person);
  }

  /** Facts that are still being sent. Who waits for a text to answer is not among them: the text is missing. */
  unacknowledged(): Difference[] {
    return [...this.busy].flatMap(([{ id: person }, act]): Difference[] => {
      const posts = act && 'posts' in act ? act.posts : [];
      return posts.map(({ id, story }) => ({ kind: 'unacknowledged', person, story, detail: `${id} is not taken` }));
    });
  }

  /** Imports people until the whole file is in; rows of `strangers` without a number make the file longer. */
  async bring(people: readonly Person[], at: number, strangers: number): Promise<void> {
    await this.#until(at);
    const { timeZone, region = '' } = this.#options.calendar.people;
    const rows = people.map(({ id, phone }) => `${id},${phone},${timeZone},${region},en-GB`);
    for (let row = 0; row < strangers; row += 1) rows.push(`stranger-${at}-${row},,,,en-GB`);
    const body = ['id,phone,timeZone,region,locale', ...rows].join('\n');
    const path = '/v1/contacts/import?report=rejected';
    await this.#insist({ method: 'POST', path, body, type: 'text/csv', whole: importIsWhole });
  }

  /** The consent that an opt-out takes. */
  async agree({ id }: Person): Promise<void> {
    const wording = { text: 'Yes, send me tips by SMS.', version: 'chaos/1', language: 'en' };
    const given = { source: 'chaos', method: 'web-box', wording, requestId: 'agreed' };
    const body = { action: 'grant', purpose: 'tips', channel: usualChannel, ...given };
    await this.#insist({ method: 'POST', path: `/v1/contacts/${id}/consents`, body });
  }

  /** What stands of that consent now. */
  async standing(person: string): Promise<string | undefined> {
    const { text } = await this.#insist({ method: 'GET', path: `/v1/contacts/${person}/consents` });
    const { standing } = JSON.parse(text) as { standing: { purpose: string; brand: string; state: string }[] };
    return standing.find(({ purpose, brand }) => purpose === 'tips' && brand === 'shop')?.state;
  }

  /** What the api says of a person, for whoever looks for the cause of a difference. */
  async everythingAbout(person: string): Promise<Record<string, unknown>> {
    const read = async (path: string) => {
      const { text } = await this.#insist({ method: 'GET', path });
      return JSON.parse(text) as unknown;
    };
    return {
      timeline: await read(`/v1/contacts/${person}/timeline?limit=200`),
      events: await read(`/v1/events?contactId=${person}&limit=200`),
      deliveries: await read(`/v1/deliveries?contactId=${person}&limit=200`),
    };
  }

  async #post(person: Person, { posts }: Extract<Act, { posts: unknown }>): Promise<boolean> {
    const events = posts.map((fact) => this.#toCloudEvent(person, fact));
    const [body, type] = events.length > 1 ? [events, 'events-batch'] : [events[0], 'events'];
    try {
      const request = { method: 'POST', path: '/v1/events', body, type: `application/cloud${type}+json` } as const;
      const { tries } = await this.#insist(request);
      for (const fact of posts) {
        const day = fact.day === undefined ? '' : ` (day ${fact.day})`;
        const what = `${fact.type}${day}${fact.repeats ? ', once more under another id' : ''}`;
        this.#note(person, fact.story.key, what, this.#options.calendar.begin + fact.at, tries);
      }
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const story = posts[0] ? { story: posts[0].story } : {};
      const detail = `${posts.map(({ id }) => id).join(', ')}: ${error.message}`;
      this.differences.push({ kind: 'refused', person: person.id, ...story, detail, at: Date.now() });
      return false;
    }
  }

  async #answer(person: Person, { answers }: Extract<Act, { answers: unknown }>): Promise<void> {
    const threads = this.#options.threads.filter(({ phone }) => phone === person.phone);
    const tries = await answerByPhone(answers, threads, this.#options);
    this.#note(person, answers.story.key, `answer: ${answers.says}`, Date.now(), tries);
  }

  #note({ id: person }: Person, story: string, what: string, time: number, tries: number): void {
    this.acknowledged.push({ person, story, what, time, at: Date.now(), tries });
  }

  #toCloudEvent({ id: subject }: Person, { id, at, type, data, day }: Fact & { at: number }) {
    const { begin, noonIn } = this.#options.calendar;
    const time = new Date(begin + at).toISOString();
    const dated = {
      ...(day === undefined ? {} : { startsAt: noonIn(day) }),
      ...(type === 'invoice.overdue' ? { dueOn: noonIn(-1).slice(0, 10) } : {}),
    };
    return { specversion: '1.0', source: 'chaos', id, type, subject, time, data: { ...data, ...dated } };
  }

  async #until(at: number): Promise<void> {
    const { calendar, signal } = this.#options;
    await pause(Math.max(0, calendar.begin + at - Date.now()), undefined, { signal });
  }
}

/** The last line of an import says how it ended; a cut answer has none. */
function importIsWhole(answer: string): boolean {
  const last = answer.trim().split('\n').at(-1) ?? '';
  const { summary, stopped } = last.startsWith('{"import"') ? (JSON.parse(last) as ImportEnd) : {};
  if (!summary || stopped !== undefined) return false;
  if (summary.rejected > 0) throw new Refused(`an import rejected ${summary.rejected} rows`);
  return true;
}

interface ImportEnd {
  summary?: { rejected: number };
  stopped?: string;
}
