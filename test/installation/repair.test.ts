import { begin } from 'tidings/testing';
import { expect, it } from 'vitest';

const customer = { locale: 'de', country: 'DE', timeZone: 'Europe/Berlin' };

it('speaks German, asks what is in stock, and keeps to the hours of the workshop', async () => {
  const story = await begin(
    'repair.accepted',
    { repairId: 'R-7', part: 'Sattel' },
    {
      at: '09:00',
      person: customer,
      lookUps: { inStock: () => ({ pieces: 0 }) },
    },
  );
  await story.until(0, '12:00');
  await story.event('repair.ready', { repairId: 'R-7', price: 89.5, currency: 'EUR' });
  expect(await story.end()).toEqual([
    'day 0 09:00 deferred repair/accepted (quiet-hours)',
    'day 0 10:00 sent repair/accepted',
    'day 0 10:00 sent repair/ordered',
    'day 0 12:00 repair.ready',
    'day 0 12:00 sent repair/ready',
    'day 0 12:00 ended by repair.ready',
  ]);
  expect(story.texts).toEqual([
    'Radwerk: Ihr Rad ist angenommen, Auftrag R-7.',
    'Auftrag R-7: Das Ersatzteil ist bestellt.',
    'Auftrag R-7 ist fertig: 89,50 €.',
  ]);
});

it('has a consent confirmed in German', async () => {
  const wanted = { requestId: 'r1', brand: 'radwerk', wording: 'aktionen-sms/1', language: 'de' } as const;
  const story = await begin('consent.requested', { ...wanted, method: 'code' }, { at: '12:00', person: customer });
  await story.reply('Was ist das?');
  await story.event('consent.confirmed', { requestId: 'r1' });
  await story.end();
  const [asked, again, thanks] = story.texts;
  expect(asked).toMatch(/^Radwerk: Um Aktionen rund ums Rad per SMS zu erhalten, antworten Sie mit dem Code \d{6}\./);
  expect(again).toBe('Das war nicht der Code. Bitte antworten Sie mit den sechs Ziffern.');
  expect(thanks).toBe('Danke, das ist bestätigt. Abmelden: STOP antworten.');
});
