import { gsmBasic, gsmExtension } from './gsm-alphabet.ts';

/** Septets per UTF-16 unit; 0 is outside the alphabet. */
const septets = new Uint8Array(65_536);
for (const character of gsmBasic) septets[character.charCodeAt(0)] = 1;
for (const character of gsmExtension.keys()) septets[character.charCodeAt(0)] = 2;

/** What a text costs: `units` are septets in GSM-7 and UTF-16 units in UCS-2. */
export interface PartCount {
  encoding: 'gsm7' | 'ucs2';
  parts: number;
  units: number;
}

/** Room of one part alone and of each when joined: septets in GSM-7, UTF-16 units in UCS-2. Routes differ. */
export interface SegmentProfile {
  gsm: readonly [alone: number, joined: number];
  ucs2: readonly [alone: number, joined: number];
}

/** 3GPP TS 23.040 with an 8-bit reference: a header of 6 octets of the 140. */
export const standardProfile: SegmentProfile = { gsm: [160, 153], ucs2: [70, 67] };

/** US and Canadian toll-free routes: a 16-bit reference, a header of 7 octets. */
export const tollFreeProfile: SegmentProfile = { gsm: [160, 152], ucs2: [70, 66] };

/**
 * Counts the billing units of an SMS on a route. Neither an escape pair nor a surrogate pair is split, so a part may
 * end one unit short. The empty text has no parts.
 */
export function countParts(text: string, profile: SegmentProfile = standardProfile): PartCount {
  const [alone, joined] = profile.gsm;
  let units = 0;
  for (let index = 0; index < text.length; index += 1) {
    const cost = septets[text.charCodeAt(index)] ?? 0;
    if (cost === 0) return countUcs2(text, profile.ucs2);
    units += cost;
  }
  if (units <= alone) return { encoding: 'gsm7', parts: units === 0 ? 0 : 1, units };
  return { encoding: 'gsm7', parts: fill(text, joined, (index) => septets[text.charCodeAt(index)] ?? 1), units };
}

function countUcs2(text: string, [alone, joined]: SegmentProfile['ucs2']): PartCount {
  const units = text.length;
  if (units <= alone) return { encoding: 'ucs2', parts: 1, units };
  return { encoding: 'ucs2', parts: fill(text, joined, (index) => (isPair(text, index) ? 2 : 1), true), units };
}

/** Parts needed when characters that cost `costAt` must not be split over parts of `room` units. */
function fill(text: string, room: number, costAt: (index: number) => number, pairs = false): number {
  let parts = 1;
  let used = 0;
  for (let index = 0; index < text.length; index += 1) {
    const cost = costAt(index);
    if (used + cost > room) {
      parts += 1;
      used = 0;
    }
    used += cost;
    if (pairs && cost === 2) index += 1;
  }
  return parts;
}

function isPair(text: string, index: number): boolean {
  const first = text.charCodeAt(index) & 0xfc00;
  return first === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
}

/** Replaces the no-break and thin spaces that formatters emit by plain ones, which would cost the GSM-7 alphabet. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ');
}
