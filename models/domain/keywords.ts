/** What a whole message may mean before any journey sees it. */
export type Keyword = 'opt-out' | 'help' | 'start';

/** Letters of the two scripts that look alike, in the same order. */
const cyrillicLooks = 'авсекмнорстухіьԁ';
const latinLooks = 'abcekmhopctyxibd';

/** Words by which people end messages, by language; sources: Twilio's and AWS's defaults, FCC 64.1200(a)(10). */
const optOutWords = [
  'стоп стопп отписка отпишите отписаться отпишись отказ откажусь отмена хватит удалите прекратите спам',
  'stop stopall unsubscribe end quit revoke optout cancel remove td',
  'відписка відмова тоқта адпіска',
  'stopp abmelden abbestellen ende austragen',
  'arret arrêt arrêter désabonner desinscription',
  'alto baja parar cancelar sair basta cancella disiscrivi koniec rezygnuje wypisz dur iptal ret çık',
];
const optOutPhrases = [
  ...['не надо', 'не присылайте', 'не пишите', 'больше не пишите', 'бас тарту', 'stop all', 'opt out', 'no more'],
  ...['remove me', 'leave me alone', 'keine sms', 'no mas', 'no más'],
];
const helpWords = 'помощь справка help info hilfe aide ayuda';
/** "yes" and "да" are answers to a question and never bring anybody back. */
const startWords = 'старт start unstop';

/** Politeness around a keyword changes nothing: "stop please", "пожалуйста, стоп". */
const polite = new Set(
  words('пожалуйста спасибо please thanks thank you pls thx bitte danke merci por favor now все всё'),
);

const table = new Map<string, Keyword>([
  ...[...words(optOutWords.join(' ')), ...optOutPhrases].map((word) => [fold(word), 'opt-out'] as const),
  ...words(helpWords).map((word) => [fold(word), 'help'] as const),
  ...words(startWords).map((word) => [fold(word), 'start'] as const),
]);

/**
 * The keyword a whole message is, if it is one. Case, punctuation, ё, look-alike letters and a forgotten keyboard
 * layout do not matter; a keyword inside another sentence does not count: "restart my order" is not START.
 */
export function readKeyword(text: string): Keyword | undefined {
  const plain = normalise(text);
  for (const reading of [plain, otherLayout(plain)]) {
    const bare = reading.split(' ').filter((word) => !polite.has(word));
    const found = table.get(fold(reading)) ?? table.get(fold(bare.join(' ')));
    if (found) return found;
  }
  return undefined;
}

const yesWords = new Set(
  words(
    'да ага угу конечно хочу давайте согласен согласна yes y yep yeah sure ok okay ja oui si sí sim tak evet так иә ок',
  ),
);
const noWords = new Set(words('нет не неа no n nope nah nein non não nie hayır hayir ні жоқ'));

/** What an answer says, by its first word; a denial that goes on ("no problem, call me") is neither. */
export function readAnswer(text: string): 'yes' | 'no' | 'other' {
  const [first = '', ...rest] = normalise(text).split(' ');
  if (yesWords.has(first)) return 'yes';
  const bare = rest.filter((word) => !polite.has(word));
  return noWords.has(first) && bare.length === 0 ? 'no' : 'other';
}

function words(list: string): string[] {
  return list.split(' ');
}

/** Lower case, no punctuation or emoji, single spaces, е for ё. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Letters that look the same become one, so that "CTOП" typed with Latin letters is still "стоп". */
function fold(text: string): string {
  return normalise(text).replace(/./gu, (letter) => {
    const index = cyrillicLooks.indexOf(letter);
    return index < 0 ? letter : (latinLooks[index] ?? letter);
  });
}

const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const cyrillicKeys = 'йцукенгшщзхъфывапролджэячсмитьбю';

/** The text as the other keyboard layout would have written it: "cnjg" is "стоп". */
function otherLayout(text: string): string {
  return text.replace(/./gu, (letter) => {
    const latin = latinKeys.indexOf(letter);
    if (latin >= 0) return cyrillicKeys[latin] ?? letter;
    const cyrillic = cyrillicKeys.indexOf(letter);
    return cyrillic < 0 ? letter : (latinKeys[cyrillic] ?? letter);
  });
}
