import { describe, expect, it } from 'vitest';
import { cancellation } from '../../api/http/run-schemas.ts';
import { optOutInput } from '../../api/routes/opt-outs.ts';

const unseen = [' ', '\n\t', '\u00a0', '\u200b', '\u3164', '\u2800\u00ad'];

describe.each([
  ['the source of an opt-out', optOutInput, 'source'],
  ['the reason of a cancelled run', cancellation, 'reason'],
])('%s', (_of, schema, field) => {
  it.each(unseen)('says something: %j does not', (words) => {
    expect(schema.safeParse({ [field]: words }).error?.issues).toMatchObject([{ path: [field] }]);
  });

  it('is kept without the blanks around it', () => {
    expect(schema.parse({ [field]: ' by phone ' })).toMatchObject({ [field]: 'by phone' });
  });
});
