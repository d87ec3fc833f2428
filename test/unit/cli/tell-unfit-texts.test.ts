import { expect, it } from 'vitest';
import { tellUnfitTexts } from '../../../cli/dev/tell-unfit-texts.ts';

const unfit = { key: 'order-news/shipped', deliveryId: 'd1', reason: 'too-many-parts', detail: '4 parts' } as const;

it('says text, reason, what exactly, and the code', () => {
  const lines: string[] = [];
  tellUnfitTexts((line) => lines.push(line))(unfit);
  expect(lines).toEqual([
    'order-news/shipped was not sent: The text costs more SMS parts than it may: 4 parts. ' +
      'Delivery d1; too-many-parts, see docs/errors.md',
  ]);
});

it('says each cause once, and another one anew', () => {
  const lines: string[] = [];
  const tell = tellUnfitTexts((line) => lines.push(line));
  tell(unfit);
  tell({ ...unfit, deliveryId: 'd2' });
  expect(lines).toHaveLength(1);
  tell({ ...unfit, detail: '5 parts' });
  expect(lines).toHaveLength(2);
});
