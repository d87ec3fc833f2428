import { expect, it } from 'vitest';
import { tellStandstills } from '../../../cli/dev/tell-standstills.ts';

const throwing = { cause: 'throws', error: 'no such order' } as const;

it('says the journey, the cause, what to do, the run and the code', () => {
  const lines: string[] = [];
  tellStandstills((line) => lines.push(line))({ workflowId: 'order-news/c1/o1', ...throwing });
  expect(lines).toEqual([
    'order-news stands still: Its journey throws an error: no such order. Mend the journey at the step that throws. ' +
      'Run order-news/c1/o1; throws, see docs/errors.md#runs-that-stand-still',
  ]);
});

it('says the words of the journey, with their place', () => {
  const lines: string[] = [];
  const thrown = { cause: 'throws', error: 'Error at journeys/cart.ts:3:9', words: 'no such cart.' } as const;
  tellStandstills((line) => lines.push(line))({ workflowId: 'cart/c1', ...thrown });
  expect(lines[0]).toContain('throws an error: no such cart (Error at journeys/cart.ts:3:9). Mend');
});

it('says each cause once, and another one anew', () => {
  const lines: string[] = [];
  const tell = tellStandstills((line) => lines.push(line));
  const told = (run: Parameters<typeof tell>[0]) => {
    lines.length = 0;
    tell(run);
    return lines.length > 0;
  };
  expect(told({ workflowId: 'order-news/c1/o1', ...throwing })).toBe(true);
  expect(told({ workflowId: 'order-news/c1/o1', ...throwing })).toBe(false);
  expect(told({ workflowId: 'order-news/c2/o2', ...throwing })).toBe(false);
  expect(told({ workflowId: 'order-news/c1/o1', ...throwing, error: 'no such customer' })).toBe(true);
  expect(told({ workflowId: 'welcome/c1', ...throwing })).toBe(true);
  expect(told({ workflowId: 'welcome/c1', cause: 'step-fails', step: 'deliver', error: 'GATEWAY_UNREACHABLE: ' })).toBe(
    true,
  );
});
