import { describe, expect, it } from 'vitest';
import { town } from '../support/town.ts';

describe('promise 5: frequency caps hold under any concurrency', () => {
  const { poll, contact, consent, bubbles } = town();

  const outcomes = async (ids: string[]) => {
    const runs = await Promise.all(ids.map((id) => poll().begin('offer', id)));
    return Promise.all(runs.map(async (run) => ((await run.result()) as { endedBy: string }).endedBy));
  };

  it('two journeys at once for one contact, 50 times in parallel: one message each', async () => {
    const ids = Array.from({ length: 50 }, (_, index) => `pair${index}`);
    const phones = await Promise.all(ids.map((id, index) => contact(id, 100 + index)));
    await Promise.all(ids.map((id) => consent(id)));
    const ended = await outcomes([...ids, ...ids]);
    expect(ended.filter((end) => end === 'sent')).toHaveLength(50);
    expect(ended.filter((end) => end === 'expired')).toHaveLength(50);
    for (const phone of phones) expect(await bubbles(phone)).toHaveLength(1);
  });

  it('fifty journeys at once for one contact: one message', async () => {
    const phone = await contact('crowd', 200);
    await consent('crowd');
    const ended = await outcomes(Array.from({ length: 50 }, () => 'crowd'));
    expect(ended.filter((end) => end === 'sent')).toHaveLength(1);
    expect(await bubbles(phone)).toHaveLength(1);
  });
});
