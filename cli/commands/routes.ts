import type { Command } from './command.ts';

export const routes: Command = {
  name: 'routes',
  text: 'each route: whether its gateway answers, what left in the last hour, errors, delay, balance',
  options: { '--json': ['for machines'] },
  readsSettings: true,
  run: async ({ json }) => (await import('../gateways/list-routes.ts')).listRoutes({ asJson: json !== undefined }),
};
