import { z } from 'zod';
import { isVisible } from './texts/marks.ts';

/** Words of a caller that say something, kept as they are: of marks and blanks alone a reader sees nothing. */
export function saying(longest: number) {
  return z
    .string()
    .max(longest)
    .refine(isVisible, 'must say something: a reader sees nothing of it')
    .meta({ pattern: '^(?!\\s*$)', minLength: 1 });
}
