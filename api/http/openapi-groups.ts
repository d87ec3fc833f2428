import { catalogue, texts } from '../../workflows/catalogue.ts';

const [journey = 'double-opt-in'] = Object.keys(catalogue);
const [text = 'double-opt-in/code'] = texts.keys();

/** One group of `/docs`. */
export interface Group {
  name: string;
  description: string;
  /** Beginnings of paths, in order; the longest that fits a path decides. */
  paths: string[];
  /** What stands for a name in a path, so that examples can be sent as they are. */
  names?: Record<string, string>;
}

/** In the order in which somebody new to Tidings needs them: a person, what happened, what became of it. */
export const groups: Group[] = [
  {
    name: 'Contacts',
    description: 'The people who are written to. Begin here: an event is about somebody who is known.',
    paths: [
      '/v1/contacts/{id}',
      '/v1/contacts',
      '/v1/contacts/search',
      '/v1/contacts/import',
      '/v1/imports',
      '/v1/lists',
    ],
    names: { id: 'anna', list: 'vip' },
  },
  {
    name: 'Segments',
    description: 'Audiences: everybody of whom a condition is true. Journeys ask for them, campaigns go to them.',
    paths: ['/v1/segments', '/v1/contacts/{id}/segments'],
    names: { id: 'anna', segment: 'british' },
  },
  {
    name: 'Campaigns',
    description: 'Broadcasts: one text to everybody who belongs to an audience, once.',
    paths: ['/v1/campaigns'],
    names: { campaign: 'spring-sale' },
  },
  {
    name: 'Events',
    description: 'What happened in your business. An event starts journeys, and running ones hear it.',
    paths: ['/v1/events'],
    names: { source: 'shop', id: 'evt-1' },
  },
  {
    name: 'What became of it',
    description: 'Every text with its state and reason, every reply, every goal reached, and what they add up to.',
    paths: ['/v1/contacts/{id}/timeline', '/v1/deliveries', '/v1/replies', '/v1/conversions', '/v1/reports'],
    names: { id: 'anna' },
  },
  {
    name: 'Journeys and runs',
    description: 'What can be told to people, and every telling of it.',
    paths: ['/v1/journeys', '/v1/runs', '/v1/texts'],
    names: { name: journey, workflowId: `${journey}/anna/A-1001`, key: text },
  },
  {
    name: 'Consent and opting out',
    description: 'What a person agreed to, with evidence, and what ends it.',
    paths: ['/v1/contacts/{id}/consents', '/v1/contacts/{id}/opt-outs'],
    names: { id: 'anna' },
  },
  {
    name: 'The team',
    description: 'Questions that journeys ask of people, and why a text may or may not go.',
    paths: ['/v1/team-tasks', '/v1/policy'],
  },
  {
    name: 'Pages for readers',
    description: 'Behind the links of texts. No key.',
    paths: ['/l/', '/u/', '/c/'],
  },
  {
    name: 'Providers',
    description: 'Callbacks, each verified the provider’s own way, and what a CRM tells. No key.',
    paths: ['/hooks/'],
    names: { route: 'simulator', hook: 'amocrm' },
  },
  {
    name: 'Operation',
    description: 'For load balancers and Prometheus, and what errors mean. No key.',
    paths: ['/healthz', '/readyz', '/metrics', '/errors/'],
    names: { code: 'body-invalid' },
  },
];

/**
 * The group of a path, and its place among all paths.
 * @throws an error that names a path without a group
 */
export function groupOf(path: string): { group: Group; rank: number } {
  let best = { group: undefined as Group | undefined, rank: 0, fits: 0 };
  let rank = 0;
  for (const group of groups) {
    for (const start of group.paths) {
      rank += 1;
      if (path.startsWith(start) && start.length > best.fits) best = { group, rank, fits: start.length };
    }
  }
  if (!best.group) throw new Error(`${path} is in no group of api/http/openapi-groups.ts`);
  return { group: best.group, rank: best.rank };
}
