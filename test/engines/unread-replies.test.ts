import { describe, expect, it } from 'vitest';
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
