import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Phones } from '../../../cli/chaos/phones.ts';

it('reads what the gateway noted, without what is half written or torn', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'phones-')), 'journal.ndjson');
  const phones = new Phones(file);
  expect(phones.look().arrived).toEqual([]);
  const line = (is: string, what: string, text: string) =>
    JSON.stringify({ is, [what]: { number: '+447700900001', text, at: 5, more: true } });
  const second = line('message', 'message', 'two');
  appendFileSync(file, `${line('message', 'message', 'one')}\n{"is":"taken"}\n{"torn\n${second.slice(0, 20)}`);
  expect(phones.look().arrived).toEqual([{ phone: '+447700900001', text: 'one', at: 5 }]);
  appendFileSync(file, `${second.slice(20)}\n${line('reply', 'reply', 'STOP')}\n`);
  expect(phones.look().arrived.map(({ text }) => text)).toEqual(['one', 'two']);
  expect(phones.answered.map(({ text }) => text)).toEqual(['STOP']);
});
