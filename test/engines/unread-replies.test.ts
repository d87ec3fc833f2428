import { describe, expect, it } from 'vitest';
import { deliveryIdOf, DeliveryModel } from '../../models/documents/deliveries/delivery.ts';
import { questionMemo } from '../../workflows/journey/question.ts';
import { taskQueue } from '../../workflows/journey/start.ts';
import { eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

const { system, poll, contact, consent, timeline, reply } = town();

const handlingOf = async (id: string) => {
  const items = await eventually(
    () => timeline(id),
    (rows) => rows.some(({ details }) => details['handling']),
  );
  return items.find(({ kind }) => kind === 'reply')?.details['handling'];
};
const kindsOf = async (id: string) =>
  ((await system().api('GET', `/v1/team-tasks?contactId=${id}`)).body['items'] as { kind: string }[]).map(
    ({ kind }) => kind,
  );
/** Somebody who has just got an offer. */
const offered = async (id: string, index: number) => {
  const phone = await contact(id, index);
  await consent(id);
  expect(await (await poll().begin('offer', id)).result()).toEqual({ endedBy: 'sent' });
  return phone;
};

describe('a reply in a language that nobody here reads', () => {
  it('to marketing goes to a person, and marketing waits', async () => {
    const phone = await offered('dutch', 1);
    await reply(phone, 'Ik wil geen berichten meer');
    expect(await handlingOf('dutch')).toBe('needs-review');
    expect(await kindsOf('dutch')).toEqual(['review']);
    expect(await (await poll().begin('offer', 'dutch')).result()).toEqual({ endedBy: 'needs-review' });
  });

  it('is a message like others where no marketing was sent', async () => {
    const phone = await contact('quiet', 2);
    await reply(phone, 'Ik wil geen berichten meer');
    expect(await handlingOf('quiet')).toBe('no-question');
    expect(await kindsOf('quiet')).toEqual(['unasked']);
  });

  it('is not one that we read', async () => {
    const phone = await offered('reader', 3);
    await reply(phone, 'Is the blue one on sale?');
    expect(await handlingOf('reader')).toBe('no-question');
    expect(await kindsOf('reader')).toEqual(['unasked']);
  });
});

describe('a reply to a run that stands still', () => {
  it('goes to a person when the run is ended, since nobody has read it', async () => {
    const phone = await contact('stalled', 4);
    const workflowId = 'gone/stalled/1';
    const asked = { startedBy: 'test e1', ordinal: 1 };
    const text = { message: 'gone/ask', kind: 'service', channel: 'sms', state: 'delivered', asks: true } as const;
    const now = new Date();
    const times = { attemptedAt: now, notAfter: now, createdAt: now, updatedAt: now };
    const row = { ...text, ...times, workflowId, journey: 'gone', contactId: 'stalled', ordinal: 1 };
    await DeliveryModel.create({ _id: deliveryIdOf({ workflowId, ...asked }), ...row });
    const memo = { startedBy: asked.startedBy, [questionMemo]: asked };
    // No worker has such a journey, as after a change that renamed it.
    const run = await poll().client.workflow.start('gone', { workflowId, taskQueue, memo, args: [] });
    await reply(phone, 'Yes, but please after six');
    expect(await handlingOf('stalled')).toBe('to-run');
    expect(await kindsOf('stalled')).toEqual([]);
    await run.terminate('the journey was changed');
    await eventually(
      () => kindsOf('stalled'),
      ([kind]) => kind === 'unasked',
      60_000,
    );
    expect(await handlingOf('stalled')).toBe('run-ended');
  });
});
