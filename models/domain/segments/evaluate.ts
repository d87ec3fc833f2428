import type { Channel } from '../message.ts';
import type { Condition, Measured } from './condition.ts';
import { measureOf } from './measure.ts';
import { holdsAgainst, type Known, type Moment } from './test-value.ts';

/** What conditions ask of the contact itself. */
export interface Subject extends Moment {
  country?: string | undefined;
  region?: string | undefined;
  locale?: string | undefined;
  createdAt?: Date | undefined;
  attributes: Readonly<Record<string, string | number | boolean>>;
  lists: readonly string[];
  isReachable: (channel: Channel) => boolean;
}

/**
 * Whether a condition holds. It names no segment any more: `withoutReferences` has put their conditions in.
 *
 * @param measure the value that a condition asks for: a number, a moment, text, or whether it is so
 */
export function isTrueOf(condition: Condition, subject: Subject, measure: (asked: Measured) => Known): boolean {
  if ('all' in condition) return condition.all.every((each) => isTrueOf(each, subject, measure));
  if ('any' in condition) return condition.any.some((each) => isTrueOf(each, subject, measure));
  if ('not' in condition) return !isTrueOf(condition.not, subject, measure);
  if ('list' in condition) return subject.lists.includes(condition.list);
  if ('reachable' in condition) return subject.isReachable(condition.reachable);
  if ('contact' in condition) {
    const { contact, ...test } = condition;
    return holdsAgainst(subject[contact], test, subject);
  }
  if ('attribute' in condition) {
    const { attribute, ...test } = condition;
    const { attributes } = subject;
    return holdsAgainst(Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined, test, subject);
  }
  if ('segment' in condition) throw new Error(`the condition of the segment ${condition.segment} was not put in`);
  return holdsMeasured(condition, measure(condition), subject);
}

function holdsMeasured(asked: Measured, value: Known, at: Moment): boolean {
  if ('event' in asked || 'texts' in asked) {
    const { test } = measureOf(asked);
    return holdsAgainst(value, test, at);
  }
  return value === true;
}

/** Every condition inside whose answer lies in what happened. */
export function measuredIn(condition: Condition): Measured[] {
  if ('all' in condition) return condition.all.flatMap(measuredIn);
  if ('any' in condition) return condition.any.flatMap(measuredIn);
  if ('not' in condition) return measuredIn(condition.not);
  const isOnContact = ['list', 'reachable', 'contact', 'attribute', 'segment'].some((key) => key in condition);
  return isOnContact ? [] : [condition as Measured];
}
