import { describe, expect, it } from 'vitest';
import { ContactModel } from '../../models/documents/contacts/contact.ts';
import { EventModel } from '../../models/documents/event.ts';
import { cloudEvent } from '../support/system.ts';
import { town } from '../support/town.ts';

describe('the e-mail address of a contact, on the real engines', () => {
  const { system } = town();
  const put = (id: string, fields: object) => system().api('PUT', `/v1/contacts/${id}`, fields);
  const emailOf = async (id: string) => (await system().api('GET', `/v1/contacts/${id}`)).body['email'];
  const found = async (email: string) => {
    const { body } = await system().api('POST', '/v1/contacts/search', { email });
    return (body['items'] as { id: string }[]).map(({ id }) => id).toSorted();
  };
  const imported = async (csv: string) => {
    const { body } = await system().api('POST', '/v1/contacts/import', csv, { 'content-type': 'text/csv' });
    return JSON.parse(String(body['text']).split('\n', 1)[0] ?? '') as Record<string, unknown>;
  };

  it('is kept as its owner writes it, and found in any spelling', async () => {
    expect(await put('ann', { email: 'Ann Lee <Ann.Lee@Shop.Example>' })).toMatchObject({
      status: 201,
      body: { id: 'ann', email: 'Ann.Lee@shop.example' },
    });
    await put('anna', { email: 'ann.lee@SHOP.example', phone: '+447700900123' });
    await put('other', { email: 'ann.leo@shop.example' });
    await put('ivan', { email: 'иван@пример.рф' });
    expect(await emailOf('ivan')).toBe('иван@пример.рф');
    expect(await found('mailto:ANN.LEE@shop.example')).toEqual(['ann', 'anna']);
    expect(await found('Иван@xn--e1afmkfd.xn--p1ai')).toEqual(['ivan']);
    expect(await found('nobody@shop.example')).toEqual([]);
  });

  it('that is none is refused by name, however it comes, and nothing is kept', async () => {
    const refused = await put('misfit', { email: 'ann@shop' });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '/email' }] } });
    const data = {
      profileUrl: 'https://shop.example/me',
      contact: { email: 'ann@shop.example\r\nBcc: all@x.example' },
    };
    const brought = await system().api('POST', '/v1/events', cloudEvent('user.registered', 'misfit', 'e-1', data));
    expect(brought.body).toMatchObject({ errors: [{ pointer: '/data/contact/email' }] });
    expect(await imported('id,email\nmisfit,ann@\n')).toMatchObject({
      result: 'rejected',
      errors: [{ field: 'email', reason: 'must be an e-mail address such as ann@shop.example' }],
    });
    const searched = await system().api('POST', '/v1/contacts/search', { email: 'ann' });
    expect(searched).toMatchObject({ status: 422, body: { errors: [{ pointer: '/email' }] } });
    expect((await system().api('GET', '/v1/contacts/misfit')).status).toBe(404);
  });

  it('is set by an import and by an event, and each leaves what it does not name', async () => {
    await put('bob', { phone: '+447700900124', email: 'bob@shop.example' });
    expect(await imported('id;email\nbob; new-bob@shop.example \n')).toMatchObject({ result: 'updated' });
    expect(await imported('id,locale\nbob,en-GB\n')).toMatchObject({ result: 'updated' });
    expect(await found('new-bob@shop.example')).toEqual(['bob']);
    expect(await found('bob@shop.example')).toEqual([]);
    const data = { profileUrl: 'https://shop.example/me', contact: { email: 'Bob@work.example' } };
    expect((await system().api('POST', '/v1/events', cloudEvent('user.registered', 'bob', 'e-2', data))).status).toBe(
      202,
    );
    expect(await emailOf('bob')).toBe('Bob@work.example');
    expect((await system().api('GET', '/v1/contacts/bob')).body['phone']).toBe('+447700900124');
    expect(await imported('id,email\nbob,\n')).toMatchObject({ result: 'updated' });
    expect(await emailOf('bob')).toBeUndefined();
    expect(await found('bob@work.example')).toEqual([]);
  });

  it('is gone from a contact that is written whole without it, and from one that is erased', async () => {
    await put('cy', { email: 'cy@shop.example', phone: '+447700900125' });
    await put('cy', { phone: '+447700900125' });
    expect(await found('cy@shop.example')).toEqual([]);
    const data = { profileUrl: 'https://shop.example/me', contact: { email: 'cy@shop.example' } };
    await system().api('POST', '/v1/events', cloudEvent('user.registered', 'cy', 'e-3', data));
    expect(await found('cy@shop.example')).toEqual(['cy']);
    expect((await system().api('DELETE', '/v1/contacts/cy')).status).toBe(204);
    expect(await found('cy@shop.example')).toEqual([]);
    const kept = [await ContactModel.findById('cy').lean(), await EventModel.find({ contactId: 'cy' }).lean()];
    expect(JSON.stringify(kept)).not.toMatch(/cy@|emailHash/);
  });
});
