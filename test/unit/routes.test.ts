import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedProviders } from '../../activities/providers/shipped.ts';
import { environments } from '../../cli/wiring/environments.ts';
import { gatewayWarnings } from '../../cli/wiring/gateway-warnings.ts';
import { checkChannels, readWithGateways } from '../../cli/wiring/gateways.ts';
import { checkBudgets } from '../../cli/wiring/prices.ts';
import { readEnvironment } from '../../cli/wiring/read-environment.ts';
import type { MessageDefinition } from '../../models/domain/message.ts';
import { priceTable } from '../../models/domain/money/prices.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

const others = {
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  MONGODB_URI: 'mongodb://127.0.0.1/x',
  TIDINGS_MASTER_KEY: 'master key '.repeat(3),
};

describe('the routes in use', () => {
  const read = (variables: NodeJS.ProcessEnv) =>
    readWithGateways(environments.worker, { ...others, ...variables, PUBLIC_URL: 'https://tidings.example/x/' })
      .gateways;
  const simulated = (name: string) => ({ [`${name}_URL`]: `http://127.0.0.1:1/${name}`, [`${name}_SECRET`]: secret });
  const secret = 'shared secret 16';

  it('are those that are named, since no text may go to a simulator that nobody asked for', () => {
    expect(() => read({ TIDINGS_ROUTES: '' })).toThrow('\n  TIDINGS_ROUTES: is required');
    expect(read({ TIDINGS_ROUTES: 'simulator', ...simulated('SIMULATOR') })).toMatchObject([
      { name: 'simulator', provider: 'simulator', channel: 'sms' },
    ]);
  });

  it('that reach no phone are told of in production', () => {
    const gateways = read({ TIDINGS_ROUTES: 'trial:simulator', ...simulated('TRIAL') });
    expect(gatewayWarnings({ TIDINGS_ENV: 'production' }, gateways, {})).toEqual([
      'the route trial is the simulator: no text that leaves by it reaches a phone',
    ]);
    expect(gatewayWarnings({ TIDINGS_ENV: 'development' }, gateways, {})).toEqual([]);
  });

  it('tell of variables that nobody reads and that begin as theirs do', () => {
    const variables = { TIDINGS_ROUTES: 'mail:smtp', MAIL_HOST: 'mail.example', MAIL_FROM: 'a@shop.example' };
    const more = {
      MAIL_CAA: 'x',
      MAIL_PORT_FILE: '/x',
      MAIL_SERVICE_HOST: '10.0.0.1',
      MAIL_PORT_25_TCP: 'x',
      OTHER: 'x',
    };
    const warnings = gatewayWarnings({ TIDINGS_ENV: 'production' }, read(variables), { ...variables, ...more });
    expect(warnings).toEqual(['MAIL_CAA begins as the variables of the route mail do, and nobody reads it']);
  });

  it.each<[string, NodeJS.ProcessEnv, string[]]>([
    ['simulator', { SIMULATOR_URL: 'http://sim.example:8090', SIMULATOR_SECRET: secret }, ['sim.example']],
    ['simulator', { SIMULATOR_URL: 'https://sim.example', SIMULATOR_SECRET: secret }, []],
    ['smpp', { SMPP_URL: 'smpp://smsc.example', SMPP_SYSTEM_ID: 'a', SMPP_PASSWORD: 'b' }, ['smsc.example']],
    ['smpp', { SMPP_URL: 'smpps://smsc.example', SMPP_SYSTEM_ID: 'a', SMPP_PASSWORD: 'b' }, []],
    ['smtp', { SMTP_HOST: 'mail.example', SMTP_FROM: 'a@shop.example', SMTP_SECURITY: 'none' }, ['mail.example']],
    ['smtp', { SMTP_HOST: '127.0.0.1', SMTP_FROM: 'a@shop.example', SMTP_SECURITY: 'none' }, []],
  ])('that speak without TLS over a network are told of in production: %s %j', (TIDINGS_ROUTES, variables, hosts) => {
    const warnings = gatewayWarnings({ TIDINGS_ENV: 'production' }, read({ TIDINGS_ROUTES, ...variables }), {});
    const plain = (host: string) =>
      `the route ${TIDINGS_ROUTES} speaks to ${host} without TLS: on the way anybody can read texts and passwords`;
    expect(warnings.filter((each) => !each.includes('is the simulator'))).toEqual(hosts.map(plain));
    expect(gatewayWarnings({ TIDINGS_ENV: 'development' }, read({ TIDINGS_ROUTES, ...variables }), {})).toEqual([]);
  });

  it('must carry what the texts of the journeys ask for, by name', () => {
    const gateways = read({ TIDINGS_ROUTES: 'simulator', ...simulated('SIMULATOR') });
    const words = { en: 'Hello', ru: 'Привет' };
    const sms = { kind: 'service', text: words } as const;
    const texts = new Map<string, MessageDefinition>([
      ['a/sms', sms],
      ['a/letter', { ...sms, channel: 'email', subject: words } as const],
    ]);
    expect(() => checkChannels(texts, gateways)).toThrow(
      /have no way out:\n {2}a\/letter: no route in TIDINGS_ROUTES carries email$/,
    );
    const mail = read({
      TIDINGS_ROUTES: 'simulator,smtp',
      ...simulated('SIMULATOR'),
      SMTP_HOST: 'mail.example',
      SMTP_FROM: 'a@shop.example',
    });
    expect(() => checkChannels(texts, mail)).not.toThrow();
    const invitation = { ...sms, text: { en: 'Here: {{telegramUrl}}', ru: 'Тут: {{ telegramUrl }}' } };
    expect(() => checkChannels(new Map([['a/invitation', invitation]]), mail)).toThrow(
      'a/invitation: {{telegramUrl}} leads nowhere, as no route in TIDINGS_ROUTES carries telegram',
    );
    // Without a route for SMS nothing comes that Tidings itself would answer.
    expect(() => checkChannels(new Map([['double-opt-in/code', sms]]), [])).not.toThrow();
  });

  it('may be several of one provider, each with its own settings', () => {
    const TIDINGS_ROUTES = 'cheap-sms:simulator, simulator';
    expect(read({ TIDINGS_ROUTES, ...simulated('CHEAP_SMS'), ...simulated('SIMULATOR') })).toMatchObject([
      { name: 'cheap-sms', provider: 'simulator', settings: { url: 'http://127.0.0.1:1/CHEAP_SMS' } },
      { name: 'simulator', settings: { url: 'http://127.0.0.1:1/SIMULATOR' } },
    ]);
  });

  it('take a setting, as any variable, from a file', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'tidings-secrets-')), 'secret');
    writeFileSync(path, `${secret}\n`);
    const { SIMULATOR_URL } = simulated('SIMULATOR');
    const given = { TIDINGS_ROUTES: 'simulator', SIMULATOR_URL, SIMULATOR_SECRET_FILE: path };
    expect(read(given)).toMatchObject([{ settings: { secret } }]);
    const routes = join(mkdtempSync(join(tmpdir(), 'tidings-routes-')), 'routes');
    writeFileSync(routes, 'simulator\n');
    const { TIDINGS_ROUTES: _named, ...unnamed } = given;
    expect(read({ ...unnamed, TIDINGS_ROUTES_FILE: routes })).toMatchObject([{ name: 'simulator' }]);
    expect(() => read({ ...given, SIMULATOR_SECRET: secret, TIDINGS_MASTER_KEY_FILE: '/nowhere' })).toThrow(
      ':\n  TIDINGS_MASTER_KEY_FILE: stands beside TIDINGS_MASTER_KEY, and only one of them can hold\n' +
        '  SIMULATOR_SECRET_FILE: stands beside SIMULATOR_SECRET, and only one of them can hold',
    );
    expect(() => read({ ...given, SIMULATOR_SECRET_FILE: '/nowhere' })).toThrow(
      ':\n  SIMULATOR_SECRET_FILE: cannot be read (ENOENT)',
    );
  });

  it('are refused where two would read one variable', () => {
    const ours = { TIDINGS_ROUTES: 'public:simulator', ...simulated('PUBLIC') };
    expect(() => read(ours)).toThrow(
      'TIDINGS_ROUTES: PUBLIC_URL is read by Tidings itself and by the route public: call it otherwise',
    );
  });

  it('tell a variable that is nearly one which is missing', () => {
    const { CHEAP_SMS_SECRET: _secret, ...given } = simulated('CHEAP_SMS');
    expect(() => read({ TIDINGS_ROUTES: 'cheap-sms:simulator', ...given, CHEAP_SMS_SECRT: secret })).toThrow(
      '\n  CHEAP_SMS_SECRT: nobody reads it; did you mean CHEAP_SMS_SECRET?\n  CHEAP_SMS_SECRET: is required',
    );
  });

  it.each(['api', 'worker'] as const)('demand of the %s the variables of their providers, all at once', (process) => {
    const given = { ...others, TIDINGS_ROUTES: 'simulator', SIMULATOR_SECRET: 'short', PORT: 'none' };
    expect(() => readWithGateways(environments[process], given)).toThrow(
      new SetUpError(
        'environment-unfit',
        'The environment is not right:\n' +
          '  PORT: must be a whole number, from 1 to 65535\n' +
          '  SIMULATOR_URL: is required\n' +
          '  SIMULATOR_SECRET: must have at least 16 characters',
      ),
    );
  });

  it('leave the variables of every other provider alone', () => {
    expect(() =>
      readEnvironment(environments.worker, { ...others, TIDINGS_ROUTES: 'acme', SIMULATOR_SECRET: 'short' }),
    ).not.toThrow();
  });

  const known = shippedProviders.map(({ name }) => name).join(', ');
  const shape =
    'must be providers apart by commas, each alone or as route:provider, in lower-case letters, digits and dashes';
  it.each([
    ['simulatr', `there is no provider simulatr, but ${known}`],
    ['main:simulatr', `there is no provider simulatr, but ${known}`],
    ['main:', `there is no provider without a name, but ${known}`],
    ['simulator,', `${shape}: "" is none`],
    ['Main:simulator', `${shape}: "Main:simulator" is none`],
    ['simulator, a:simulator:foo, b c', `${shape}: "a:simulator:foo" is none, "b c" is none`],
    ['simulator, simulator', 'must name each route once: simulator is there again'],
    ['b c, simulatr', `there is no provider simulatr, but ${known}\n  TIDINGS_ROUTES: ${shape}: "b c" is none`],
  ])('are refused by name: %s', (TIDINGS_ROUTES, words) => {
    expect(() => read({ TIDINGS_ROUTES, ...simulated('SIMULATOR') })).toThrow(
      new SetUpError('environment-unfit', `The environment is not right:\n  TIDINGS_ROUTES: ${words}`),
    );
  });

  it('need a price each where a journey has a budget', () => {
    const budgets = new Map([['welcome', { amount: '10', currency: 'EUR', per: 'month' } as never]]);
    const prices = priceTable.parse({ currency: 'GBP', routes: { first: { default: '0.05' } } });
    expect(() => checkBudgets(budgets, prices, ['first', 'second'])).toThrow(
      'welcome: there is no price for route second\n  welcome: is in EUR, the prices in GBP',
    );
  });
});
