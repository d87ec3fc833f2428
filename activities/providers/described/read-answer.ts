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

function holds({ status, where = {} }: Answers[number], given: number, content: unknown): boolean {
  if (status !== undefined && ![status].flat().includes(given)) return false;
  return Object.entries(where).every(([path, wanted]) => {
    const found = at(content, path);
    // A gateway may write a code as a number today and as a string tomorrow.
    const same = (value: unknown) => found === value || wordsAt(content, path) === String(value);
    return [wanted].flat().some(same);
  });
}
