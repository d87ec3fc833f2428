import { describe, expect, it } from 'vitest';
import { readKeyword } from '../../../models/domain/replies/keywords.ts';
import { readDataRight } from '../../../models/domain/replies/refusals/data-rights.ts';
import { askedFor, objected, rectification, restriction, takenBack } from './replies/claims.ts';
import { disputed } from './replies/disputed.ts';
import { harmless } from './replies/harmless.ts';
import { neighbours } from './replies/neighbours.ts';
import { certain, doubtful } from './replies/refusals.ts';
import { forAPerson, otherMatters, voices } from './replies/voices.ts';
import { callsInstead, refusedAllTheSame, wanted } from './replies/wanted.ts';
import { access, erasure, withdrawal } from './replies/rights.ts';

const certainRows = Object.entries({
  ...certain,
  ...voices,
  'all the same': refusedAllTheSame,
  objections: objected,
}).flatMap(([language, texts]) => texts.map((text) => [text, language]));
const harmlessRows = Object.entries({
  ...harmless,
  ...wanted,
  'other matters': otherMatters,
  'neighbours of claims': neighbours,
}).flatMap(([language, texts]) => texts.map((text) => [text, language]));

describe('what a reply wants', () => {
  it.each(certainRows)('"%s" in %s is an opt-out', (text) => {
    expect(readKeyword(text)).toBe('opt-out');
  });

  it.each([...doubtful, ...callsInstead, ...forAPerson, ...disputed])('"%s" is for a person', (text) => {
    expect(readKeyword(text)).toBe('needs-review');
  });

  it.each([
    ...erasure.map((text) => [text, 'erasure']),
    ...[...withdrawal, ...takenBack].map((text) => [text, 'withdrawal']),
    ...restriction.map((text) => [text, 'restriction']),
    ...rectification.map((text) => [text, 'rectification']),
    ...[...access, ...askedFor].map((text) => [text, 'access']),
  ])('"%s" is a right of the person: %s', (text, right) => {
    expect([readKeyword(text), readDataRight(text)]).toEqual(['data-rights', right]);
  });

  it.each(harmlessRows)('"%s" in %s ends nothing', (text) => {
    expect(readKeyword(text)).toBeUndefined();
  });

  it('is tried by at least as many harmless replies as refusals', () => {
    const refusals =
      certainRows.length +
      doubtful.length +
      callsInstead.length +
      forAPerson.length +
      disputed.length +
      takenBack.length +
      restriction.length +
      rectification.length +
      askedFor.length +
      erasure.length +
      withdrawal.length +
      access.length;
    expect(harmlessRows.length).toBeGreaterThanOrEqual(refusals);
    expect(harmlessRows.length + refusals).toBeGreaterThanOrEqual(500);
  });
});
