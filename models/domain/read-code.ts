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
  const plain = words.normalize('NFKC').replaceAll(/(?<=\d)[ -](?=\d)/gu, '');
  const [only, second] = plain.match(/\d+/g) ?? [];
  if (only?.length !== 6 || second !== undefined) return undefined;
  const beside = plainWords(plain.replace(only, ' ')).split(' ').filter(Boolean);
  return beside.every((word) => besideCode.has(word)) ? only : undefined;
}
