import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const sources = ['activities', 'api', 'cli', 'models', 'worker', 'workflows'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);

/** A rule that two files spell comes apart: one of them took senders that the other refused. */
it.each([
  ['of an opaque id', /\[(\\w|A-Za-z0-9_)\.:-\]\{1,64\}/, ['models/domain/ids.ts']],
  ['of a country', /\[A-Za?-?z?\]\{2\}\$/, ['models/domain/numbers/country.ts']],
  ['of a currency', /\[A-Z\]\{3\}|supportedValuesOf\('currency'\)/, ['models/domain/money/money.ts']],
  ['of a sender', /\\\+\?\\d\{3,15\}/, ['models/domain/numbers/senders.ts']],
  ['of an API key', /tdk_[([]/, ['models/domain/api-key.ts']],
  ['of the name of an attribute', /\[A-Za-z0-9_\]\{1,64\}|\\w\{1,64\}/, ['models/domain/contact-attributes.ts']],
  ['of an id made of words', /slice\(0, 22\)/, ['cli/wiring/keys.ts', 'models/documents/hash-id.ts']],
  ['of what is derived from the master key', /createHmac\('sha256', masterKey\)/, ['cli/wiring/keys.ts']],
  ['of the helpers of texts', /'?plural'?(, |\||: true)/, ['models/domain/texts/helpers.ts']],
])('the rule %s stands in one place', (_what, spelled, places) => {
  const found = sources.filter((path) => spelled.test(readFileSync(join(root, path), 'utf8')));
  expect(found.toSorted()).toEqual(places);
});
