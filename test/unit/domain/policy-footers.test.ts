import { describe, expect, it } from 'vitest';
import { withFooters, type Imprint } from '../../../models/domain/policy/footer.ts';
import { createPolicy } from '../../../models/domain/policy/policy.ts';

const policy = createPolicy();
const imprint: Imprint = {
  optOut: { byReply: 'Reply STOP to opt out', byLink: 'Opt out' },
  brand: 'Example Shop',
  sender: '+15550100',
  unsubscribeUrl: 'https://go.example/u/AbC-1',
};

/** A text as it leaves for a country. */
function sentTo(country: string, text: string, told: Partial<Imprint> = {}, about?: 'debt') {
  const subject = { kind: about ? 'service' : 'marketing', channel: 'sms', about } as const;
  return withFooters(text, policy({ country }, subject).footers, { ...imprint, ...told });
}

describe('what a place demands of an advertising text', () => {
  it.each([
    ['VN', 'Sale!', '[QC] Sale!\nReply STOP to opt out'],
    ['VN', '[QC] Sale! Reply STOP to end.', '[QC] Sale! Reply STOP to end.'],
    ['SG', 'Sale!', '<ADV> Example Shop: Sale!\nReply STOP to opt out'],
    [
      'SG',
      'Sale at Example Shop, no <ADV> before',
      '<ADV> Sale at Example Shop, no <ADV> before\nReply STOP to opt out',
    ],
    ['AE', 'Sale!', 'Sale!\nReply STOP to opt out'],
    ['TR', 'Sale!', 'Example Shop: Sale!\nReply STOP to opt out'],
    ['CO', 'Sale!', 'Sale!\nReply STOP to opt out'],
    ['ZA', 'Sale!', 'Example Shop: Sale!\nReply STOP to opt out'],
    ['NO', 'Sale!', 'Example Shop: Sale!\nReply STOP to opt out'],
    ['KZ', 'Sale!', 'Sale!'],
  ])('%s: %s', (country, text, sent) => {
    expect(sentTo(country, text)).toBe(sent);
  });

  it('never takes a label from words of outside for its own', () => {
    expect(sentTo('VN', '[QC] order', { own: '- order' })).toContain('[QC] [QC] order');
  });

  it('writes a label that two places share once, and both where they differ', () => {
    const both = [{ label: '[QC]' }, { label: '<ADV>' }, { label: '[QC]' }];
    expect(withFooters('Sale!', both, imprint)).toBe('[QC] <ADV> Sale!');
  });

  it.each([
    ['<ADV>Big sale', [{ label: '<ADV>' }, 'sender'], '<ADV> Example Shop: Big sale'],
    ['<ADV> Big sale', ['sender', { label: '<ADV>' }], '<ADV> Example Shop: Big sale'],
    ['<ADV> Big sale', [{ label: '<ADV>' }, 'creditor'], '<ADV> Example Shop, +15550100: Big sale'],
    ['<ADV> Big sale', [{ label: '<ADV>' }, { label: '[QC]' }, 'sender'], '[QC] <ADV> Example Shop: Big sale'],
    ['[QC] <ADV> Big sale', [{ label: '<ADV>' }, { label: '[QC]' }, 'sender'], '[QC] <ADV> Example Shop: Big sale'],
    ['  <ADV> Big sale', [{ label: '<ADV>' }, 'sender'], '<ADV> Example Shop: Big sale'],
    ['<ADV>  Example Shop sale', [{ label: '<ADV>' }, 'sender'], '<ADV>  Example Shop sale'],
    ['ADVENTURE', [{ label: 'AD' }, 'sender'], 'AD Example Shop: ADVENTURE'],
    ['AD: venture', [{ label: 'AD' }], 'AD: venture'],
  ] as const)('puts the label first in %s with %j', (text, footers, sent) => {
    expect(withFooters(text, footers, imprint)).toBe(sent);
  });
});

