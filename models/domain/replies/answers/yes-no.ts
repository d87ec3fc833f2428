import { plainWords } from '../reply-text.ts';

const set = (...lists: string[]) => new Set(lists.flatMap((list) => list.split(' ')).map((word) => plainWords(word)));

/** Words that agree whatever follows, by language: ru, uk, kk, be; en; de; fr; es, pt; it; pl; tr. */
const yesWords = set(
  'да ага угу конечно хочу давайте согласен согласна',
  'згоден згодна авжеж',
  'иә ия',
  'згодзен',
  'yes y yep yeah yup sure definitely absolutely',
  'ja jawohl',
  'oui ouais',
  'si sí',
  'sim',
  'certo',
  'evet',
);
/** Words that agree only when they are all that is said: "так" alone, but not "так себе". */
const bareYesWords = set(
  'хорошо ладно верно давай ок окей',
  'так добре',
  'жарайды',
  'ok okay',
  'gern gerne klar',
  'volontiers',
  'claro vale',
  'volentieri',
  'tak',
  'olur tamam',
);
/** Words that take an agreement back: "yes but not now". */
const doubts = set('не нет ні но not dont but later nicht aber pas mais pero mas ma non nie ale ama değil потом позже');
const noWords = set(
  'нет не неа нету',
  'ні',
  'жоқ',
  'no n nope nah never',
  'nein nee',
  'non',
  'não nao',
  'nie',
  'hayır hayir yok',
);
const politeWords = set(
  'пожалуйста спасибо please thanks thank you pls thx bitte danke merci por favor obrigado grazie',
);

/**
 * Whether an answer agrees, by its first word; undefined when it says neither or both. A denial that goes on ("no
 * problem, call me") is neither. People also answer with a thumb, a plus, or a minus.
 */
export function readYesNo(text: string): 'yes' | 'no' | undefined {
  const signs = text
    .slice(0, 100)
    .replaceAll('\uFE0F', '')
    .replace(/[\s.!]|\p{Emoji_Modifier}/gu, '');
  if (/^(\+|✓|✔|✅|👍|👌)+$/u.test(signs)) return 'yes';
  if (/^(-|–|—|👎|❌)+$/u.test(signs)) return 'no';
  const [first = '', ...rest] = plainWords(text).split(' ');
  const others = rest.filter((word) => !politeWords.has(word));
  const doubtful = others.some((word) => noWords.has(word) || doubts.has(word));
  if (yesWords.has(first)) return doubtful ? undefined : 'yes';
  if (bareYesWords.has(first)) return others.length === 0 ? 'yes' : undefined;
  return noWords.has(first) && others.length === 0 ? 'no' : undefined;
}
