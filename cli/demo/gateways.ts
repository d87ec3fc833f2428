import type { Client } from '../client.ts';
import type { Customer } from './shop.ts';

/**
 * The simulated gateways, as a person has them in hand on the page of the virtual phone. Where there is no such page, there
 * are none, and nothing is played.
 */
export class Gateways {
  /** The routes whose gateways they are, the preferred first. */
  readonly routes: readonly string[];
  readonly #client: Client;

  private constructor(client: Client, routes: readonly string[]) {
    this.#client = client;
    this.routes = routes;
  }

  static async find(client: Client): Promise<Gateways> {
    const found = await client.call<{ routes: string[] }>('GET', '/phone/api/routes');
    return new Gateways(client, found?.routes ?? []);
  }

  /** They refuse every text to a number that is dead. */
  async refuseDead(customers: readonly Customer[]): Promise<void> {
    for (const { phone, isDead } of customers) {
      if (!isDead || phone === undefined || this.routes.length === 0) continue;
      await this.#client.call('PUT', `/phone/api/phones/${encodeURIComponent(phone)}`, { dead: true });
    }
  }

  /** The first turns every text away, or takes them again; where there is no second, it takes them always. */
  async closeFirst(closed: boolean): Promise<void> {
    const [first, second] = this.routes;
    if (first === undefined || second === undefined) return;
    await this.#client.call('PUT', `/phone/api/routes/${first}`, { closed });
  }
}
