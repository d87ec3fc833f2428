import { countParts } from '../../models/domain/texts/sms-parts.ts';

const texts = [
  'Order A-1042 is on its way: https://shop.example/t/a1b2c3',
  'Заказ A-1042 в пути: https://shop.example/t/a1b2c3',
  'Invoice 20931 for €1,234.50 was due on 1 May 2026. You can pay here: https://pay.example/20931',
  'Счёт 20931 на 1 234,50 ₽ ждал оплаты до 1 мая 2026 г. Оплатить: https://pay.example/20931',
  'See you soon! 🎉 Tomorrow at 10:00.',
];

type Count = (text: string) => unknown;

/** Published counters that are installed; a production install has none of them. */
const packages: Record<string, () => Promise<Count>> = {
  'sms-segments-calculator': async () => {
    const { SegmentedMessage } = await import('sms-segments-calculator');
    return (text) => new SegmentedMessage(text);
  },
  'split-sms': async () => (await import('split-sms')).split,
};

/** Texts counted per second on one core, by us and by each published package in the same run. */
export async function countTexts(): Promise<{ ours: number; packages: Record<string, number> }> {
  const found: Record<string, number> = {};
  for (const [name, load] of Object.entries(packages)) {
    const count = await load().catch(() => undefined);
    if (count) found[name] = perSecond(count, 2_000);
  }
  return { ours: perSecond((text) => countParts(text).parts, 2_000_000), packages: found };
}

function perSecond(count: Count, rounds: number): number {
  const run = (times: number) => {
    for (let index = 0; index < times; index += 1) count(texts[index % texts.length] ?? '');
  };
  run(rounds / 10);
  const begun = performance.now();
  run(rounds);
  return rounds / ((performance.now() - begun) / 1_000);
}