describe('a text about a debt in Russia', () => {
  const reminder = 'Счёт 7 не оплачен.';
  it.each([
    ['from a number', reminder, '+15550100', `Example Shop, +15550100: ${reminder}`],
    ['from a name, which need not be the creditor’s', reminder, 'Tidings', `Example Shop: ${reminder}`],
    ['that names both', 'Example Shop, 8 (800) 555-35-35: оплатите счёт.', '+15550100', undefined],
    ['that names the creditor', 'Example Shop ждёт оплаты.', '+15550100', '+15550100: Example Shop ждёт оплаты.'],
    [
      'that names a number',
      'Оплатите счёт, 8 800 555 35 35.',
      '+15550100',
      'Example Shop: Оплатите счёт, 8 800 555 35 35.',
    ],
  ])('%s names the creditor and where to call', (_which, text, sender, sent) => {
    expect(sentTo('RU', text, { sender }, 'debt')).toBe(sent ?? text);
  });

  it('is not content with a creditor whom only a value names', () => {
    const text = 'Example Shop +79990001122';
    expect(sentTo('RU', text, { own: '- -' }, 'debt')).toBe(`Example Shop, +15550100: ${text}`);
  });

  it('leaves other service texts, and debts elsewhere, alone', () => {
    expect(sentTo('GB', reminder, {}, 'debt')).toBe(reminder);
    expect(policy({ country: 'RU' }, { kind: 'service', channel: 'sms' }).footers).toEqual([]);
  });
});

describe('who sends an advertising text', () => {
  const laden = { brand: 'Laden', otherNames: ['Laden', 'Sklep Müller', 'Пример', 'Laden Handels GmbH'] };
  const named = (text: string, sender: string, told: Partial<Imprint> = {}) =>
    withFooters(text, ['sender'], { ...imprint, ...laden, sender, ...told });

  it.each(['Tidings', '+4930123456', '12345', 'Lade', 'LadenX', 'Kommen'])('is said in the text from %s', (sender) => {
    expect(named('Kommen Sie', sender)).toBe('Laden: Kommen Sie');
  });

  it.each(['Laden', 'LADEN', 'la-den', 'SklepMuller', 'Primer'])('is said by the sender %s', (sender) => {
    expect(named('Kommen Sie', sender)).toBe('Kommen Sie');
  });

  it('may be spelt in a sender without the marks of its letters', () => {
    const müller = { brand: 'Müller', otherNames: [] };
    expect(['Mueller', 'Muller', 'MUELLER'].map((sender) => named('Kommen Sie', sender, müller))).toEqual(
      Array(3).fill('Kommen Sie'),
    );
    expect(named('Zapraszamy', 'Lodz', { brand: 'Łódź', otherNames: [] })).toBe('Zapraszamy');
  });

  it.each(['Neu bei Laden!', 'Laden', '(Laden) Neu', 'Laden Handels GmbH lädt ein', 'Sklep Müller zaprasza'])(
    'is not said again in "%s"',
    (text) => {
      expect(named(text, 'Tidings')).toBe(text);
    },
  );

  it.each(['Ladenschluss', 'Im Bioladen', 'https://Laden.example/x', 'Hilfe@Laden', '7Laden'])(
    'is not said by "%s", which only holds its letters',
    (text) => {
      expect(named(text, 'Tidings')).toBe(`Laden: ${text}`);
    },
  );

  it('is the brand of the text, whatever brand the sender belongs to', () => {
    expect(named('Come in', 'Laden', { brand: 'Club', otherNames: ['Club Ltd'] })).toBe('Club: Come in');
  });

  it.each(['DE', 'PL', 'FR', 'GF', 'NO', 'CH', 'TR', 'GB', 'AU', 'NZ', 'ZA', 'SG'])(
    'is said in %s where the sender is the name of another',
    (country) => {
      expect(sentTo(country, 'Sale!', { sender: 'Tidings' })).toContain('Example Shop: Sale!');
      expect(sentTo(country, 'Sale!', { sender: 'ExampleShop' })).not.toContain('Example Shop');
    },
  );
});
