import type { SendOutcome } from '../../../models/domain/deliveries/provider.ts';
import { retryAfterSeconds, type HttpAnswer } from '../http-gateway.ts';
import type { Answers } from './description.ts';
import { at, wordsAt } from './fill.ts';

/** What an answer means by the first rule that holds. One that no rule knows may still have been an acceptance. */
export function readAnswer(rules: Answers, answer: HttpAnswer): SendOutcome {
  const { statusCode, body } = answer;
  const rule = rules.find((each) => holds(each, statusCode, body));
  if (!rule) return { outcome: 'unknown', code: String(statusCode) };
  if (rule.means === 'accepted') {
    const providerId = wordsAt(body, rule.id);
    return providerId ? { outcome: 'accepted', providerId } : { outcome: 'unknown', code: 'no-id' };
  }
  if (rule.means === 'throttled') {
    return { outcome: 'throttled', retryAfterMs: (retryAfterSeconds(answer) ?? rule.seconds) * 1_000 };
  }
  const code = (rule.code && wordsAt(body, rule.code)) ?? String(statusCode);
  return { outcome: 'rejected', cause: rule.means, code };
}

type Wanted = NonNullable<Answers[number]['where']>[string];

/** For which answers a rule holds. */
export interface Conditions {
  status?: number | readonly number[] | undefined;
  where?: Readonly<Record<string, Wanted | undefined>> | undefined;
}

/** Whether a rule holds for each answer for which another does, so that behind it the other never counts. */
export function takesAllOf(rule: Conditions, other: Conditions): boolean {
  const covers = (mine: Conditions['status'] | Wanted, its: Conditions['status'] | Wanted) => {
    const wanted = new Set([mine].flat().map(String));
    return mine === undefined || (its !== undefined && [its].flat().every((value) => wanted.has(String(value))));
  };
  const fields = Object.entries(rule.where ?? {});
  return covers(rule.status, other.status) && fields.every(([path, value]) => covers(value, other.where?.[path]));
}

function holds({ status, where = {} }: Answers[number], given: number, content: unknown): boolean {
  if (status !== undefined && ![status].flat().includes(given)) return false;
  return Object.entries(where).every(([path, wanted]) => {
    const found = at(content, path);
    // A gateway may write a code as a number today and as a string tomorrow.
    const same = (value: unknown) => found === value || wordsAt(content, path) === String(value);
    return [wanted].flat().some(same);
  });
}
