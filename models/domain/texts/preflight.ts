import type { Reason } from '../deliveries/reasons.ts';
import { isVisible } from './marks.ts';

/** Why a finished text must not leave: the reason, and what exactly, without any of its words. */
export interface Refusal {
  refused: Reason;
  detail: string;
}

/** Ten joined GSM-7 parts and a little more; no operator joins a longer text. */
export const longestText = 1_600;

const faults: readonly (readonly [pattern: RegExp, detail: string])[] = [
  [/\{\{|\}\}/, 'a placeholder is left'],
  [/\[object \w+\]/, 'a value is not text'],
  [/(?<![\p{L}\p{N}])(undefined|null|NaN|Invalid Date)(?![\p{L}\p{N}])/u, 'a value is missing'],
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  [/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/, 'it has control characters'],
  [/[\u202a-\u202e\u2066-\u2069]/, 'it turns the direction of reading'],
  [/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/, 'it has half a character'],
];

/** The last look at a text before it is handed over; undefined when nothing is wrong. */
export function preflight(text: string, longest = longestText): Refusal | undefined {
  if (!isVisible(text)) return { refused: 'text-unfit', detail: 'it is empty' };
  if (text.length > longest) return { refused: 'text-unfit', detail: `it is longer than ${longest} characters` };
  const fault = faults.find(([pattern]) => pattern.test(text));
  return fault && { refused: 'text-unfit', detail: fault[1] };
}
