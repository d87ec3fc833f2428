import { gsmBasic, gsmExtension } from '../../../models/domain/texts/gsm-alphabet.ts';

const escape = 0x1b;
const septetOf = new Map(Array.from(gsmBasic, (character, index) => [character, index < escape ? index : index + 1]));
const characterOf = new Map([...septetOf].map(([character, septet]) => [septet, character]));
const extendedOf = new Map([...gsmExtension].map(([character, septet]) => [septet, character]));

/** `data_coding` of what Tidings sends: the default alphabet of the SMSC, taken to be GSM-7, and UCS-2. */
export const dataCodings = { gsm7: 0, ucs2: 8 } as const;

/** A text in GSM-7, one septet per octet, as SMPP carries it; the extension table costs two. What is not in it becomes `?`. */
export function encodeGsm(text: string): Buffer {
  const question = 0x3f;
  return Buffer.from(
    Array.from(text).flatMap((character) => {
      const extended = gsmExtension.get(character);
      return extended === undefined ? [septetOf.get(character) ?? question] : [escape, extended];
    }),
  );
}

/** A text in UCS-2, high octet first; what is beyond the first plane is two units, as phones read it. */
export function encodeUcs2(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/**
 * The text of an inbound message; undefined where `data_coding` says that it is none.
 *
 * @param dataCoding SMPP 3.4, section 5.2.19: plain values, or a class with its alphabet after 3GPP TS 23.038, section 4
 */
export function decodeText(dataCoding: number, octets: Buffer): string | undefined {
  switch (alphabetOf(dataCoding)) {
    case 'gsm7':
      return decodeGsm(octets);
    case 'latin1':
      return octets.toString('latin1');
    case 'ucs2':
      return Buffer.from(octets.subarray(0, octets.length & ~1))
        .swap16()
        .toString('utf16le');
    default:
      return undefined;
  }
}

function alphabetOf(dataCoding: number): 'gsm7' | 'latin1' | 'ucs2' | undefined {
  if (dataCoding === 1 || dataCoding === 3) return 'latin1';
  const [group, alphabet] = [dataCoding >> 4, dataCoding & 0x0c];
  if (group === 0x0f) return dataCoding & 0x04 ? undefined : 'gsm7';
  if (dataCoding !== 0 && dataCoding !== 8 && group !== 0x01) return undefined;
  return alphabet === 0 ? 'gsm7' : alphabet === 8 ? 'ucs2' : undefined;
}

function decodeGsm(octets: Buffer): string {
  let text = '';
  let escaped = false;
  for (const septet of octets) {
    const character = characterOf.get(septet) ?? (septet === escape ? ' ' : '\ufffd');
    if (escaped) text += extendedOf.get(septet) ?? character;
    else if (septet !== escape) text += character;
    escaped = septet === escape && !escaped;
  }
  return text;
}
