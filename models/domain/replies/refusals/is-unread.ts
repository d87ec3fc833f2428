import { isAboutMessages, polite, wishes } from '../opt-out-words.ts';
import { plainWords } from '../reply-text.ts';
import { languages } from './languages.ts';

/** What people say of offers, beside the words of refusals, in the languages that are read. */
const everyday = new Set([
  ...polite,
  ...wishes,
  ...(
    'who where when which there have has not cost costs price sale size colour color colours colors blue red black white green shoes open nice great lovely love haha lol hmm ' +
    'сколько стоит стоят где когда цена цены цвет размер размеры магазин какой какая какие есть можно красиво круто ого ха хаха скільки коштує де ціна розмір ' +
    'колькі каштуе дзе канша турады кайда wie viel kostet teuer preis wo farbe schon toll combien prix coute ou couleur taille super cuanto cuesta cuestan precio donde esto color talla ' +
    'quanto custa preco onde isto cor tamanho costa prezzo dove taglia colore bello ile kosztuje cena gdzie kolor rozmiar fajne ne kadar fiyat nerede renk beden guzel'
  ).split(' '),
]);

/** Whether a reply is in a script that no language here is written in. */
export function isInOtherScript(text: string): boolean {
  const letters = plainWords(text).match(/\p{L}/gu) ?? [];
  const readable = letters.filter((letter) => /[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(letter));
  return readable.length * 2 < letters.length;
}

/** Whether a reply is in a language that nobody here reads: in another script, or most of its words are known in none. */
export function isUnread(text: string): boolean {
  if (isInOtherScript(text)) return true;
  const words = plainWords(text)
    .split(' ')
    .filter((word) => /\p{L}/u.test(word));
  const strange = languages.map(({ rolesOf }) => words.filter((word) => !isKnown(word, rolesOf)).length);
  return Math.min(...strange) * 2 > words.length;
}

function isKnown(word: string, rolesOf: (clause: string) => ReadonlySet<unknown>[]): boolean {
  return everyday.has(word) || isAboutMessages(word) || rolesOf(word).some((roles) => roles.size > 0);
}
