import { createRequire } from 'node:module';
import { countParts } from '../../models/domain/sms-parts.ts';

const texts = [
  'Order A-1042 is on its way: https://shop.example/t/a1b2c3',
  'Заказ A-1042 в пути: https://shop.example/t/a1b2c3',
  'Invoice 20931 for €1,234.50 was due on 1 May 2026. You can pay here: https://pay.example/20931',
  'Счёт 20931 на 1 234,50 ₽ ждал оплаты до 1 мая 2026 г. Оплатить: https://pay.example/20931',
  'See you soon! 🎉 Tomorrow at 10:00.',
];

/** Texts counted per second on one core, by us and by each published package that is installed. */
export function countTexts(): { ours: number; packages: Record<string, number> } {
  const found = (name: string) => createRequire(import.meta.url)(name) as unknown;
  const counters: Record<string, () => (text: string) => unknown> = {
    'sms-segments-calculator': () => {
      const { SegmentedMessage } = found('sms-segments-calculator') as {
        SegmentedMessage: new (text: string) => object;
      };
      return (text) => new SegmentedMessage(text);
    },
    'split-sms': () => (found('split-sms') as { split: (text: string) => unknown }).split,
  };
  const packages = Object.entries(counters).flatMap(([name, load]) => {
    try {
      return [[name, perSecond(load(), 2_000)] as const];
    } catch {
      // Development-only packages are absent from a production install.
      return [];
    }
  });
  return { ours: perSecond((text) => countParts(text).parts, 2_000_000), packages: Object.fromEntries(packages) };
}

function perSecond(count: (text: string) => unknown, rounds: number): number {
  const run = (times: number) => {
    for (let index = 0; index < times; index += 1) count(texts[index % texts.length] ?? '');
  };
  run(rounds / 10);
  const begun = performance.now();
  run(rounds);
  return rounds / ((performance.now() - begun) / 1_000);
}
