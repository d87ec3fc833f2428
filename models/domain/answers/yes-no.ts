import { plainWords } from '../reply-text.ts';

const set = (...lists: string[]) => new Set(lists.flatMap((list) => list.split(' ')).map((word) => plainWords(word)));

/** By language: ru, uk, kk, be; en; de; fr; es, pt; it; pl; tr. */
const yesWords = set(
  ...['да ага угу конечно хочу давайте давай согласен согласна хорошо ладно верно', 'так згоден згодна авжеж'],
  ...['иә ия жарайды', 'так згодзен', 'yes y yep yeah yup sure ok okay ок окей definitely absolutely'],
  ...[
    'ja jawohl gern gerne klar',
    'oui ouais volontiers',
    'si sí claro vale',
    'sim',
    'certo volentieri',
    'tak',
    'evet olur tamam',
  ],
);
const noWords = set(
  ...['нет не неа нету', 'ні', 'жоқ', 'no n nope nah never', 'nein nee', 'non', 'não nao', 'nie', 'hayır hayir yok'],
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
  if (yesWords.has(first)) return others.some((word) => noWords.has(word)) ? undefined : 'yes';
  return noWords.has(first) && others.length === 0 ? 'no' : undefined;
}
