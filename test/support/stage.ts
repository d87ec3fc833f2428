import { randomUUID } from 'node:crypto';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { WorkflowHandle } from '@temporalio/client';
import { has } from '../../activities/contact-has.ts';
import type { Activities } from '../../activities/index.ts';
import type { DeliveryRequest, DeliveryResult } from '../../models/domain/deliveries/delivery.ts';
import { deliveryIdOf } from '../../models/documents/deliveries/delivery.ts';
import { defaultBrand, installation } from '../../models/installation.ts';
import type { ConsentRecord } from '../../models/domain/consent/consent.ts';
import type { EventData, EventName, EventOf } from '../../models/config/register.ts';
import { candidateOf, decide, gateMessage, type Recipient } from '../../models/domain/deliveries/gate.ts';
import type { Reservation } from '../../models/domain/deliveries/frequency-cap.ts';
import { createPolicy } from '../../models/domain/policy/policy.ts';
import { instantOf, nextLocalTime } from '../../models/domain/time/local-time.ts';
import { readAnswerTo } from '../../models/domain/replies/answers/read.ts';
import { readYesNo } from '../../models/domain/replies/answers/yes-no.ts';
import { recordHistory } from './record.ts';
import type { TimeSkipping } from './time-skipping.ts';
import { catalogue, texts, workflowTypeOf } from '../../workflows/catalogue.ts';

/** The person a story is told about; the clock on the wall is theirs. */
export interface Person extends Recipient {
  timeZone: string;
  /** Nobody has told Tidings where they are. */
  zoneUnknown?: true;
  attributes?: Record<string, string | number | boolean>;
  counts?: Partial<Record<EventName, number>>;
  consents?: ConsentRecord[];
}

const policy = createPolicy();

const anna: Person = { erased: false, phone: '+79123456789', timeZone: 'Asia/Yekaterinburg' };

/** How a journey begins on the stage. */
interface Beginning {
  /** The time of day on the recipient's clock. */
  at: string;
  data: (begun: Date) => object;
  endsOn?: EventName;
  /** Events that were there before. */
  known?: (begun: Date) => { before?: EventOf<EventName>[]; meanwhile?: EventOf<EventName>[] };
}

/** A grant for these purposes, long ago. */
export function consentTo(...purposes: ('offers' | 'tips' | 'feedback')[]): ConsentRecord[] {
  const grant = { action: 'grant', brand: defaultBrand, channel: 'sms', method: 'web-box', at: new Date(0) } as const;
  return purposes.map((purpose, index) => ({ ...grant, purpose, _id: purpose, seq: index + 1 }));
}

/**
 * Plays a journey on the time-skipping server. The rules are the real ones; only storage and gateway are kept in
 * memory, and every instant is told on the recipient's own clock: "day 1 11:00".
 */
export class Stage {
  readonly timeline: string[] = [];
  readonly person: Person;
  /** While it is away each try of a hand-over fails. */
  gatewayIsAway = false;
  readonly #env: TimeSkipping;
  readonly #taskQueue = `stage-${randomUUID()}`;
  readonly #history: Reservation[] = [];
  readonly #words = new Map<string, string>();
  #begun = new Date(0);
  #suppressed = false;
  #workflowId = '';

  constructor(env: TimeSkipping, person: Partial<Person> = {}) {
    this.#env = env;
    this.person = { ...anna, ...person };
  }

  /** Waits for a time of day, begins the journey, lets `story` happen to it, and tells what came of it. */
  async play(
    workflowBundle: WorkflowBundleOption,
    name: string,
    { at, data, endsOn, known }: Beginning,
    story: (run: WorkflowHandle) => Promise<unknown>,
  ): Promise<string[]> {
    const now = new Date(await this.#env.currentTimeMs());
    this.#begun = nextLocalTime({ notBefore: now, zones: [this.person.timeZone], time: at });
    await this.#env.sleep(this.#begun.getTime() - now.getTime());
    const worker = await Worker.create({
      connection: this.#env.nativeConnection,
      taskQueue: this.#taskQueue,
      workflowBundle,
      activities: this.#activities(),
    });
    const entry = catalogue[name];
    if (!entry) throw new Error(`no journey ${name}`);
    const payload = data(this.#begun);
    const event = {
      id: 'begin',
      source: 'test',
      name: entry.startsOn ?? entry.retiredFrom,
      time: this.#begun.toISOString(),
      data: payload,
    };
    this.#workflowId = `${name}/person/${randomUUID()}`;
    await worker.runUntil(async () => {
      const run = await this.#env.client.workflow.start(workflowTypeOf(name), {
        workflowId: this.#workflowId,
        taskQueue: this.#taskQueue,
        args: [
          {
            journey: name,
            contactId: 'person',
            event,
            ...(endsOn ? { endsOn } : {}),
            ...(entry.onePer === 'contact' ? { since: event.time } : {}),
            ...known?.(this.#begun),
          },
        ],
      });
      const { endedBy } = await this.#lead(run, story);
      const { closeTime } = await run.describe();
      await recordHistory(run);
      this.timeline.push(`${this.#clock(closeTime ?? new Date(0))} ended by ${endedBy}`);
    });
    return this.timeline;
  }

  /** Lets a story happen to a run until that ends. A story that fails ends its run, whose timers would move the next one's clock. */
  async #lead(run: WorkflowHandle, story: (run: WorkflowHandle) => Promise<unknown>): Promise<{ endedBy: string }> {
    try {
      await story(run);
      return (await run.result()) as { endedBy: string };
    } catch (error) {
      await run.terminate('the story failed').catch(() => undefined);
      throw error;
    }
  }

