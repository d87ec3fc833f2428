import { describe, expect, it } from 'vitest';
import { belongs } from '../../activities/in-segment.ts';
import type { SegmentFacts } from '../../models/config/declarations.ts';

const facts: SegmentFacts = { attributes: { firstName: 'Jan Kowalski', member: true }, counts: {} };
const segments = {
  members: ({ attributes }: SegmentFacts) => attributes['member'],
  named: ({ attributes }: SegmentFacts) => attributes['member'] && attributes['firstName'],
  throwing: ({ attributes }: SegmentFacts) => {
    throw new TypeError(`${attributes['firstName']} 512345678`);
  },
};
const ask = (segment: string) => belongs(segment, facts, segments);

describe('a segment', () => {
  it('answers yes or no', () => {
    expect(ask('members')).toBe(true);
  });

  it.each([
    ['named', 'SEGMENT_UNFIT', 'segment named answers neither true nor false, but of type string'],
    ['throwing', 'SEGMENT_FAILS', 'segment throwing throws: TypeError'],
  ])('that is wrong is told by its name and tried again, without what it knows: %s', (segment, type, message) => {
    expect(() => ask(segment)).toThrow(expect.objectContaining({ type, message, nonRetryable: false }) as Error);
  });

  it.each(['nope', 'constructor', '__proto__'])('that is not declared ends the run by name: %s', (segment) => {
    const type = 'SEGMENT_UNKNOWN';
    expect(() => ask(segment)).toThrow(expect.objectContaining({ type, nonRetryable: true }) as Error);
  });
});
