import { describe, expect, it, onTestFinished } from 'vitest';
import type { Route } from '../../activities/deliver/choose-way.ts';
import { nobodyThere, silence, untrusted } from '../../cli/testing/no-gateway.ts';
import type { Stand } from '../../cli/testing/provider-stand.ts';
import { deliveryIdOf } from '../../models/documents/deliveries/delivery.ts';
import type { DeliveryRequest } from '../../models/domain/deliveries/delivery.ts';
import type { DeliveryState } from '../../models/domain/deliveries/delivery-state.ts';
import type { OutboundMessage, RejectionCause } from '../../models/domain/deliveries/provider.ts';
import { reasons, type Reason } from '../../models/domain/deliveries/reasons.ts';
import { stands } from '../contracts/stands.ts';
import { deliverBy, openRoute } from '../support/hand-over/deliver.ts';
import { ledger, personAt } from '../support/hand-over/ledger.ts';
import { sorts, stepOf, type Sort } from '../support/hand-over/texts.ts';

/** What a refusal for good leaves; each gives the slot under the caps back, and is never tried again. */
const refused: Record<Exclude<RejectionCause, 'credentials'>, { state: DeliveryState; reason: Reason }> = {
  number: { state: 'rejected', reason: 'number-refused' },
  content: { state: 'rejected', reason: 'content-refused' },
  sender: { state: 'rejected', reason: 'sender-refused' },
  'opted-out': { state: 'blocked', reason: 'carrier-refused' },
  other: { state: 'rejected', reason: 'gateway-refused' },
};

/** Long enough that every hand-over has ended, and every list has what was taken. */
const whenAllIsSettledMs = 90_000;

/** When nothing that was to be said is true any more. */
const whenAllIsOverMs = 25 * 3_600_000;

/** Those that can be asked what became of a text. */
const canBeAsked = ['simulator', 'twilio', 'smsc', 'sms-aero'];

const { forget, register, row: rowOf, slots, marks: marksOf } = ledger();
const ann = personAt(0);
/** Her step is one, whatever it says. */
const row = () => rowOf(deliveryIdOf(stepOf(ann.id, 'sms', 'marketing')));
const marks = () => marksOf(ann.id);

/** One try of the activity, whose failure Temporal would try again. */
const tried = (route: Route, step: DeliveryRequest, laterMs = 0) => deliverBy(route, laterMs)(step);
const again = (type: string, more: object = {}) => ({ type, nonRetryable: false, ...more });

