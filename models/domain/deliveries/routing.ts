import { z } from 'zod';
import { channels, kinds, type Channel, type Kind } from '../message.ts';
import type { Money } from '../money/money.ts';
import { codeOf, countryComplaint, countryOf } from '../numbers/country.ts';
import { repeated } from '../repeated.ts';

const names = z
  .array(z.string().min(1))
  .min(1, 'must name a route')
  .superRefine((routes, context) => {
    for (const twice of repeated(routes)) context.addIssue({ code: 'custom', message: `names ${twice} twice` });
  });

/** One rule, by itself. */
export const routingRule = z.strictObject({
  /** What a message must be for the rule to speak; a condition that is left out is met by all. */
  channel: z.enum(channels).optional(),
  kind: z.enum(kinds).optional(),
  countries: z.array(codeOf(countryOf, countryComplaint)).min(1, 'must name a country').optional(),
  /** The only routes that such a message may take, the preferred first. */
  routes: names,
  /** The cheapest to the country first, instead of the first that is named. */
  cheapest: z.literal(true, 'is true, or left out').optional(),
});
type RoutingRule = z.output<typeof routingRule>;

/** Which messages take which routes: for each the first rule that speaks of it. */
export const routingRules = z.array(routingRule);
export type RoutingRules = z.output<typeof routingRules>;

/** A route in use, and what it carries. */
export interface RouteNamed {
  name: string;
  channel: Channel;
}

/** The rules that speak of no message, each with why: they would look as if they held. */
export function silentRules(rules: RoutingRules, routes: readonly RouteNamed[]): { index: number; why: string }[] {
  const spoken = (rule: RoutingRule) => {
    const carried = routes.flatMap(({ name, channel }) => (rule.routes.includes(name) ? channel : []));
    return [...new Set(carried)].filter((channel) => !rule.channel || rule.channel === channel);
  };
  return rules.flatMap((rule, index) => {
    const own = spoken(rule);
    if (own.length === 0) return [{ index, why: `names no route that carries ${rule.channel ?? 'anything'}` }];
    const before = rules.slice(0, index);
    const isTaken = (channel: Channel) =>
      before.some((earlier) => spoken(earlier).includes(channel) && takesAllOf(earlier, rule));
    return own.every(isTaken)
      ? [{ index, why: 'is never asked: a rule before it speaks of all that it speaks of' }]
      : [];
  });
}

function takesAllOf({ kind, countries }: RoutingRule, other: RoutingRule): boolean {
  if (kind && kind !== other.kind) return false;
  return !countries || (other.countries?.every((country) => countries.includes(country)) ?? false);
}

/** What decides which routes a message may take. */
export interface Routed {
  channel: Channel;
  kind: Kind;
  country: string | undefined;
}

/**
 * The routes of its channel that a message may take, the preferred first: all of them where no rule speaks of it. A rule
 * that names no route of the channel does not speak.
 *
 * @param costs what a part costs on a route; of routes that cost the same, or nobody knows what, the order stays
 */
export function routesFor<Route extends { name: string; channel: Channel }>(
  rules: RoutingRules,
  routes: readonly Route[],
  message: Routed,
  costs: (route: Route) => Money | undefined,
): Route[] {
  const able = routes.filter(({ channel }) => channel === message.channel);
  const named = (rule: RoutingRule) => rule.routes.flatMap((name) => able.filter((route) => route.name === name));
  const rule = rules.find((each) => speaksOf(each, message) && named(each).length > 0);
  if (!rule) return able;
  if (!rule.cheapest) return named(rule);
  const micros = (route: Route) => costs(route)?.micros ?? Infinity;
  return named(rule).toSorted((a, b) => (micros(a) === micros(b) ? 0 : micros(a) - micros(b)));
}

function speaksOf({ channel, kind, countries }: RoutingRule, message: Routed): boolean {
  if (channel && channel !== message.channel) return false;
  if (kind && kind !== message.kind) return false;
  return !countries || (message.country !== undefined && countries.includes(message.country));
}
