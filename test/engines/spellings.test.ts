import { describe, expect, it } from 'vitest';
import { addressHash } from '../../cli/wiring/keys.ts';
import { adoptNumbers } from '../../models/documents/across/adopted-numbers.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { SuppressionModel } from '../../models/documents/suppression.ts';
import { eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

describe('one number in many spellings, on the real engines', () => {
  const { system, contact, consent, deliveries, reply, timeline, poll } = town();

  const handled = (id: string, as: string) =>
    eventually(
      () => timeline(id),
      (items) => items.some(({ details }) => details['handling'] === as),
    );
  const offered = async (id: string): Promise<unknown> => (await poll().begin('offer', id)).result();
  const hashed = (number: string) => addressHash(system().stack.env['TIDINGS_MASTER_KEY'] ?? '')(number);

  it.each([
    ['british', '+447700900201', '447700900201'],
    ['british-00', '+447700900202', '00447700900202'],
    ['british-national', '+447700900203', '07700900203'],
    ['argentine', '+54 9 11 2345-6789', '541123456789'],
    ['argentine-15', '011 15 2345-6790', '+54111523456790', 'AR'],
    ['mexican', '+52 55 1234 5678', '5215512345678'],
    ['mexican-old', '+52 1 55 1234 5679', '525512345679'],
    ['brazilian', '+55 11 98123-4567', '551181234567'],
  ])('the STOP of the %s contact with %s comes from %s', async (id, phone, from, country?: string) => {
    const body = { phone, ...(country ? { country } : {}) };
    expect((await system().api('PUT', `/v1/contacts/${id}`, body)).status).toBe(201);
    await consent(id);
    await reply(from, 'STOP');
    await handled(id, 'opt-out');
    expect(await offered(id)).toEqual({ endedBy: 'suppressed' });
    const search = await system().api('POST', '/v1/contacts/search', { phone: from });
    expect(search.body['items']).toMatchObject([{ id }]);
  });

  it('finds a contact and its opt-out that were stored in an older plan, and writes to today’s', async () => {
    await contact('elder', 1, { phone: '+525512345671' });
    await consent('elder');
    const older = '+5215512345671';
    await ContactModel.updateOne({ _id: 'elder' }, { $set: { phone: older, addressHash: hashed(older) } });
    await reply('5215512345671', 'СТОП');
    await handled('elder', 'opt-out');
    expect(await ContactModel.findById('elder').lean()).toMatchObject({ phone: '+525512345671' });

    await contact('renewed', 2, { phone: '+525512345672' });
    await consent('renewed');
    const at = new Date();
    await SuppressionModel.create({ _id: hashed('+5215512345672'), reason: 'opt-out', by: 'keyword', at });
    expect(await offered('renewed')).toEqual({ endedBy: 'suppressed' });
    await consent('renewed');
    // By the hour in Mexico it is sent now or held; both show that the opt-out is no more.
    await poll().begin('offer', 'renewed');
    await eventually(
      () => deliveries('renewed'),
      (rows) => rows.some(({ state }) => state !== 'suppressed'),
    );
  });

  it('brings an opt-out from before, kept as the gateway wrote the number, under the number of its contact', async () => {
    const phone = await contact('plain', 3);
    const at = new Date();
    await SuppressionModel.create({ _id: hashed(phone.slice(1)), reason: 'opt-out', by: 'keyword', at });
    expect(await adoptNumbers(hashed)).toBe(1);
    expect(await adoptNumbers(hashed)).toBe(0);
    expect(await SuppressionModel.findById(hashed(phone)).lean()).toMatchObject({ reason: 'opt-out', by: 'keyword' });
  });
});
