import { describe, expect, it } from 'vitest';
import { askForData } from '../../api/effects/replies/data-request.ts';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { TeamTaskModel } from '../../models/documents/team-task.ts';
import { cloudEvent, eventually } from '../support/system.ts';
import { town } from '../support/town.ts';

const { system, contact, deliveries, timeline, reply, bubbles } = town();
const told = (phone: string, words: RegExp) =>
  eventually(
    () => bubbles(phone),
    (all) => all.some(({ text }) => words.test(text)),
  );

interface Task {
  kind: string;
  question: string;
  details: Record<string, unknown>;
  createdAt: string;
  dueAt: string;
}
const tasks = async (id: string) =>
  (await system().api('GET', `/v1/team-tasks?contactId=${id}`)).body['items'] as Task[];
const handled = (id: string, as: string) =>
  eventually(
    () => timeline(id),
    (items) => items.some(({ details }) => details['handling'] === as),
  );
const withdrawals = async (id: string) =>
  ((await system().api('GET', `/v1/contacts/${id}/consents`)).body['items'] as { action: string }[]).filter(
    ({ action }) => action === 'withdraw',
  );

describe('a claim to the data on a person', () => {
  it('to have it erased also ends marketing, and is due within a month', async () => {
    const phone = await contact('eraser', 1);
    await reply(phone, 'Please delete all data that you hold about me');
    // The whole of the data is no end of all messages.
    await told(phone, /your request about your data is with our team.*no more advertising/);
    await handled('eraser', 'data-request');
    expect(await withdrawals('eraser')).toHaveLength(1);
    const [task, ...others] = await tasks('eraser');
    expect(others).toEqual([]);
    expect(task).toMatchObject({ kind: 'data-request', details: { right: 'erasure' } });
    const days = (Date.parse(task!.dueAt) - Date.parse(task!.createdAt)) / 86_400_000;
    expect(days).toBeGreaterThan(27);
    expect(days).toBeLessThan(32);
    const shown = (await timeline('eraser')).find(({ kind }) => kind === 'team-task');
    expect(shown?.details['dueAt']).toBe(task!.dueAt);
  });

  it.each([
    ['settler', 5, { country: 'RU' }],
    ['muscovite', 6, { region: 'RU-MOW' }],
  ])('is due within ten working days where only the profile is Russian: %s', async (id, index, told) => {
    const phone = await contact(id, index);
    expect((await system().api('PUT', `/v1/contacts/${id}`, { phone, locale: 'en', ...told })).status).toBe(200);
    await reply(phone, 'Please delete my data');
    await handled(id, 'data-request');
    const [task] = await tasks(id);
    const days = (Date.parse(task!.dueAt) - Date.parse(task!.createdAt)) / 86_400_000;
    expect(days).toBeGreaterThan(11);
    expect(days).toBeLessThan(15);
  });

  it('to have it put right ends nothing, and to have it unused ends marketing', async () => {
    const phone = await contact('corrected', 8);
    await reply(phone, 'Please correct my data');
    await told(phone, /request about your data is with our team, who will answer it\. Help/);
    expect(await withdrawals('corrected')).toEqual([]);
    await reply(phone, 'restrict the processing of my data');
    await told(phone, /request about your data is with our team.*no more advertising/);
    expect(await withdrawals('corrected')).toHaveLength(1);
    const rights = (await tasks('corrected')).map(({ details }) => details);
    expect(rights).toEqual(expect.arrayContaining([{ right: 'restriction' }, { right: 'rectification' }]));
  });

  it('to know what is held ends nothing, and is asked of the team once however often it is claimed', async () => {
    const phone = await contact('asker', 2);
    for (const words of ['What data do you have about me?', 'Какие данные обо мне вы храните?']) {
      await reply(phone, words);
    }
    await eventually(
      () => timeline('asker'),
      (items) => items.filter(({ details }) => details['handling'] === 'data-request').length === 2,
    );
    await told(phone, /request about your data is with our team, who will answer it\. Help/);
    expect(await tasks('asker')).toMatchObject([{ kind: 'data-request', details: { right: 'access' } }]);
    expect(await withdrawals('asker')).toEqual([]);
  });
});

describe('claims at once', () => {
  it('are one task of the team, whoever was the first', async () => {
    await contact('hasty', 5);
    const found = (await ContactModel.findById('hasty').lean())!;
    const { addressHash } = found;
    const claims = Array.from({ length: 40 }, (_, nth) => ({ _id: `claim ${nth}`, at: new Date(), addressHash }));
    await Promise.all(claims.map((claim) => askForData(claim, 'access', found)));
    expect(await TeamTaskModel.countDocuments({ contactId: 'hasty' })).toBe(1);
  });
});

describe('a word that cancels bookings, too', () => {
  it('ends marketing, and has somebody look at the order that the last text was about', async () => {
    const phone = await contact('booker', 3);
    await system().api('POST', '/v1/events', cloudEvent('order.placed', 'booker', 'placed', { orderId: 'o-1' }));
    await eventually(
      () => deliveries('booker'),
      (rows) => rows.some(({ state }) => state === 'delivered'),
    );
    await reply(phone, 'Cancel please');
    await handled('booker', 'opt-out');
    expect(await withdrawals('booker')).toHaveLength(1);
    expect(await tasks('booker')).toMatchObject([
      { kind: 'unasked', question: expect.stringContaining('booking') as string },
    ]);
  });

  it('is nobody’s work where no text was about anything of the person', async () => {
    const phone = await contact('stranger', 4);
    await reply(phone, 'CANCEL');
    await handled('stranger', 'opt-out');
    expect(await tasks('stranger')).toEqual([]);
  });
});
