import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const national = new Map<string, string>();

/** A number's digits as they are dialled in its own country, with the trunk prefix: `07700900123`, `89161234567`. */
function nationalDigits(number: string): string {
  const known = national.get(number);
  if (known !== undefined) return known;
  const digits = (parsePhoneNumberFromString(number)?.formatNational() ?? '').replaceAll(/\D/g, '');
  national.set(number, digits);
  return digits;
}

/** Whether these digits are a part of a number as anybody writes it: in its country, from abroad, or in E.164. */
export function matchesDigits(number: string, digits: string): boolean {
  return `00${number.replaceAll(/\D/g, '')}`.includes(digits) || nationalDigits(number).includes(digits);
}
