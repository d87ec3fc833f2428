import { createECDH } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../cli/wiring/configuration.ts';
import { environments } from '../../cli/wiring/environments.ts';
import { tellSetUpError } from '../../cli/wiring/tell-set-up-error.ts';
import type { MessageDefinition } from '../../models/domain/message.ts';
import { SetUpError } from '../../models/domain/set-up-error.ts';

const required = {
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  MONGODB_URI: 'mongodb://127.0.0.1/x',
  TIDINGS_MASTER_KEY: 'master key '.repeat(3),
  TIDINGS_ROUTES: 'simulator',
  SIMULATOR_URL: 'http://127.0.0.1:1',
  SIMULATOR_SECRET: 'shared secret 16',
};
type Asked = Parameters<typeof readConfiguration>[2];

function refusal(variables: NodeJS.ProcessEnv, asked?: Asked): SetUpError | undefined {
  try {
    readConfiguration(environments.worker, { ...required, ...variables }, asked);
    return undefined;
  } catch (error) {
    if (error instanceof SetUpError) return error;
    throw error;
  }
}

/** Every line that is a fault, without those that say of what. */
function faults(variables: NodeJS.ProcessEnv, asked?: Asked): string[] {
  const lines = refusal(variables, asked)?.message.split('\n') ?? [];
  return lines.filter((line) => line.startsWith('  ')).map((line) => line.trim());
}

function file(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'tidings-faults-')), 'settings.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const letters = { TIDINGS_ROUTES: 'simulator,smtp', SMTP_FROM: 'news@shop.example' };

describe('whatever else is wrong, a start tells', () => {
  it('what belongs together', () => {
    expect(faults({ ...letters, SMTP_PORT: '0', SMTP_USER: 'u', SMTP_DKIM_DOMAIN: 'shop.example' })).toEqual([
      'SMTP_HOST: is required',
      'SMTP_PORT: must be a whole number, from 1 to 65535',
      'SMTP_PASSWORD: is required with SMTP_USER',
      'SMTP_DKIM_SELECTOR: is required with SMTP_DKIM_DOMAIN',
      'SMTP_DKIM_KEY: is required with SMTP_DKIM_DOMAIN',
    ]);
    const team = { ...required, PORT: 'none', TIDINGS_TEAM_WEBHOOK_URL: 'https://team.example' };
    expect(() => readConfiguration(environments.api, team)).toThrow(
      /PORT: must be .*\n {2}TIDINGS_TEAM_WEBHOOK_SECRETS: is required with TIDINGS_TEAM_WEBHOOK_URL$/,
    );
  });

  it('which file cannot be read, of which nothing is concluded', () => {
    const { SIMULATOR_URL: _url, ...given } = required;
    expect(faults({ ...letters, SMTP_PASSWORD_FILE: '/nowhere', SMTP_USER: 'u', SMTP_PORT: 'none' })).toEqual([
      'SMTP_PASSWORD_FILE: cannot be read (ENOENT)',
      'SMTP_HOST: is required',
      'SMTP_PORT: must be a whole number, from 1 to 65535',
    ]);
    expect(faults({ ...given, SIMULATOR_URL_FILE: '/nowhere', SIMULATOR_URL: '', SIMULATOR_SECRET: 'short' })).toEqual([
      'SIMULATOR_URL_FILE: cannot be read (ENOENT)',
      'SIMULATOR_SECRET: must have at least 16 characters',
    ]);
  });

  it('what is wrong with a route, where the name of another cannot be read', () => {
    const said = faults({ TIDINGS_ROUTES: 'simulator, Main, smtpp', SIMULATOR_SECRET: 'short' });
    expect(said).toEqual([
      expect.stringMatching(/^TIDINGS_ROUTES: there is no provider smtpp, but /),
      expect.stringMatching(/^TIDINGS_ROUTES: must be providers .*: "Main" is none$/),
      'SIMULATOR_SECRET: must have at least 16 characters',
    ]);
    // What another route would be called nobody knows, so no other name is refused.
    const prices = file({ currency: 'EUR', routes: { main: { default: '0.07' } } });
    expect(faults({ TIDINGS_ROUTES: 'simulator, Main', TIDINGS_PRICES_FILE: prices })).toHaveLength(1);
  });

  it('a file of secrets that cannot be read, once, and concludes nothing from it', () => {
    const told = refusal({ TIDINGS_SECRETS_FILE: '/nowhere', SIMULATOR_SECRET: '', PORT: 'none' })?.message.split('\n');
    expect(told?.slice(1)).toEqual([
      "  TIDINGS_SECRETS_FILE cannot be read: ENOENT: no such file or directory, stat '/nowhere'",
      '  PORT: must be a whole number, from 1 to 65535',
    ]);
  });

  it('a name as meant for the route whose name it has, and for no other', () => {
    const two = {
      TIDINGS_ROUTES: 'tw:twilio,op:smpp',
      TW_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      TW_AUTH_TOKEN: '0123456789abcdef0123456789abcdef',
      OP_URL: 'smpps://op.example',
      OP_SYSTEM_ID: 'a',
      OP_PASSWORD: 'b',
    };
    expect(faults({ ...two, OP_CALLBACK_ADDRESSES: '192.0.2.1' })).toEqual([]);
    expect(faults({ ...two, OP_WINDO: '1', TW_CALLBACK_ADRESSES: '192.0.2.1' })).toEqual([
      'OP_WINDO: nobody reads it; did you mean OP_WINDOW?',
      'TW_CALLBACK_ADRESSES: nobody reads it; did you mean TW_CALLBACK_ADDRESSES?',
    ]);
  });

  it('what is wrong with either key of a pair', () => {
    const [one, other] = [createECDH('prime256v1'), createECDH('prime256v1')].map((curve) => {
      curve.generateKeys();
      return { public: curve.getPublicKey('base64url'), private: curve.getPrivateKey('base64url').padStart(43, 'A') };
    });
    const wrong = (publicKey = '', privateKey = '', services = 'push.example,*.push example') =>
      faults({
        TIDINGS_ROUTES: 'web-push',
        WEB_PUSH_PUBLIC_KEY: publicKey,
        WEB_PUSH_PRIVATE_KEY: privateKey,
        WEB_PUSH_CONTACT: 'mailto:ops@shop.example',
        WEB_PUSH_SERVICES: services,
      });
    const shape = (characters: number) =>
      `must be ${characters} characters of base64url, as web-push generate-vapid-keys prints them`;
    expect(wrong(one?.public, one?.private)).toEqual([
      expect.stringMatching(/^WEB_PUSH_SERVICES, entry 2: must be hosts or origins apart by commas/),
    ]);
    expect(wrong('BO7v', 'abc', 'push.example')).toEqual([
      `WEB_PUSH_PUBLIC_KEY: ${shape(87)}`,
      `WEB_PUSH_PRIVATE_KEY: ${shape(43)}`,
    ]);
    expect(wrong('A'.repeat(87), '_'.repeat(43), 'push.example')).toEqual([
      'WEB_PUSH_PUBLIC_KEY: must be a key of P-256',
      'WEB_PUSH_PRIVATE_KEY: must be a key of P-256',
    ]);
    expect(wrong(one?.public, other?.private, 'push.example')).toEqual([
      'WEB_PUSH_PUBLIC_KEY: is not the public key of the private key',
    ]);
  });
});