describe.each(Object.entries(stands))('a text that leaves by %s', (name, makeStand) => {
  const asked = canBeAsked.includes(name);

  /** A gateway of its own, whose test it ends with, and routes to it and to others. */
  async function open() {
    const stand = await makeStand(ann.phone);
    const { declaration, settings, settingsAt } = stand;
    const opened = (given: Record<string, unknown>, { sender }: Partial<OutboundMessage> = {}): Route => {
      const route = openRoute(declaration, given, { sender });
      onTestFinished(() => route.provider.close());
      return route;
    };
    return {
      ...stand,
      right: (over = {}) => opened(settings.right, over),
      stranger: () => opened(settings.stranger),
      at: (address: URL) => opened(settingsAt(address)),
      /** A person who has the address that was arranged, as if nothing had been before. */
      begin: async ({ to = stand.to ?? ann.phone }: Partial<OutboundMessage> = {}) => {
        await forget();
        await register(ann, declaration, to);
      },
      /** The person has the address again at which the gateway is found, where that was arranged to be another. */
      mend: async () => {
        if (stand.toAt && stand.to !== undefined) await register(ann, declaration, stand.to);
      },
      step: (sort: Sort, ordinal = 1) => stepOf(ann.id, declaration.channel, sort, ordinal),
    };
  }
  type Opened = Awaited<ReturnType<typeof open>>;

  const takenFor = async ({ taken }: Stand) => (await taken((await row())._id)).length;

  it('is accepted where the gateway takes it', async () => {
    const stand = await open();
    await stand.begin();
    expect(await tried(stand.right(), stand.step('marketing'))).toMatchObject({ outcome: 'sent', state: 'accepted' });
    expect(await row()).toMatchObject({ state: 'accepted', because: undefined, route: 'tested', attempts: 1 });
    expect([await slots(), await takenFor(stand)]).toEqual([1, 1]);
  });

  it('ends for good where it is refused, gives its slot back, and marks the address as the refusal says', async () => {
    const stand = await open();
    const causes = Object.entries(stand.refusals).filter(([cause]) => cause !== 'credentials');
    for (const [cause, arrange] of causes) {
      const { state, reason } = refused[cause as keyof typeof refused];
      const over = await arrange();
      await stand.begin(over);
      const route = stand.right(over);
      const step = stand.step('marketing');
      const end = { outcome: 'undeliverable', reason };
      expect(await tried(route, step), cause).toMatchObject(end);
      const code = expect.stringMatching(/./) as string;
      expect(await row()).toMatchObject({ state, reason, because: reasons[reason], code, attempts: 1 });
      expect([await slots(), await takenFor(stand)]).toEqual([0, 0]);
      expect(await tried(route, step, whenAllIsSettledMs)).toMatchObject(end);
      expect(await row()).toMatchObject({ state, attempts: 1 });

      // Only a mail server says by its code that there is no such address.
      const emailState = cause === 'number' && name === 'smtp' ? 'unreachable' : undefined;
      const isOptOut = cause === 'opted-out';
      expect(await marks()).toEqual({ numberState: undefined, emailState, listed: isOptOut ? ['carrier'] : [] });
      if (!isOptOut) continue;
      const next = await Promise.all(sorts.map((sort, index) => tried(route, stand.step(sort, index + 2))));
      expect(next.map((result) => 'reason' in result && result.reason)).toEqual(sorts.map(() => reason));
    }
  });

  it('waits where the credentials are refused, or there is no money', async () => {
    const failure = again('CREDENTIALS_REFUSED', { nextRetryDelay: 30_000 });
    const stand = await open();
    await stand.begin();
    await waits(stand, stand.stranger(), failure, 'credentials-refused');
    if (!stand.refusals.credentials) return;
    const poor = await open();
    await poor.begin(await poor.refusals.credentials?.());
    await waits(poor, poor.right(), failure, 'credentials-refused');
  });

  it('waits where the gateway asks to slow down', async () => {
    const stand = await open();
    await stand.begin(await stand.throttle());
    const nextRetryDelay = expect.any(Number) as number;
    await waits(stand, stand.right(), again('GATEWAY_THROTTLED', { nextRetryDelay }), 'gateway-throttled');
  });

  it.each([
    ['nobody listens', nobodyThere],
    ['the certificate is not to be trusted', untrusted],
  ])('waits where nothing can have left: %s', async (_where, address) => {
    const stand = await open();
    await waits(stand, await beginAt(stand, await address()), again('GATEWAY_UNREACHABLE'), 'gateway-unreachable');
    expect((await row()).steps.at(2)).toMatchObject({ detail: expect.stringMatching(/./) as string });
  });

  it('is given up, and gives its slot back, where it could not leave while it was true', async () => {
    const stand = await open();
    const route = await beginAt(stand, await nobodyThere());
    await expect(tried(route, stand.step('service'))).rejects.toMatchObject(again('GATEWAY_UNREACHABLE'));
    const givenUp = await tried(route, stand.step('service'), whenAllIsOverMs);
    expect(givenUp).toMatchObject({ outcome: 'skipped', reason: 'expired' });
    expect(await row()).toMatchObject({ state: 'suppressed', because: reasons.expired, attempts: 1 });
    expect([await slots(), await takenFor(stand)]).toEqual([0, 0]);
  });

  /** A person whose text would find the gateway at another address. */
  async function beginAt(stand: Opened, url: URL): Promise<Route> {
    await stand.begin(stand.toAt ? { to: stand.toAt(url) } : {});
    return stand.at(url);
  }

  /** A text that could not leave keeps its slot, is tried again, and leaves once when nothing is in its way. */
  async function waits(stand: Opened, route: Route, failure: object, reason: Reason): Promise<void> {
    const step = stand.step('marketing');
    await expect(tried(route, step)).rejects.toMatchObject(failure);
    expect(await row()).toMatchObject({ state: 'claimed', reason, because: reasons[reason], attempts: 1 });
    expect([await slots(), await takenFor(stand)]).toEqual([1, 0]);
    await stand.mend();
    expect(await tried(stand.right(), step)).toMatchObject({ outcome: 'sent', state: 'accepted' });
    expect(await row()).toMatchObject({ state: 'accepted', because: undefined, attempts: 2 });
    expect([await slots(), await takenFor(stand)]).toEqual([1, 1]);
  }

  it.each(sorts)('whose answer is lost has left once: %s', async (sort) => {
    const stand = await open();
    await stand.begin(await stand.loseAnswer());
    const { route, step, settled } = await lost(stand, sort);
    expect(await takenFor(stand)).toBe(1);
    if (asked) {
      expect(await tried(route, step)).toMatchObject({ outcome: 'sent', state: 'accepted' });
      expect(await row()).toMatchObject({ state: 'accepted', because: undefined, attempts: 1 });
      expect(await takenFor(stand)).toBe(1);
    } else await settled(stand.knowsRepetition ? 1 : 2);
  });

  it.each(sorts)('of which the gateway took nothing, though it had left: %s', async (sort) => {
    const stand = await open();
    await stand.begin(await stand.cutOff());
    const { route, step, settled } = await lost(stand, sort);
    expect(await takenFor(stand)).toBe(0);
    if (asked) {
      await expect(tried(route, step)).rejects.toMatchObject(again('HAND_OVER_OPEN'));
      expect(await tried(stand.right(), step, whenAllIsSettledMs)).toMatchObject({ state: 'accepted' });
      expect(await row()).toMatchObject({ state: 'accepted', because: undefined, attempts: 2 });
      expect(await takenFor(stand)).toBe(1);
    } else await settled(1);
  });

  if (asked)
    it.each(sorts)('of which nobody tells what became is asked about for as long as it is true: %s', async (sort) => {
      const stand = await open();
      await stand.begin(await stand.loseAnswer());
      const { route, step } = await lost(stand, sort);
      const unanswered = stand.stranger();
      await expect(tried(unanswered, step, whenAllIsSettledMs)).rejects.toMatchObject(again('LOOK_UP_UNAVAILABLE'));
      expect(await tried(unanswered, step, whenAllIsOverMs)).toMatchObject({ outcome: 'sent', state: 'unknown' });
      expect(await row()).toMatchObject({ state: 'unknown', because: reasons['answer-lost'], attempts: 1 });
      expect(await tried(route, step, whenAllIsOverMs)).toMatchObject({ outcome: 'sent', state: 'accepted' });
      expect(await takenFor(stand)).toBe(1);
    });

  /** A text whose answer was lost; what becomes of it where nobody can be asked. */
  async function lost(stand: Opened, sort: Sort) {
    const route = stand.right();
    const step = stand.step(sort);
    await expect(tried(route, step)).rejects.toMatchObject(again('ANSWER_LOST'));
    const unknown = { state: 'unknown', reason: 'answer-lost', because: reasons['answer-lost'], attempts: 1 };
    expect(await row()).toMatchObject({ ...unknown, code: expect.stringMatching(/./) as string });
    const before = await takenFor(stand);
    /** @param times the repeatable one is taken in the end */
    const settled = async (times: number) => {
      await expect(tried(route, step)).rejects.toMatchObject(again('HAND_OVER_OPEN'));
      const end = await tried(stand.right(), step, whenAllIsSettledMs);
      if (sort === 'repeatable' || (sort === 'service' && route.provider.replaces)) {
        expect(end).toMatchObject({ state: 'accepted' });
        expect(await row()).toMatchObject({ state: 'accepted', because: undefined, attempts: 2 });
        expect((await row()).steps.at(3)).toMatchObject({ state: 'claimed', reason: 'answer-lost' });
        expect(await takenFor(stand)).toBe(times);
      } else {
        expect(end).toMatchObject({ outcome: 'sent', state: 'unknown' });
        expect(await row()).toMatchObject(unknown);
        expect(await takenFor(stand)).toBe(before);
      }
      expect(await slots()).toBe(1);
    };
    return { route, step, settled };
  }
});

it('a text to a gateway that is silent waits where nothing can have left, else nobody knows', async () => {
  await forget();
  const ends = Object.entries(stands).map(async ([name, makeStand], index) => {
    const person = personAt(index);
    const { declaration, settingsAt, toAt, to = person.phone } = await makeStand(person.phone);
    const url = await silence();
    await register(person, declaration, toAt?.(url) ?? to);
    const route = openRoute(declaration, settingsAt(url));
    onTestFinished(() => route.provider.close());
    const step = stepOf(person.id, declaration.channel, 'marketing');
    const failure = tried(route, step);
    // These two have to be greeted before anything is handed over.
    const expected: [type: string, state: DeliveryState, reason: Reason] = ['smpp', 'smtp'].includes(name)
      ? ['GATEWAY_UNREACHABLE', 'claimed', 'gateway-unreachable']
      : ['ANSWER_LOST', 'unknown', 'answer-lost'];
    const [type, state, reason] = expected;
    await expect(failure, name).rejects.toMatchObject(again(type));
    expect(await rowOf(deliveryIdOf(step)), name).toMatchObject({ state, because: reasons[reason], attempts: 1 });
  });
  await Promise.all(ends);
});
