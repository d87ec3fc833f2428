import { plainWords } from '../reply-text.ts';

const all = new Set(
  (
    'all stopall everything nothing все всех всю всех ничего никаких никакие всё усе усі нічого ніяких барлығын барлыгын бәрі бәрін барі барін ештеңе ' +
    'alle alles nichts tout tous toutes rien todo todos todas nada ninguno ningun tudo nenhum tutto tutti tutte niente ' +
    'wszystko wszystkie wszystkich nic hepsi hepsini tum hicbir never ever anything никогда ніколи нікому jamais nunca jamas nigdy asla'
  ).split(' '),
);
const advertising =
  /^(?:ad|ads|advert|promo|market|offer|newsletter|реклам|акци|рассыл|розсил|предложен|жарнама|werb|publicit|publicid|propaganda|pubblic|reklam|oferta)/;

/** Whether a refusal is of all messages, and not of the advertising that it names. */
export function saysEverything(text: string): boolean {
  const words = plainWords(text).split(' ');
  return words.some((word) => all.has(word)) && !words.some((word) => advertising.test(word));
}
