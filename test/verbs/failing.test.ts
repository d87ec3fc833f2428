import { begin } from 'tidings/testing';
import { describe, expect, it } from 'vitest';
import { theStage } from '../../cli/testing/stage.ts';

const invoice = { invoiceId: 'i1' };
const atNoon = { at: '12:00' };

describe('a story that fails says why', () => {
  it('where its journey throws, with the line of its source', async () => {
    await expect(begin('invoice.paid', invoice, atNoon)).rejects.toThrow(
      /^faulty failed at test\/support\/verbs\/journeys\/faulty\.ts:\d+:\d+: waitForReply: the latest text does not say `asks: true`/,
    );
  });

  it('where another has begun', async () => {
    const story = await begin('invoice.voided', invoice, atNoon);
    await begin('profile.completed', {}, atNoon);
    const over = /^this story is over, since another has begun: .* \.concurrent/;
    await expect(story.until(1, '12:00')).rejects.toThrow(over);
    await expect(story.end()).rejects.toThrow(over);
    expect(story.timeline).toEqual([]);
  });

  it('whose test is cut off while it begins', async () => {
    (await theStage()).beginning = Symbol('cut off');
    await expect(begin('profile.completed', {}, atNoon)).rejects.toThrow('two stories begin at once');
  });

  it('and does not hold up the one behind it', async () => {
    expect(await (await begin('profile.completed', {}, atNoon)).end()).not.toEqual([]);
  });

  it('where two begin at once', async () => {
    const both = await Promise.allSettled([
      begin('profile.completed', {}, atNoon),
      begin('profile.completed', {}, atNoon),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({
      message: expect.stringMatching(/^two stories begin at once: /) as string,
    });
  });
});
