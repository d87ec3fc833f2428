import { describe, expect, it } from 'vitest';
import { adoptPressure } from '../../models/documents/across/adopted-pressure.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { PressureModel } from '../../models/documents/pressure.ts';
import { fictionalNumber } from '../support/system.ts';
import { town } from '../support/town.ts';

describe('promise 5: frequency caps hold under any concurrency', () => {
  const { system, poll, contact, consent, bubbles } = town();

  const outcomes = async (ids: string[]) => {
    const runs = await Promise.all(ids.map((id) => poll().begin('offer', id)));
    return Promise.all(runs.map(async (run) => ((await run.result()) as { endedBy: string }).endedBy));
  };

  it('two journeys at once for one contact, 50 times in parallel: one message each', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `pair${index}`);
    const phones = await Promise.all(ids.map((id, index) => contact(id, 100 + index)));
    await Promise.all(ids.map((id) => consent(id)));
    const ended = await outcomes([...ids, ...ids]);
    expect(ended.filter((end) => end === 'sent')).toHaveLength(50);
    expect(ended.filter((end) => end === 'expired')).toHaveLength(50);
    for (const phone of phones) expect(await bubbles(phone)).toHaveLength(1);
  });

  it('fifty journeys at once for one contact: one message', async () => {
    const phone = await contact('crowd', 1);
    await consent('crowd');
    const ended = await outcomes(Array.from({ length: 50 }, () => 'crowd'));
    expect(ended.filter((end) => end === 'sent')).toHaveLength(1);
    expect(await bubbles(phone)).toHaveLength(1);
  });

  it('two contacts with one number: what the number gets counts, however they alternate', async () => {
    const phone = await contact('work', 2);
    await contact('home', 2);
    await Promise.all(['work', 'home'].map((id) => consent(id)));
    const ended = await outcomes(['work', 'home', 'work', 'home', 'work', 'home']);
    expect(ended.filter((end) => end === 'sent')).toHaveLength(1);
    expect(await bubbles(phone)).toHaveLength(1);
    const { body } = await system().api('GET', '/v1/contacts/home');
    expect(body['sharedWith']).toEqual(['work']);
  });

  it('says of a number that another contact has it, in the answer to a PUT and in each line of an import', async () => {
    const phone = await contact('first', 3);
    const put = await system().api('PUT', '/v1/contacts/second', { phone, timeZone: 'Etc/GMT' });
    expect([put.status, put.body['sharedWith']]).toEqual([201, ['first']]);
    const csv = `id,phone\nthird,${phone}\nalone,${fictionalNumber(4)}\n`;
    const { body } = await system().api('POST', '/v1/contacts/import', csv, { 'content-type': 'text/csv' });
    const lines = String(body['text'])
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ result, sharedWith }) => [result, sharedWith])).toEqual([
      ['created', ['first', 'second']],
      ['created', undefined],
      [undefined, undefined],
    ]);
    const faults = await system().api('GET', `/v1/imports/${String(lines[2]?.['import'])}/faults`);
    expect(faults.body['items']).toMatchObject([{ line: 2, contactId: 'third', field: 'phone' }]);
  });

  it('the erasure of one of two leaves the other its caps, and of the last leaves nothing', async () => {
    const phone = await contact('leaving', 5);
    await contact('staying', 5);
    await Promise.all(['leaving', 'staying'].map((id) => consent(id)));
    expect(await outcomes(['leaving'])).toEqual(['sent']);
    expect((await system().api('DELETE', '/v1/contacts/leaving')).status).toBe(204);
    expect(await outcomes(['staying'])).toEqual(['expired']);
    expect(await bubbles(phone)).toHaveLength(1);
    const { addressHash } = (await ContactModel.findById('staying').lean()) ?? {};
    expect(await PressureModel.findById(addressHash).lean()).not.toBeNull();
    expect((await system().api('DELETE', '/v1/contacts/staying')).status).toBe(204);
    expect(await PressureModel.findById(addressHash).lean()).toBeNull();
  });

  it('what version 0.1 counted by contact is counted by number after `tidings indexes`', async () => {
    await contact('old', 6);
    await contact('young', 6);
    await consent('young');
    const sent = { kind: 'marketing', channel: 'sms', at: new Date() } as const;
    await PressureModel.collection.insertMany([
      { _id: 'old', version: 1, reservations: [{ ...sent, deliveryId: 'a' }] },
      { _id: 'young', version: 1, reservations: [{ ...sent, deliveryId: 'b' }] },
    ] as never[]);
    expect(await adoptPressure()).toBe(2);
    expect(await adoptPressure()).toBe(0);
    const { addressHash } = (await ContactModel.findById('old').lean()) ?? {};
    const together = await PressureModel.findById(addressHash).lean();
    expect(together?.reservations.map(({ deliveryId }) => deliveryId).toSorted()).toEqual(['a', 'b']);
    expect(await outcomes(['young'])).toEqual(['expired']);
  });
});
