import { describe, expect, it } from 'vitest';
import { environments } from '../../cli/wiring/environments.ts';
import { configWarnings } from '../../cli/wiring/public-url.ts';
import { readEnvironment } from '../../cli/wiring/read-environment.ts';

const readApi = (variables: NodeJS.ProcessEnv) =>
  readEnvironment(environments.api, {
    TEMPORAL_ADDRESS: '127.0.0.1:7233',
    MONGODB_URI: 'mongodb://127.0.0.1/x',
    TIDINGS_MASTER_KEY: 'master key '.repeat(3),
    TIDINGS_ROUTES: 'simulator',
    ...variables,
  });

it.each([
  ['http://shop.example', 'production', 1],
  ['http://shop.example', 'development', 0],
  ['http://127.0.0.1:8080', 'production', 0],
])('an address without TLS is said at start: %s in %s', (PUBLIC_URL, TIDINGS_ENV, count) => {
  const warnings = configWarnings(readApi({ PUBLIC_URL, TIDINGS_ENV }));
  expect(warnings.filter((each) => each.startsWith('PUBLIC_URL is http:'))).toHaveLength(count);
});

describe('a proxy that nobody told of is said at start', () => {
  it.each<[string, Record<string, string>, number]>([
    ['https in front and nothing said', { PUBLIC_URL: 'https://t.example' }, 1],
    ['nothing said, as compose says it', { PUBLIC_URL: 'https://t.example', TIDINGS_TRUSTED_PROXIES: '' }, 1],
    ['one proxy', { PUBLIC_URL: 'https://t.example', TIDINGS_TRUSTED_PROXIES: '1' }, 0],
    ['none, on purpose', { PUBLIC_URL: 'https://t.example', TIDINGS_TRUSTED_PROXIES: '0' }, 0],
    ['no https', { PUBLIC_URL: 'http://127.0.0.1:8080', TIDINGS_ENV: 'development' }, 0],
  ])('%s', (_case, variables, count) => {
    const warnings = configWarnings(readApi(variables));
    expect(warnings).toHaveLength(count);
    for (const warning of warnings) expect(warning).toContain('TIDINGS_TRUSTED_PROXIES');
  });
});
