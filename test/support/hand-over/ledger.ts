import mongoose from 'mongoose';
import { afterAll, beforeAll } from 'vitest';
import { buildAll } from '../../../cli/wiring/build-indexes.ts';
import { connectDatabase, disconnectDatabase } from '../../../models/documents/connect.ts';
import { appendConsent } from '../../../models/documents/consents/record.ts';
import { addressHashes } from '../../../models/documents/contacts/address-hashes.ts';
import { linkChat } from '../../../models/documents/contacts/chats.ts';
import { keepDevice } from '../../../models/documents/contacts/devices.ts';
import { ContactModel } from '../../../models/documents/contacts/contact.ts';
import { replaceContact } from '../../../models/documents/contacts/replacement.ts';
import { becauseOf, DeliveryModel } from '../../../models/documents/deliveries/delivery.ts';
import { PressureModel } from '../../../models/documents/pressure.ts';
import { SuppressionModel } from '../../../models/documents/suppression.ts';
import type { ProviderDeclaration } from '../../../models/config/provider.ts';
import { addressOf } from '../../../models/domain/addresses.ts';
import { contactInput } from '../../../models/domain/contact.ts';
import { isChatChannel } from '../../../models/domain/message.ts';
import { defaultBrand } from '../../../models/installation.ts';
import { people, startSystem, type System } from '../system.ts';
import { hashAddress } from './deliver.ts';

interface Person {
  id: string;
  phone: string;
}

/** Those of these tests, who are awake. */
export const personAt = (index: number): Person => ({ id: `person-${index}`, phone: people.phoneOf(index) });

/** The ledger on a real database, and nothing else of Tidings beside it. */
export function ledger() {
  let system: System | undefined;
  beforeAll(async () => {
    system = await startSystem({}, { without: ['temporal', 'simulator', 'api', 'worker'] });
    await connectDatabase(system.stack.addresses.mongodb);
    await buildAll();
  });
  afterAll(async () => {
    await disconnectDatabase();
    await system?.stop();
  });

  return {
    mongodb: () => system?.stack.addresses.mongodb ?? '',

    forget: () => Promise.all(Object.values(mongoose.connection.collections).map((rows) => rows.deleteMany({}))),

    /** Registers a person with a phone and the address that a provider writes to, who agrees to everything. */
    register: async (
      { id, phone }: Person,
      { channel, name: service }: Pick<ProviderDeclaration, 'channel' | 'name'>,
      to: string,
    ): Promise<void> => {
      const { timeZone, region } = people;
      const told = channel === 'email' ? { email: to } : {};
      const input = contactInput.parse({ phone, timeZone, region, locale: 'en', ...told });
      await replaceContact(id, input, addressHashes(input, hashAddress));
      if (isChatChannel(channel))
        await linkChat(id, { channel, id: to, hash: hashAddress(addressOf(channel).keyOf(to)) });
      if (channel === 'push') {
        const device = { id: hashAddress(to), service, address: to, seenAt: new Date() };
        await keepDevice(id, device, hashAddress(addressOf(channel).keyOf(id)));
      }
      const act = { action: 'grant', purpose: 'offers', channel: '*', source: 'test', method: 'web-box' } as const;
      await appendConsent(id, { ...act, brand: defaultBrand });
    },

    /** A row with what support reads. */
    row: async (id: string) => {
      const row = await DeliveryModel.findById(id).orFail().lean();
      return { ...row, because: becauseOf(row), code: row.steps.at(-1)?.detail };
    },

    /** How many slots under the caps are taken. */
    slots: async () => (await PressureModel.find().lean()).flatMap(({ reservations }) => reservations).length,

    /** What is known against the addresses of a contact who is alone. */
    marks: async (id: string) => {
      const { numberState, emailState } = (await ContactModel.findById(id).lean()) ?? {};
      const listed = await SuppressionModel.find().lean();
      return { numberState, emailState, listed: listed.map(({ reason }) => reason) };
    },
  };
}
