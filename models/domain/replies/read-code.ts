import { polite } from './opt-out-words.ts';
import { plainWords } from './reply-text.ts';

/** Words that may stand beside a code without changing what sending it back means. */
const besideCode = new Set([
  ...polite,
  ...(
    'code codes my the this is it its here heres sms pin otp confirm confirmed confirming yes yep i agree and your for you ' +
    'код кода мой вот это ваш смс пароль пин да подтверждаю подтвердить подтверждение согласен согласна и держите ловите отправляю ' +
    'мій ось це так підтверджую погоджуюсь растаймын иә коды kod kodu kodum evet codigo codice kod mein meine ist der die das ja ' +
    'mon le est oui voici mi el es si aqui esta meu o e sim aqui mio il ecco si moj to tak oto'
  ).split(' '),
]);

/**
 * The six digits of a reply that sends a code back ("123 456", "код 123456", "yes, my code is 123456"). Any other word
 * says something else: "no 123456", "wrong number, 123456", a text of ours around it.
 */
export function readCode(words: string): string | undefined {
  const plain = inAscii(words.normalize('NFKC')).replaceAll(/(?<=\d)[ -](?=\d)/gu, '');
  const [only, second] = plain.match(/\d+/g) ?? [];
  if (only?.length !== 6 || second !== undefined) return undefined;
  const beside = plainWords(plain.replace(only, ' ')).split(' ').filter(Boolean);
  return beside.every((word) => besideCode.has(word)) ? only : undefined;
}

/** The zeros of digits that people type, from Arabic to Khmer (Unicode, general category Nd); the other nine follow each. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0x1810,
];

function inAscii(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((start) => code >= start && code < start + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}
