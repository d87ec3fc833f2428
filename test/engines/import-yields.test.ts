import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveRows } from '../../api/import/save-rows.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { replaceContact } from '../../models/documents/contacts/replacement.ts';
import { connectDatabase, disconnectDatabase } from '../../models/documents/connect.ts';
import { fictionalNumber, startSystem, type System } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({}, { without: ['temporal', 'simulator', 'api', 'worker'] });
  await connectDatabase(system.stack.addresses.mongodb);
});
afterAll(async () => {
  await disconnectDatabase();
  await system.stop();
});

it('an import changes nothing that was told after its file came, however late a row is saved', async () => {
  const [old, young] = [fictionalNumber(1), fictionalNumber(2)];
  const at = new Date();
  const rows = ['moved', 'stays', 'new'].map((id, place) => {
    return { line: place + 2, fields: { id, phone: old, attributes: { tier: 'gold' } }, raw: {} };
  });
  await replaceContact('stays', { phone: young, attributes: {} }, { addressHash: young });
  await ContactModel.updateOne(
    { _id: 'stays' },
    { $set: { asOf: new Date(at.getTime() - 1), updatedAt: new Date(at.getTime() - 1) } },
  );
  await new Promise((resolve) => setTimeout(resolve, 5));
  await replaceContact('moved', { phone: young, attributes: { tier: 'plain' } }, { addressHash: young });
  const lines = await saveRows(rows, String, { id: 'i1', since: at, at });
  expect(lines.map(({ id, result }) => [id, result])).toEqual([
    ['moved', 'kept'],
    ['stays', 'updated'],
    ['new', 'created'],
  ]);
  const phones = Object.fromEntries((await ContactModel.find().lean()).map(({ _id, phone }) => [_id, phone]));
  expect(phones).toEqual({ moved: young, stays: old, new: old });
});
