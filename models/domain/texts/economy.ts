import { countParts, standardProfile, type PartCount, type SegmentProfile } from './sms-parts.ts';
import { encodeSmartly } from './smart-encoding.ts';
import { transliterate } from './transliteration.ts';

/** What a text allows to be done to its letters; nothing unless it says so. */
export interface Economies {
  /** Quotes, dashes, spaces and signs may be replaced by their GSM-7 look-alikes. */
  smart?: true;
  /** Russian may be written in Latin letters; includes `smart`. */
  transliterate?: true;
}

/** A text as it leaves, its parts, and how many the economies saved. */
export interface Economised extends PartCount {
  text: string;
  savedParts: number;
}

/** Applies what the text allows, the gentlest first, and only where it saves a part: words change for nothing else. */
export function economise(written: string, allowed: Economies, profile: SegmentProfile = standardProfile): Economised {
  // Letters with their marks apart look alike and cost twice.
  const text = written.normalize('NFC');
  const plain = countParts(text, profile);
  let best: Economised = { text, ...plain, savedParts: 0 };
  const tries = [
    ...(allowed.smart || allowed.transliterate ? [encodeSmartly(text)] : []),
    ...(allowed.transliterate ? [encodeSmartly(transliterate(text))] : []),
  ];
  for (const tried of tries) {
    const counted = countParts(tried, profile);
    if (counted.parts < best.parts) best = { text: tried, ...counted, savedParts: plain.parts - counted.parts };
  }
  return best;
}
