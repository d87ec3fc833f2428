import { standardProfile } from '../../../models/domain/texts/sms-parts.ts';
import { encodeGsm } from './alphabets.ts';

/**
 * The parts that `countParts` has counted by 3GPP's own profile: neither an escape pair nor a surrogate pair is split, so a
 * part may end one unit short.
 */
export function splitText(text: string, encoding: 'gsm7' | 'ucs2'): string[] {
  const [alone, joined] = encoding === 'gsm7' ? standardProfile.gsm : standardProfile.ucs2;
  const costOf = (written: string) => (encoding === 'gsm7' ? encodeGsm(written).length : written.length);
  if (costOf(text) <= alone) return [text];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const character of text) {
    const cost = costOf(character);
    if (used + cost > joined) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += character;
    used += cost;
  }
  return [...parts, part];
}
