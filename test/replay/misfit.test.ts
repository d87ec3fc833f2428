import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replay } from 'tidings/testing';
import { afterAll, describe, expect, inject, it } from 'vitest';

const released = 'overdue-payment-reminds-gently-firmly-for-the-last-time-and-then-hands-over.json';

describe('a history that no longer fits', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidings-misfit-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What the check says of the released history once it tells something else. */
  async function said(change: (history: string) => string): Promise<string> {
    const history = readFileSync(join(inject('histories'), released), 'utf8');
    const changed = change(history);
    expect(changed).not.toBe(history);
    writeFileSync(join(folder, 'a.json'), changed);
    const [[, check] = ['', () => Promise.resolve()]] = replay(folder);
    return check().then(
      () => 'fits',
      (error: unknown) => (error as Error).message,
    );
  }

  it('is told by journey, file, step and what to do', async () => {
    const told = await said((history) => history.replace(/"deliver"/, '"askTeam"'));
    expect(told).toMatch(
      /^overduePayment no longer takes the steps of .*a\.json: runs that are open would stop there\./,
    );
    expect(told).toMatch(
      /\nStep \d+ of the run was: send overdue-payment\/gentle\. The journey now begins deliver there\./,
    );
    expect(told).toContain('patched()');
  });

  it('because its journey has another name is told so, and not to keep its steps', async () => {
    const told = await said((history) => history.replaceAll('"overduePayment"', '"gone"'));
    expect(told).toContain('\nNo journey of this name is there any more.\nGive its file the name back');
  });
});
