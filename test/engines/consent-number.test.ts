import { describe, expect, it } from 'vitest';
import { eventually, fictionalNumber, people } from '../support/system.ts';
import { town } from '../support/town.ts';

describe('a consent is to a number, on the real engines', () => {
  const { system, poll, contact, consent, reply } = town();

  const offered = async (id: string): Promise<unknown> => (await poll().begin('offer', id)).result();
  const put = async (id: string, fields: object) => {
    const { timeZone, region } = people;
    const body = { timeZone, ...(region && { region }), ...fields };
    expect((await system().api('PUT', `/v1/contacts/${id}`, body)).status).toBeLessThan(300);
  };
  const state = async (id: string) => {
    const { body } = await system().api('GET', `/v1/contacts/${id}/consents`);
    const standing = body['standing'] as { purpose: string; brand: string; channel: string; state: string }[];
    return standing.find((each) => each.purpose === 'offers' && each.brand === 'shop' && each.channel === 'sms')?.state;
  };

  it('waits for a new one after a change of number, and takes the old one up with the old number', async () => {
    await contact('mover', 1);
    await consent('mover');
    await put('mover', { phone: fictionalNumber(2) });
    expect(await state('mover')).toBe('other-number');
    expect(await offered('mover')).toEqual({ endedBy: 'consent-other-number' });
    const question = '/v1/policy/explain?contactId=mover&kind=marketing&purpose=offers';
    expect((await system().api('GET', question)).body).toMatchObject({
      verdict: 'suppress',
      reason: 'consent-other-number',
      because: 'The consent was given for another number than the contact has now.',
    });
    await put('mover', { phone: fictionalNumber(1) });
    expect(await offered('mover')).toEqual({ endedBy: 'sent' });
    await put('mover', { phone: fictionalNumber(2) });
    await consent('mover');
    expect(await state('mover')).toBe('granted');
    expect(await offered('mover')).toEqual({ endedBy: 'sent' });
  });

  it('is not changed by another spelling', async () => {
    await contact('same', 3);
    await consent('same');
    await put('same', { phone: fictionalNumber(3).replace('+44', '0044 (0) ') });
    expect(await offered('same')).toEqual({ endedBy: 'sent' });
  });

  it('given without a number fits none that comes later', async () => {
    await put('unnumbered', {});
    await consent('unnumbered');
    await put('unnumbered', { phone: fictionalNumber(4) });
    expect(await offered('unnumbered')).toEqual({ endedBy: 'consent-other-number' });
  });

  it('keeps its number when START gives it back', async () => {
    await contact('back', 5);
    await consent('back');
    await put('back', { phone: fictionalNumber(6) });
    await reply(fictionalNumber(6), 'STOP');
    await eventually(
      () => state('back'),
      (now) => now === 'withdrawn',
    );
    await reply(fictionalNumber(6), 'START');
    await eventually(
      () => state('back'),
      (now) => now === 'other-number',
    );
    expect(await offered('back')).toEqual({ endedBy: 'consent-other-number' });
  });
});
