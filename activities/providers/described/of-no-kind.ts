import { z } from 'zod';
import { besideAll } from '../../../models/domain/variable-kinds.ts';

/**
 * The same discriminated union, which also tells what is wrong with a value whose discriminator fits no option: with the parts
 * that all options have alike, and with keys that none has.
 */
export function alsoOfNoKind<Union extends z.ZodDiscriminatedUnion<readonly z.ZodObject[]>>(union: Union): Union {
  const shapes = union.options.map((option): Record<string, z.ZodType> => option.shape);
  const [first = {}] = shapes;
  const parts = shapes
    .flatMap((shape) => Object.keys(shape))
    .map((name) => {
      const alike = shapes.every((shape) => shape[name] === first[name]) ? first[name] : undefined;
      return [name, alike ?? z.unknown().optional()] as const;
    });
  const inCommon = z.strictObject(Object.fromEntries(parts));
  return union.superRefine((value, context) => {
    const fitsNone = context.issues.some(({ code, path = [] }) => code === 'invalid_union' && path.length === 1);
    const issues = fitsNone ? inCommon.safeParse(value).error?.issues : [];
    for (const issue of issues ?? []) context.addIssue(issue as Parameters<typeof context.addIssue>[0]);
  }, besideAll);
}
