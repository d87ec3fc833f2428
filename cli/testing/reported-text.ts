import { isReportedBy, type Became } from '../../models/domain/deliveries/became.ts';
import { texts } from '../../workflows/catalogue.ts';
import type { Said } from './gate.ts';
import { mustBeOneOf } from './must-be-one-of.ts';

const reports = ['delivered', 'undeliverable'] as const satisfies readonly Became[];

/**
 * The text that a gateway reports on: the latest of a key, or of all.
 *
 * @throws Error where there is no such report or text, where it has not left, or no gateway of its channel reports this
 */
export function reportedText(said: readonly Said[], became: Became, of: string | undefined): Said {
  mustBeOneOf('report', became, reports);
  if (of !== undefined) mustBeOneOf('text', of, [...texts.keys()]);
  const text = said.findLast(({ message }) => of === undefined || message === of);
  if (!text) throw new Error(`${of ? `${of} has not` : 'no text has'} left, so nothing can be reported`);
  const { channel, message } = text;
  if (!isReportedBy(channel, became))
    throw new Error(`nobody reports that a text by ${channel} is ${became}: ${message}`);
  return text;
}
