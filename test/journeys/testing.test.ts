import { begin, consentTo, type Person } from 'tidings/testing';
import { describe, expect, it } from 'vitest';

const profile = { profileUrl: 'https://shop.example/me' };
const invoice = { invoiceId: 'i1', amount: 90, currency: 'GBP', dueOn: '2026-05-01', payUrl: 'https://shop.example/p' };

describe('a story', () => {
  it('follows the catalogue: an event starts what starts on it, and is told to what hears it', async () => {
    const story = await begin('user.registered', profile, { at: '10:00' });
    await story.until(0, '12:00');
    await story.event('order.placed', { orderId: 'o1' });
    await story.event('order.cancelled', { orderId: 'o1' });
    await story.event('profile.completed', {});
    expect(await story.end()).toEqual([
      'day 0 10:00 sent welcome/hello',
      'day 0 12:00 order.placed',
      'day 0 12:00 sent order-tracking/accepted',
      'day 0 12:00 order.cancelled',
      'day 0 12:00 sent order-tracking/cancelled',
      'day 0 12:00 order-tracking ended by order.cancelled',
      'day 0 12:00 profile.completed',
      'day 0 12:00 welcome ended by profile.completed',
    ]);
  });

  it('begins no journey again that its rule of re-entry refuses', async () => {
    const story = await begin('user.registered', profile, { at: '10:00', journeys: ['welcome'] });
    await story.event('profile.completed', {});
    await story.event('user.registered', profile);
    expect(story.timeline.filter((line) => line.includes('sent welcome/hello'))).toHaveLength(1);
  });

  it('has told what is due in the minute that the clock shows', async () => {
    const story = await begin('user.registered', profile, { at: '10:00', person: { consents: consentTo('tips') } });
    await story.until(1, '11:00');
    expect(story.timeline.at(-1)).toBe('day 1 11:00 sent welcome/needHelp');
    await story.until(3, '10:59');
    expect(story.timeline.at(-1)).toBe('day 1 11:00 sent welcome/needHelp');
    await story.until(3, '11:00');
    expect(story.timeline.at(-1)).toBe('day 3 11:00 ended by end of story');
  });

  it('refuses what the api would refuse, and a time that is over', async () => {
    const at = '10:00';
    const past = { bookingId: 'b1', startsAt: '2026-11-20T10:00:00+00:00' };
    await expect(begin('booking.made', past, { at })).rejects.toThrow(
      /booking\.made would be refused: .*lies in the past/,
    );
    const coming = (begun: Date) => ({
      ...invoice,
      dueOn: new Date(begun.getTime() + 10 * 86_400_000).toISOString().slice(0, 10),
    });
    await expect(begin('invoice.overdue', coming, { at })).rejects.toThrow(/dueOn lies in the future/);
    for (const [field, value] of Object.entries({ phone: '123', country: 'Germany', timeZone: 'Europe/Lodnon' }))
      await expect(begin('user.registered', profile, { at, person: { [field]: value } })).rejects.toThrow(
        `person.${field}: `,
      );
    await expect(begin('user.registered', profile, { at: '25:00' })).rejects.toThrow(
      'at: "25:00" is no time such as 09:30',
    );
    const story = await begin('user.registered', profile, { at });
    await story.until(1, '10:00');
    await expect(story.until(0, '11:00')).rejects.toThrow('until: day 0 11:00 is over already');
  });

  it('says the words of a text as its reader gets them', async () => {
    const invited = { at: '12:00', person: { locale: 'ru-RU' } };
    const story = await begin('invoice.overdue', invoice, invited);
    expect(story.said('overdue-payment/gentle')).toMatch(/90,00 £.*https:\/\/shop\.example\/p/);
    expect(() => story.said('overdue-payment/firm')).toThrow(
      'overdue-payment/firm has not left; what happened:\nday 0 12:00 sent overdue-payment/gentle',
    );
  });

  it('finds the links of the latest text for a click', async () => {
    const story = await begin('invoice.overdue', invoice, { at: '12:00' });
    await story.click();
    expect(story.timeline.at(-1)).toBe('day 0 12:00 click: https://shop.example/p');
    await expect(story.click('basket')).rejects.toThrow('no link basket: https://shop.example/p');
  });

  it('reads replies as the api does', async () => {
    const person = { consents: consentTo('tips'), attributes: { plan: 'pro' } } satisfies Partial<Person>;
    const story = await begin('user.registered', profile, { at: '10:00', person });
    await story.until(1, '12:00');
    await story.reply('HELP');
    await story.reply('please stop texting me');
    expect(await story.end()).toEqual([
      'day 0 10:00 sent welcome/hello',
      'day 1 11:00 sent welcome/needHelp',
      'day 1 12:00 reply: HELP (help)',
      'day 1 12:00 reply: please stop texting me',
      'day 1 12:00 opted out',
      'day 1 12:00 skipped welcome/proTips (suppressed)',
      'day 1 12:00 ended by end of story',
    ]);
  });

  it('names an event, a field, a journey and a text that is not there', async () => {
    const at = '10:00';
    await expect(begin('invoice.lost' as 'invoice.paid', { invoiceId: 'i' }, { at })).rejects.toThrow(
      /^no event invoice\.lost: there are .*invoice\.paid/,
    );
    await expect(begin('order.placed', { orderId: '' }, { at })).rejects.toThrow(
      /the event order\.placed would be refused: \/data\/orderId /,
    );
    await expect(begin('user.registered', profile, { at, journeys: ['wellcome'] })).rejects.toThrow(
      /^no journey wellcome: there are .*welcome/,
    );
    await expect(begin('invoice.paid', { invoiceId: 'i' }, { at })).rejects.toThrow(
      'no journey that takes part starts on invoice.paid',
    );
    const story = await begin('user.registered', profile, { at });
    expect(() => story.said('welcome/helo')).toThrow(/^no text welcome\/helo: there are .*welcome\/hello/);
    await expect(story.decide('yes')).rejects.toThrow('the team was not asked anything');
  });
});