  /** Lets the recipient's time pass until `time`, `days` after the beginning. */
  async until(days: number, time: string): Promise<void> {
    const aDayBefore = new Date(this.#begun.getTime() - 86_400_000 + 1);
    const midnight = nextLocalTime({ notBefore: aDayBefore, zones: [this.person.timeZone], time: '00:00' });
    const notBefore = new Date(midnight.getTime() + days * 86_400_000);
    const goal = nextLocalTime({ notBefore, zones: [this.person.timeZone], time });
    await this.#env.sleep(goal.getTime() - (await this.#env.currentTimeMs()));
  }

  /** An event arrives, perhaps long after it happened. */
  async event<Name extends EventName>(
    name: Name,
    data: EventData<Name>,
    id: string = randomUUID(),
    agoMs = 0,
  ): Promise<void> {
    await this.tell(name);
    const time = new Date((await this.#env.currentTimeMs()) - agoMs).toISOString();
    await this.#run().signal(name, { id, source: 'test', name, time, data });
  }

  /** The person answers in these words; they stay outside of the run, as the api keeps them. */
  async reply(words: string): Promise<void> {
    await this.tell(`reply: ${words}`);
    const id = randomUUID();
    this.#words.set(id, words);
    const says = readYesNo(words) ?? 'other';
    await this.#run().signal('reply', { source: 'reply', id, time: new Date().toISOString(), says });
  }

  /** The person opts out: stored first, then told to the run, as the api does. */
  async optOut(): Promise<void> {
    await this.tell('opted out');
    this.#suppressed = true;
    const signal = { source: 'opt-out', id: randomUUID(), time: new Date().toISOString(), name: 'opted-out' };
    await this.#run().signal('opted-out', signal);
  }

  /** Writes a line into the timeline, on the recipient's clock. */
  async tell(what: string): Promise<void> {
    this.timeline.push(`${this.#clock(new Date(await this.#env.currentTimeMs()))} ${what}`);
  }

  #run(): WorkflowHandle {
    return this.#env.client.workflow.getHandle(this.#workflowId);
  }

  #clock(now: Date): string {
    const day = (at: Date) =>
      Date.parse(new Intl.DateTimeFormat('sv-SE', { timeZone: this.person.timeZone }).format(at));
    const time = new Intl.DateTimeFormat('en-GB', { timeZone: this.person.timeZone, timeStyle: 'short' }).format(now);
    return `day ${Math.round((day(now) - day(this.#begun)) / 86_400_000)} ${time}`;
  }

  #activities(): Activities {
    return {
      deliver: async (request) => {
        if (this.gatewayIsAway) throw new Error('the gateway is away');
        const result = await this.#pass(request);
        const because = 'reason' in result ? ` (${result.reason})` : '';
        await this.tell(`${result.outcome} ${request.message}${because}`);
        return result;
      },
      abandonDelivery: async (_id, reason) => this.tell(`gave up the held text${reason ? ` (${reason})` : ''}`),
      settleDelivery: async ({ message, ...step }) => {
        await this.tell(`gave up ${message} between two tries`);
        return { outcome: 'skipped', deliveryId: deliveryIdOf(step), reason: 'no-longer-needed' };
      },
      localTime: (wanted) => Promise.resolve(instantOf(wanted, [this.person.timeZone])),
      inSegment: ({ segment }) => {
        const { attributes = {}, counts = {} } = this.person;
        return Promise.resolve(installation.segments[segment]?.({ attributes, counts }) ?? false);
      },
      contactHas: (asked) => Promise.resolve(has(this.person.attributes ?? {}, asked)),
      askTeam: async ({ question, ordinal }) => {
        await this.tell(`team asked: ${question}`);
        return `task ${ordinal}`;
      },
      checkNumber: () => Promise.resolve('reachable'),
      readReply: ({ replyId, expectation }) => {
        const read = readAnswerTo(expectation, this.#words.get(replyId) ?? '', replyId);
        return Promise.resolve(read === undefined ? {} : { read });
      },
    };
  }

  async #pass(request: DeliveryRequest): Promise<DeliveryResult> {
    const text = texts.get(request.message);
    if (!text) throw new Error(`no text ${request.message}`);
    const deliveryId = `${request.ordinal}`;
    const now = new Date(await this.#env.currentTimeMs());
    const message = gateMessage(text, { deliveryId, notAfter: new Date(request.notAfter), brand: defaultBrand });
    const { consents = [] } = this.person;
    const { timeZone, zoneUnknown, ...stranger } = this.person;
    const contact = zoneUnknown ? stranger : { ...stranger, timeZone };
    const facts = {
      contact,
      suppression: this.#suppressed ? ('opt-out' as const) : undefined,
      consents,
      history: this.#history,
      message,
    };
    const verdict = decide(facts, now, policy);
    if (verdict.verdict === 'suppress') return { outcome: 'skipped', deliveryId, reason: verdict.reason };
    if (verdict.verdict === 'defer') {
      return { outcome: 'deferred', deliveryId, reason: verdict.reason, until: verdict.until.toISOString() };
    }
    this.#history.push({ ...candidateOf(message), at: now });
    return { outcome: 'sent', deliveryId, state: 'accepted' };
  }
}
