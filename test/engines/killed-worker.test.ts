import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { deliveryIdOf } from '../../models/documents/deliveries/delivery.ts';
import { stands } from '../contracts/stands.ts';
import { deliverBy, openRoute } from '../support/hand-over/deliver.ts';
import { holdAnswers } from '../support/hand-over/hold-answers.ts';
import { ledger, personAt } from '../support/hand-over/ledger.ts';
import { stepOf } from '../support/hand-over/texts.ts';
import type { HandOvers } from '../support/hand-over/worker.ts';
import { startScript } from '../support/process.ts';

const program = fileURLToPath(new URL('../support/hand-over/worker.ts', import.meta.url));

/** Long enough that the hand-overs of the killed one have ended, and every list has what was taken. */
const whenAllIsSettledMs = 90_000;

/** Those that can be asked what became of a text. */
const canBeAsked = ['simulator', 'twilio', 'smsc', 'sms-aero'];

const sorts = ['marketing', 'repeatable'] as const;

const { mongodb, register, row } = ledger();

/** A text by a gateway of its own, which says nothing any more once it has taken it. */
async function textBy(name: string, sort: (typeof sorts)[number], person: ReturnType<typeof personAt>) {
  const {
    declaration,
    settings,
    settingsAt,
    taken,
    toAt,
    knowsRepetition,
    to = person.phone,
  } = await stands[name]!(person.phone);
  const step = stepOf(person.id, declaration.channel, sort, sorts.indexOf(sort) + 1);
  const times = async () => (await taken(deliveryIdOf(step))).length;
  // The ids of two gateways are alike, so that each is a route of its own.
  const route = { name: `tested-${sort}` };
  const { url, held } = await holdAnswers(portOf(settings.right), async () => (await times()) > 0);
  await register(person, declaration, toAt?.(url) ?? to);
  return {
    label: `${name}, ${sort}`,
    held,
    handOver: { provider: declaration.name, route: route.name, settings: settingsAt(url), step },
    stands: async () => ({ times: await times(), state: (await row(deliveryIdOf(step))).state }),
    /** Another worker comes by the same step. */
    resume: async (laterMs = 0) => {
      if (toAt) await register(person, declaration, to);
      const opened = openRoute(declaration, settings.right, route);
      onTestFinished(() => opened.provider.close());
      return deliverBy(opened, laterMs)(step);
    },
    canTell: canBeAsked.includes(name),
    isRepeated: sort === 'repeatable' && !canBeAsked.includes(name),
    knowsRepetition,
  };
}

it('a worker that is killed between the request and its answer makes no second marketing text, by any provider', async () => {
  const names = Object.keys(stands);
  const ofEach = names.map(async (name, index) => {
    // The address of a browser names its service, and so its gateway: each has a person of its own.
    const other = name === 'web-push' ? index + names.length : index;
    return [await textBy(name, 'marketing', personAt(index)), await textBy(name, 'repeatable', personAt(other))];
  });
  const texts = (await Promise.all(ofEach)).flat();

  const told: HandOvers = { mongodb: mongodb(), all: texts.map(({ handOver }) => handOver) };
  const worker = startScript([program], { HAND_OVERS: JSON.stringify(told) });
  onTestFinished(() => worker.signal('SIGKILL'));
  const ended = worker.ended.then(() => Promise.reject(new Error(worker.said())));
  await Promise.race([ended, Promise.all(texts.map(({ held }) => held))]);
  worker.signal('SIGKILL');
  await ended.catch(() => undefined);
  for (const text of texts) expect(await text.stands(), text.label).toEqual({ times: 1, state: 'attempting' });

  for (const { label, canTell, isRepeated, knowsRepetition, resume, ...text } of texts) {
    if (canTell) expect(await resume(), label).toMatchObject({ state: 'accepted' });
    else await expect(resume(), label).rejects.toMatchObject({ type: 'HAND_OVER_OPEN' });
    const state = canTell || isRepeated ? 'accepted' : 'unknown';
    for (const _again of [1, 2])
      expect(await resume(whenAllIsSettledMs), label).toMatchObject({ outcome: 'sent', state });
    expect(await text.stands(), label).toEqual({ times: isRepeated && !knowsRepetition ? 2 : 1, state });
  }
});

function portOf({ port, url, services }: Record<string, unknown>): number {
  return Number(port ?? new URL(String(url ?? services)).port);
}
