import type { RouteAlarm } from '../../models/domain/deliveries/route-alarms.ts';
import type { WorkerSign } from '../../models/documents/worker-sign.ts';

/** One route, as the workers tell of it that take work now. */
export interface AtWorkers {
  /** Workers, with this route or without. */
  working: number;
  /** Those of them that have the route. */
  workers: number;
  /** Those of these to which its gateway has answered, since they began. */
  answered: number;
  /** What is wrong with it, at how many of them, and by what that was seen. */
  alarms: { code: RouteAlarm; workers: number; causes: string[] }[];
}

/** What workers tell of a route. One of the release before does not name its routes, and counts as having it, and as answered. */
export function atWorkers(route: string, signs: readonly Pick<WorkerSign, 'alarms' | 'routes'>[]): AtWorkers {
  const having = signs.flatMap(({ routes, alarms = [] }) => {
    const mine = routes ? routes.find(({ name }) => name === route) : { hasAnswered: true };
    return mine ? [{ ...mine, alarms: alarms.filter((alarm) => alarm.route === route) }] : [];
  });
  const raised = having.flatMap(({ alarms }) => alarms);
  return {
    working: signs.length,
    workers: having.length,
    answered: having.filter(({ hasAnswered }) => hasAnswered).length,
    alarms: [...new Set(raised.map(({ code }) => code))].map((code) => {
      const alike = raised.filter((alarm) => alarm.code === code);
      return { code, workers: alike.length, causes: [...new Set(alike.map(({ cause }) => cause))] };
    }),
  };
}