describe('a start tells at once of variables, files and what no route can do', () => {
  const words = { en: 'Hello', ru: 'Привет' };
  const letter = { kind: 'service', channel: 'email', subject: words, text: words } as const;
  const asked = {
    texts: new Map<string, MessageDefinition>([['a/letter', letter]]),
    budgets: new Map([['a', { amount: 1, currency: 'EUR', per: 'day' } as never]]),
  };
  const wrong = {
    PORT: 'none',
    TIDINGS_SENDERS_FILE: file({ simulatr: { default: 'Shop' }, simulator: { default: '12', usual: 'Shop' } }),
    TIDINGS_ROUTING_FILE: file([
      { routes: ['carrier', 'simulator'], kinds: 'service' },
      { routes: ['simulator'], cheapest: true },
      { routes: ['simulator'], channel: 'email' },
    ]),
  };
  const told = [
    'PORT: must be a whole number, from 1 to 65535',
    expect.stringMatching(/^simulator\.default: must be a number, or/),
    'simulator: Unrecognized key: "usual"',
    'simulatr: there is no such route, only simulator',
    '0: Unrecognized key: "kinds"',
    '0.routes.0: carrier: there is no such route, only simulator',
    '1.routes.0: simulator: has no price in TIDINGS_PRICES_FILE',
    '2: names no route that carries email',
    'a/letter: no route in TIDINGS_ROUTES carries email',
    'a: there is no price for route simulator',
  ];

  it('each once, with its place', () => {
    expect(faults(wrong, asked)).toEqual(told);
  });

  it('and by each code why that stops it, and what mends it', () => {
    const said = tellSetUpError(refusal(wrong, asked) ?? new SetUpError('policy-doubled', 'nothing was refused'));
    expect(said.match(/(?<=code: )[\w-]+/g)).toEqual([
      'environment-unfit',
      'settings-file-unfit',
      'channel-unserved',
      'budgets-unpriced',
    ]);
    expect(said.match(/ fix: /g)).toHaveLength(4);
  });

  it('and concludes nothing from prices that cannot be read', () => {
    const said = faults({ ...wrong, TIDINGS_PRICES_FILE: '/nowhere' }, asked);
    expect(said).toEqual(told.filter((line) => !String(line).includes('price')));
    expect(refusal({ ...wrong, TIDINGS_PRICES_FILE: '/nowhere' })?.message).toContain(
      'TIDINGS_PRICES_FILE cannot be read: ENOENT',
    );
  });

  it('and nothing where nothing is wrong', () => {
    expect(refusal({})).toBeUndefined();
    const { routing, prices, senders } = readConfiguration(environments.worker, required);
    expect({ routing, prices, senders }).toEqual({ routing: [], prices: undefined, senders: undefined });
  });
});
