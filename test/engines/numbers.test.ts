import { describe, expect, it } from 'vitest';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

describe('numbers on the real engines', () => {
  const { system, poll, contact, consent, deliveries, next } = town();
  const shown = async (id: string) => (await system().api('GET', `/v1/contacts/${id}`)).body;

  it('keeps what was written, and what kind of number it is', async () => {
    await system().api('PUT', '/v1/contacts/written', { phone: '8 (912) 345-67-89', country: 'RU' });
    expect(await shown('written')).toMatchObject({
      phone: '+79123456789',
      phoneRaw: '8 (912) 345-67-89',
      phoneType: 'MOBILE',
      country: 'RU',
    });
  });

  it('tells of every fault of a row at once, and keeps them with what was written', async () => {
    const file = 'id,phone,country,timeZone\ngood,+447700900055,,UTC\n,12,RU,Nowhere/City\n';
    const answer = await system().api('POST', '/v1/contacts/import?report=rejected', file, {
      'content-type': 'text/csv',
    });
    const [rejected, last] = String(answer.body['text'])
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { errors: { field: string }[]; import: string; summary: object });
    expect(rejected?.errors.map(({ field }) => field).toSorted()).toEqual(['id', 'phone', 'timeZone']);
    expect(last?.summary).toEqual({ created: 1, updated: 0, rejected: 1 });
    const report = await system().api('GET', `/v1/imports/${last?.import}`);
    expect(report.body).toMatchObject({ state: 'done', counts: { created: 1, rejected: 1 } });
    const faults = await system().api('GET', `/v1/imports/${last?.import}/faults`);
    expect(faults.body['items']).toEqual(
      expect.arrayContaining([expect.objectContaining({ line: 3, field: 'phone', raw: '12' })]),
    );
    expect((await system().api('GET', '/v1/imports/none')).body['code']).toBe('import-unknown');
  });

  it('stops marketing to a number where nobody has been for a month, until a delivery or a new consent', async () => {
    const phone = await contact('silent', 1);
    await consent('silent');
    const weeksAgo = (weeks: number) => new Date(Date.now() - weeks * 7 * 86_400_000);
    const absences = [
      { deliveryId: 'a', at: weeksAgo(6) },
      { deliveryId: 'b', at: weeksAgo(3) },
    ];
    await ContactModel.updateOne({ _id: 'silent' }, { $set: { absences } });
    await next(phone, 'undeliverable');
    await poll().begin('poll', 'silent');
    await eventually(
      () => shown('silent'),
      ({ numberState }) => numberState === 'stale',
    );
    expect(await (await poll().begin('offer', 'silent')).result()).toEqual({ endedBy: 'number-stale' });
    await consent('silent');
    expect((await shown('silent'))['numberState']).toBeUndefined();
    expect(await (await poll().begin('offer', 'silent')).result()).toEqual({ endedBy: 'sent' });
  });

  it('asks the network about a number once, and marks one that is not there', async () => {
    const phone = await contact('looked-up', 2);
    await next(phone, 'undeliverable');
    const { status, body } = await system().api('POST', '/v1/contacts/looked-up/check-number');
    expect([status, body]).toEqual([202, { workflowId: 'number-check/looked-up' }]);
    const checked = await eventually(
      () => shown('looked-up'),
      ({ numberCheck }) => numberCheck !== undefined,
    );
    expect(checked).toMatchObject({
      numberState: 'unreachable',
      numberCheck: { state: 'unreachable', line: 'mobile' },
    });
    await contact('reached', 3);
    await system().api('POST', '/v1/contacts/reached/check-number');
    await eventually(
      () => shown('reached'),
      ({ numberCheck }) => (numberCheck as { state?: string } | undefined)?.state === 'reachable',
    );
    expect((await deliveries('reached')).length).toBe(0);
  });

  it('cannot ask about a number that is not there', async () => {
    await contact('numberless', 4, { phone: '' });
    const { status, body } = await system().api('POST', '/v1/contacts/numberless/check-number');
    expect([status, body['code']]).toEqual([409, 'contact-state']);
  });
});
