import mongoose, { type Model } from 'mongoose';
import { describe, expect, it } from 'vitest';
import * as documents from '../../models/documents/index.ts';
import { checkFields } from '../../models/documents/collection.ts';

const { ContactModel, DeliveryModel, TextVersionModel } = documents;
// A document without an id is refused for that before anything else.
const _id = 'some';
const typo = { clickedAtt: new Date() };
const refused = /clickedAtt/;

describe.each(Object.values(documents) as unknown as Model<{ _id: string }>[])('$modelName', (model) => {
  it.each(['$set', '$setOnInsert', '$unset', '$min', '$push', '$pull', '$inc', '$addToSet'])(
    'refuses an unknown field in %s',
    async (operator) => {
      const update = { [operator]: typo };
      await expect(model.updateOne({ _id }, update)).rejects.toThrow(refused);
      await expect(model.updateMany({ _id }, update)).rejects.toThrow(refused);
      await expect(model.findOneAndUpdate({ _id }, update, { upsert: true }).lean()).rejects.toThrow(refused);
      await expect(model.bulkWrite([{ updateOne: { filter: { _id }, update } }])).rejects.toThrow(refused);
    },
  );

  it('refuses an unknown field in a new document and in a query', async () => {
    expect(() => new model({ _id, ...typo })).toThrow(refused);
    await expect(model.create({ _id, ...typo })).rejects.toThrow(refused);
    await expect(model.find({ ...typo }).lean()).rejects.toThrow(refused);
    await expect(model.updateOne({ ...typo }, { $set: { _id } })).rejects.toThrow(refused);
    await expect(model.deleteMany({ ...typo })).rejects.toThrow(refused);
  });
});

it('no collection is made without the check', () => {
  for (const model of Object.values(mongoose.models)) expect(model.schema.get('strict'), model.modelName).toBe('throw');
  expect(Object.values(mongoose.models)).toHaveLength(Object.values(documents).length);
});

it('refuses an unknown field within an object', async () => {
  await expect(DeliveryModel.updateOne({ _id }, { $set: { consent: { id: 'c', sec: 1 } } })).rejects.toThrow('sec');
  await expect(DeliveryModel.updateOne({ _id }, { $set: { 'cost.micro': 1 } })).rejects.toThrow('micro');
  await expect(ContactModel.updateOne({ _id }, { $set: { 'consentHead.hasch': 'h' } })).rejects.toThrow('hasch');
});

it('refuses an unknown field in the unordered write of the texts', async () => {
  const operations = [{ insertOne: { document: { _id, ...typo } as never } }];
  const write = TextVersionModel.bulkWrite(operations, { ordered: false, throwOnValidationError: true });
  await expect(write).rejects.toThrow(refused);
});

it('refuses an unknown field in writes that go past mongoose', () => {
  const write = (update: Record<string, object>) => () =>
    checkFields(ContactModel, [{ updateOne: { filter: { _id }, update } }]);
  expect(write({ $set: typo })).toThrow(refused);
  expect(write({ $set: { locale: 'en' }, $unset: { 'clickedAtt.x': '' } })).toThrow(refused);
  expect(() => checkFields(ContactModel, [{ insertOne: { document: typo } }])).toThrow(refused);
  expect(write({ $set: { locale: 'en', 'attributes.tier': 'gold', 'ended.everything': true } })).not.toThrow();
});
