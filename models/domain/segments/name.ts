import { z } from 'zod';

/** What a segment may be called, in the config and over the API. */
export const segmentName = z
  .string()
  .regex(/^[a-z][a-z0-9.-]{0,63}$/, 'must be lower-case letters, digits, dots and dashes, a letter first')
  .meta({ examples: ['regulars'] });
