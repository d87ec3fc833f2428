import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, type Template } from '../../../activities/rendering/render.ts';
import { TemplateError } from '../../../activities/rendering/template-error.ts';
import type { Value } from '../../../models/domain/message.ts';
import { economise } from '../../../models/domain/texts/economy.ts';
import { preflight } from '../../../models/domain/texts/preflight.ts';

const pieces = [
  ...[
    '{{',
    '}}',
    '{{{',
    '}}}',
    '{{#if ',
    '{{/if}}',
    '{{else}}',
    '{{#each x}}',
    '{{/each}}',
    '{{> p}}',
    '{{!--',
    '--}}',
  ],
  ...[
    'x',
    'count',
    'constructor',
    '__proto__',
    '../',
    'this',
    '@root',
    '.',
    '[',
    ']',
    '(',
    ')',
    '|',
    ' as |y|',
    '~',
    '&',
  ],
  ...['plural ', 'money ', 'date ', 'name ', "one='a'", "few='b'", "many='c'", "other='d'", "else='e'", "style='long'"],
  ...[
    '{{x}}',
    "{{plural count one='a' few='b' many='c' other='d'}}",
    '{{money x}}',
    '{{date x}}',
    "{{name x else='y'}}",
  ],
  ...[
    '{{#if x}}yes{{/if}}',
    '\\',
    '\\\\{{',
    '"',
    "'",
    '\n',
    ' ',
    '&amp;',
    '<b>',
    '{{=<% %>=}}',
    '{{{{raw}}}}',
    'Привет',
    '😀',
  ],
];
const source = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 30 })
    .map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.tuple(fc.constantFrom(...pieces), fc.integer({ min: 1, max: 3_000 })).map(([one, times]) => one.repeat(times)),
);
const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.record({ money: fc.double(), currency: fc.string() }),
  fc.record({ date: fc.string() }),
  fc.record({ instant: fc.string() }),
  fc.anything(),
);
const values = fc.oneof(
  fc.dictionary(fc.constantFrom('x', 'count', 'y'), value),
  fc.record({ x: value, count: value }),
);

describe('random templates and values', () => {
  it('are published or refused with a place, and what publishes renders or says why not', () => {
    fc.assert(
      fc.property(source, values, fc.constantFrom('en' as const, 'ru' as const), (template, given, locale) => {
        let published: Template;
        try {
          published = compile(template, locale);
        } catch (error) {
          if (!(error instanceof TemplateError)) throw error;
          expect(error.faults.length).toBeGreaterThan(0);
          for (const { line, column } of error.faults) expect(Math.min(line, column)).toBeGreaterThan(0);
          return;
        }
        try {
          const text = published.render(given as Record<string, Value>, { locale, zone: 'Asia/Almaty' });
          preflight(text);
          expect(economise(text, { transliterate: true }).parts).toBeLessThanOrEqual(economise(text, {}).parts);
        } catch (error) {
          if (!(error instanceof TemplateError)) throw error;
        }
      }),
      { numRuns: 5_000, seed: 20_261_124 },
    );
  }, 120_000);
});
