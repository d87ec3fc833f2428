import { ApplicationFailure, CancellationScope, patched } from '@temporalio/workflow';

/** A verb that a story has called and that has not come to its end. */
interface Begun {
  verb: string;
  about: string;
  promise: Promise<unknown>;
}

/** By this type a run that failed for it is known. */
const failureType = 'verb-under-way';

/** The verbs of one story that are under way, so that none is forgotten, and no two take from one inbox. */
export class UnderWay {
  readonly #begun = new Set<Begun>();

  /** The same verbs, each noted from its call to its end. The promises stay what they are, so no history changes. */
  noting<Verbs extends object>(verbs: Verbs): Verbs {
    const noted = Object.entries(verbs).map(([verb, tell]) => [verb, this.#noted(verb, tell as Verb)] as const);
    return Object.fromEntries(noted) as Verbs;
  }

  /**
   * Tells a story, and ends what it has left under way before that is told.
   *
   * @throws ApplicationFailure where it has ended before one of its verbs, most likely for want of an `await`
   */
  async telling<Ended>(story: () => Promise<Ended>): Promise<Ended> {
    const scope = new CancellationScope();
    const ended = await scope.run(story);
    const [left] = this.#begun;
    if (!left || !patched('verb-under-way')) return ended;
    scope.cancel();
    await Promise.allSettled([...this.#begun].map(({ promise }) => promise));
    throw refusal(`the story ended while ${spoken(left)} was under way: await it`);
  }

  #noted(verb: string, tell: Verb): Verb {
    return (...given) => {
      const about = aboutOf(given[0]);
      if (waits.has(verb)) this.#refuseSecondWait({ verb, about });
      const promise = tell(...given);
      const begun = { verb, about, promise };
      this.#begun.add(begun);
      const over = () => void this.#begun.delete(begun);
      promise.then(over, over);
      return promise;
    };
  }

  #refuseSecondWait(second: Omit<Begun, 'promise'>): void {
    const first = [...this.#begun].find(({ verb }) => waits.has(verb));
    if (first && patched('one-wait-at-once'))
      throw refusal(`${spoken(second)} began while ${spoken(first)} was under way: wait for both by waitForFirst`);
  }
}

type Verb = (...given: unknown[]) => Promise<unknown>;

/** Each takes from the inbox, and which of two would get a reply or an event is chance. */
const waits = new Set(['waitForEvent', 'waitForAny', 'waitForFirst', 'waitForReply', 'waitForClick', 'waitForReceipt']);

function aboutOf(given: unknown): string {
  if (typeof given === 'string') return given;
  if (Array.isArray(given)) return given.join(', ');
  return typeof given === 'object' && given !== null && 'key' in given ? String(given.key) : '';
}

function spoken({ verb, about }: Omit<Begun, 'promise'>): string {
  return `${verb}(${about})`;
}

function refusal(message: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(`${failureType}: ${message}`, failureType);
}
