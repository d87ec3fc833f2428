import { describe, expect, it } from 'vitest';
import { addressHash } from '../../cli/wiring/keys.ts';
import { ConsentModel } from '../../models/documents/consents/record.ts';
import { SuppressionModel } from '../../models/documents/suppression.ts';
import { eventually, fictionalNumber, zoneWhereItIs } from '../support/system.ts';
import { town } from '../support/town.ts';

describe('a number that had another holder, on the real engines', () => {
  const { system, poll, contact, consent, deliveries, timeline, reply, bubbles } = town();

  const handled = (id: string, as: string) =>
    eventually(
      () => timeline(id),
      (items) => items.some(({ details }) => details['handling'] === as),
    );
  const offered = async (id: string): Promise<unknown> => (await poll().begin('offer', id)).result();
  const state = async (id: string) => {
    const { body } = await system().api('GET', `/v1/contacts/${id}/consents`);
    const standing = body['standing'] as { purpose: string; brand: string; channel: string; state: string }[];
    return standing.find((each) => each.purpose === 'offers' && each.brand === 'shop' && each.channel === 'sms')?.state;
  };
  const withdrawn = (id: string) =>
    eventually(
      () => state(id),
      (now) => now === 'withdrawn',
    );
  const suppressed = async (phone: string) =>
    SuppressionModel.exists({ _id: addressHash(system().stack.env['TIDINGS_MASTER_KEY'] ?? '')(phone) });
  const noticed = async (id: string): Promise<unknown> => (await poll().begin('notice', id)).result();
  const moves = async (id: string, to: number) => {
    const body = { phone: fictionalNumber(to), timeZone: zoneWhereItIs(13) };
    expect((await system().api('PUT', `/v1/contacts/${id}`, body)).status).toBe(200);
  };
  /** A contact whose last text went to its old number. */
  const moved = async (id: string, from: number, to: number) => {
    const phone = await contact(id, from);
    await consent(id);
    await noticed(id);
    await moves(id, to);
    return phone;
  };

  it('opts the contact out who got the last text there, when nobody has the number now', async () => {
    const phone = await moved('moved', 1, 2);
    await reply(phone, 'STOP');
    await handled('moved', 'opt-out');
    await withdrawn('moved');
    expect(await suppressed(phone)).toBeTruthy();
    expect(await suppressed(fictionalNumber(2))).toBeNull();
    expect(await bubbles(fictionalNumber(2))).toEqual([]);
  });

  it('takes an answer from there to the run that asked there', async () => {
    const phone = await contact('answering', 3);
    const run = await poll().begin('poll', 'answering');
    await eventually(
      () => bubbles(phone),
      (all) => all.length === 1,
    );
    await moves('answering', 4);
    await reply(phone, 'yes');
    expect(await run.result()).toEqual({ endedBy: 'reply yes' });
  });

  it('leaves the former contact alone once the new one has had a text', async () => {
    const phone = await moved('before', 5, 6);
    await contact('after', 5);
    await consent('after');
    await noticed('after');
    await reply(phone, 'STOP');
    await handled('after', 'opt-out');
    await withdrawn('after');
    expect(await state('before')).toBe('other-number');
  });

  it('gives nothing of the former contact back by the START of the new one', async () => {
    const phone = await moved('gone', 7, 8);
    await contact('come', 7);
    await consent('come');
    await reply(phone, 'STOP');
    await withdrawn('gone');
    await withdrawn('come');
    await reply(phone, 'START');
    await eventually(
      () => state('come'),
      (now) => now === 'granted',
    );
    expect(await state('gone')).toBe('withdrawn');
  });

  it('files the reply of a shared number under the contact to whom the last text went', async () => {
    const phone = await contact('texted', 9);
    await noticed('texted');
    await contact('changed-last', 9);
    await reply(phone, 'where is my parcel?');
    await handled('texted', 'no-question');
    expect(await timeline('changed-last')).not.toContainEqual(expect.objectContaining({ kind: 'reply' }));
  });

  it('pauses also the contact who takes over a number on which a review is open', async () => {
    const phone = await contact('asked', 10);
    await consent('asked');
    await reply(phone, 'I will call my lawyer, stop it');
    await handled('asked', 'needs-review');
    await contact('newcomer', 10);
    await consent('newcomer');
    expect(await offered('newcomer')).toEqual({ endedBy: 'needs-review' });
  });

  it('is no cure of a complaint, even with a new grant', async () => {
    await contact('complainer', 11);
    await consent('complainer');
    const complaint = { by: 'complaint', source: 'a letter' };
    expect((await system().api('POST', '/v1/contacts/complainer/opt-outs', complaint)).status).toBe(201);
    await eventually(
      () => ConsentModel.exists({ contactId: 'complainer', method: 'complaint' }),
      (row) => row !== null,
    );
    await moves('complainer', 12);
    await consent('complainer');
    expect(await offered('complainer')).toEqual({ endedBy: 'suppressed' });
    expect((await deliveries('complainer')).map(({ reason }) => reason)).toEqual(['suppressed']);
  });

  it('has no bar for its new contact who consents anew', async () => {
    const phone = await moved('stopped', 13, 14);
    await reply(phone, 'STOP');
    await withdrawn('stopped');
    await contact('fresh', 13);
    await consent('fresh');
    expect(await offered('fresh')).toEqual({ endedBy: 'sent' });
  });
});
