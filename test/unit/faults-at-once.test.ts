import { expect, it } from 'vitest';
import { environments } from '../../cli/wiring/environments.ts';
import { readWithGateways } from '../../cli/wiring/gateways.ts';

const required = {
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
  MONGODB_URI: 'mongodb://127.0.0.1/x',
  TIDINGS_MASTER_KEY: 'master key '.repeat(3),
  TIDINGS_ROUTES: 'simulator',
  SIMULATOR_URL: 'http://127.0.0.1:1',
  SIMULATOR_SECRET: 'shared secret 16',
};

it('what belongs together is told beside whatever else is wrong', () => {
  const faults = (variables: NodeJS.ProcessEnv) => {
    try {
      readWithGateways(environments.api, { ...required, ...variables });
      return [];
    } catch (error) {
      return (error as Error).message
        .split('\n')
        .slice(1)
        .map((line) => line.trim());
    }
  };
  expect(faults({ PORT: 'none', TIDINGS_TEAM_WEBHOOK_URL: 'https://team.example' })).toEqual([
    'PORT: must be a whole number, from 1 to 65535',
    'TIDINGS_TEAM_WEBHOOK_SECRETS: is required',
  ]);
  const letters = { TIDINGS_ROUTES: 'simulator,smtp', SMTP_FROM: 'news@shop.example' };
  expect(faults({ ...letters, SMTP_PORT: '0', SMTP_USER: 'u', SMTP_DKIM_DOMAIN: 'shop.example' })).toEqual([
    'SMTP_HOST: is required',
    'SMTP_PORT: must be a whole number, from 1 to 65535',
    'SMTP_PASSWORD: is required',
    'SMTP_DKIM_SELECTOR: is required',
    'SMTP_DKIM_KEY: is required',
  ]);
});
