import Table from 'cli-table3';
import { publish, type PublishedText } from '../../activities/rendering/publish.ts';
import { compile } from '../../activities/rendering/render.ts';
import { fromMicros } from '../../models/domain/money/money.ts';
import { channelOf, type MessageDefinition, type Value } from '../../models/domain/message.ts';
import { priceOf, type PriceTable } from '../../models/domain/money/prices.ts';
import { economise } from '../../models/domain/texts/economy.ts';
import { textHelpers } from '../../models/domain/texts/helpers.ts';
import { locales } from '../../models/installation.ts';
import { texts } from '../../workflows/catalogue.ts';
import { readVariable } from '../wiring/read-variable.ts';
import { readPrices } from '../wiring/prices.ts';

/** `tidings texts`: prints the table of all texts. */
export function listTexts(): void {
  console.log(textTable(texts, readPrices(readVariable(process.env, 'TIDINGS_PRICES_FILE'))));
}

/** Together with the lines between them, these fit a terminal of 80 columns. */
const widths = [42, 10, 10, 13];

/**
 * Every text in every language, rendered with its samples: encoding and parts, and below it what there is to know: cost
 * by route and country, what smart encoding and transliteration save (a star where the text allows it), and warnings.
 */
export function textTable(messages: ReadonlyMap<string, MessageDefinition>, prices?: PriceTable): string {
  const table = new Table({
    head: ['text', 'language', 'encoding', 'parts'],
    colWidths: widths,
    style: { head: [], border: [] },
    wordWrap: true,
  });
  for (const text of publish(messages, locales)) {
    const message = messages.get(text.key);
    if (!message) continue;
    const { row, notes } = entryOf(text, message, prices);
    table.push(row.map((content) => ({ content, wrapOnWordBoundary: false })));
    if (notes.length > 0) table.push([{ content: notes.join('\n'), colSpan: widths.length }]);
  }
  return table.toString();
}

function entryOf(published: PublishedText, message: MessageDefinition, prices: PriceTable | undefined) {
  const { key, locale, source, variables, warnings } = published;
  const values = Object.fromEntries(variables.map((name) => [name, sampleOf(name, source, message)]));
  const words = compile(source, locale, channelOf(message)).render(values, { locale, place: { zones: ['UTC'] } });
  const channel = channelOf(message);
  if (channel !== 'sms')
    return {
      row: [key, locale, channel === 'email' ? 'e-mail' : channel, ''],
      notes: warnings.map(({ code, detail }) => `${code}: ${detail}`),
    };
  const { encoding, parts } = economise(words, message);
  const saves = (how: string, allowed: { smart?: true; transliterate?: true }, chosen: boolean) => {
    const { savedParts, parts: after } = economise(words, allowed);
    if (savedParts === 0) return [];
    const percent = Math.round((100 * savedParts) / (after + savedParts));
    const [cost] = costs(prices, savedParts);
    return `${how} saves ${after + savedParts} → ${after}, ${percent} %${cost ? `, ${cost}` : ''}${chosen ? ' *' : ''}`;
  };
  const spent = costs(prices, parts);
  return {
    row: [key, locale, encoding, String(parts)],
    notes: [
      ...(spent.length > 0 ? [`cost: ${spent.join(', ')}`] : []),
      saves('smart encoding', { smart: true }, message.smart ?? false),
      saves('transliteration', { transliterate: true }, message.transliterate ?? false),
      ...warnings.map(({ code, detail }) => `${code}: ${detail}`),
    ].flat(),
  };
}

/** The cost of so many parts: the default of each route first, then its countries. */
function costs(prices: PriceTable | undefined, parts: number): string[] {
  return Object.entries(prices?.routes ?? {}).flatMap(([route, { countries }]) =>
    [undefined, ...Object.keys(countries)].map((country) => {
      const price = priceOf(prices, route, country);
      return `${route} ${country ?? 'default'} ${fromMicros((price?.micros ?? 0) * parts)} ${price?.currency ?? ''}`;
    }),
  );
}

/** The text's own sample; else one of the usual length for what the value is used for. */
function sampleOf(name: string, source: string, { samples }: MessageDefinition): Value {
  const own = samples?.[name];
  if (own !== undefined) return own;
  const helper = new RegExp(`\\{\\{\\s*(${textHelpers.join('|')}) +${name}\\b`).exec(source)?.[1];
  if (helper === 'plural') return 5;
  if (helper === 'money' || name === 'amount') return { money: 1234.5, currency: 'EUR' };
  if (helper === 'date' || /On$|At$/.test(name)) return { instant: '2026-11-23T09:30:00Z' };
  if (helper === 'name') return 'Alexandra';
  return /url|link/i.test(name) ? 'https://shop.example/a1b2c3d4' : 'A1B2C3D4';
}
