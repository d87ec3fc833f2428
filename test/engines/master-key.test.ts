import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkMasterKey } from '../../cli/wiring/check-master-key.ts';
import { addressHash } from '../../cli/wiring/keys.ts';
import { connectDatabase, disconnectDatabase } from '../../models/documents/connect.ts';
import { MasterKeyModel } from '../../models/documents/master-key.ts';
import { SuppressionModel } from '../../models/documents/suppression.ts';
import { people } from '../support/people.ts';
import { startProcess } from '../support/process.ts';
import { fictionalNumber, startSystem, type System } from '../support/system.ts';

const newKey = () => randomBytes(32).toString('base64');
const refusal =
  'TIDINGS_MASTER_KEY is not the key that this database was first used with, so opt-outs would not be found: set that ' +
  'one again; see "The master key" in docs/operations.md.';

describe('a database belongs to one master key', () => {
  let system: System;
  let key = '';
  beforeAll(async () => {
    system = await startSystem({}, { without: ['worker'] });
    key = system.stack.env['TIDINGS_MASTER_KEY'] ?? '';
    await connectDatabase(system.stack.addresses.mongodb);
  });
  afterAll(async () => {
    await disconnectDatabase();
    await system.stop();
  });

  it.each(['api', 'worker'])('a %s with another one ends, and says why', async (command) => {
    const started = startProcess(command, { ...system.stack.env, TIDINGS_MASTER_KEY: newKey(), PORT: '1' });
    expect(await started.ended).toBe(1);
    expect(started.said()).toMatch(/^ {2}code: master-key-wrong, /m);
    expect(started.said().split('\n')).toContain(refusal);
  });

  it('whose fingerprint is kept and which is not', async () => {
    const rows = await MasterKeyModel.find().lean();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(key);
    await expect(checkMasterKey(key)).resolves.toBeUndefined();
    await expect(checkMasterKey(newKey())).rejects.toThrow(refusal);
  });

  it('which its stored numbers know, where an earlier version kept no fingerprint', async () => {
    await people(() => system).contact('ann', 1);
    await system.api('POST', '/v1/contacts/ann/opt-outs', { by: 'team', source: 'hotline' });
    expect(await SuppressionModel.findById(addressHash(key)(fictionalNumber(1))).lean()).not.toBeNull();
    await MasterKeyModel.deleteMany({});
    await expect(checkMasterKey(newKey())).rejects.toThrow(refusal);
    expect(await MasterKeyModel.countDocuments()).toBe(0);
    await expect(checkMasterKey(key)).resolves.toBeUndefined();
    await expect(checkMasterKey(newKey())).rejects.toThrow(refusal);
  });

  it('the first one, however many start at once', async () => {
    const empty = new URL(system.stack.addresses.mongodb);
    empty.pathname = '/nobody_yet';
    await disconnectDatabase();
    await connectDatabase(empty.href);
    const keys = [newKey(), newKey()];
    const starts = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => checkMasterKey(keys[index % 2] ?? '')),
    );
    const outcomes = (of: number) => new Set(starts.filter((_, index) => index % 2 === of).map(({ status }) => status));
    expect([...outcomes(0), ...outcomes(1)].toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});
