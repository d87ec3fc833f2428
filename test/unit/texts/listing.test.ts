import { expect, it } from 'vitest';
import { textTable } from '../../../cli/texts/text-table.ts';
import { priceTable } from '../../../models/domain/money/prices.ts';
import { texts } from '../../../workflows/catalogue.ts';
import type { Message } from '../../../workflows/journey/messages.ts';

const countries = { RU: '0.039', KZ: '0.061', US: '0.01', GB: '0.04', DE: '0.075', AE: '0.02' };
const prices = priceTable.parse({ currency: 'EUR', routes: { simulator: { default: '0.05', countries } } });
const longKey = `a-journey-with-quite-a-long-name/${'and-a-step-with-a-longer-one-'.repeat(2)}`;
const long: Message = {
  key: longKey,
  kind: 'service',
  text: { en: `Look: ${'https://shop.example/sale '.repeat(9)}`, ru: 'Заказ принят. '.repeat(30) },
};

it.each([
  ['without prices', undefined],
  ['with prices', prices],
])('lists every text within 80 columns %s', (_what, table) => {
  const lines = textTable(new Map([...texts, [longKey, long]]), table).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  const told = lines.join('\n').replaceAll(/ *│\n│ */g, ' ');
  for (const key of texts.keys()) expect(told).toContain(key);
  if (table) expect(told).toContain('simulator KZ 0.061 EUR');
  expect(lines.join('')).not.toContain('…');
  expect(told).toMatch(/transliteration saves \d+ → \d+, \d+ %/);
});
