import { plainWords } from '../reply-text.ts';
import { clausesOf } from './clauses.ts';
import { has, pair, type Clause } from './clause.ts';
import { readingsOf } from './languages.ts';

/**
 * What a person asks about the data on him: erasure (GDPR art. 17, 152-FZ art. 21), what is held (GDPR art. 15, 152-FZ
 * art. 14), or the end of a consent (GDPR art. 7(3), 152-FZ art. 9).
 */
export type DataRight = 'erasure' | 'access' | 'withdrawal';

/** The right that a message claims, if any; of several the one that ends most. */
export function readDataRight(text: string): DataRight | undefined {
  const rights = clausesOf(text).flatMap((clause) => readingsOf(clause).map((reading) => dataRightIn(reading)));
  const found = new Set([...rights, byName(plainWords(text))]);
  return (['erasure', 'withdrawal', 'access'] as const).find((right) => found.has(right));
}

/** The right that one thought claims in one language. */
function dataRightIn(clause: Clause): DataRight | undefined {
  if (has(clause, 'business') || has(clause, 'tells')) return undefined;
  const data = has(clause, 'data');
  const mine = data || has(clause, 'me');
  const denied = pair(clause, 'not', 'erase', 2);
  if (data && has(clause, 'erase') && !denied) return 'erasure';
  const unwilling = pair(clause, 'not', 'want', 2) || pair(clause, 'not', 'consent', 3);
  const ended = has(clause, 'withdraw') && !pair(clause, 'not', 'withdraw', 2);
  if (mine && has(clause, 'consent') && (ended || (data && unwilling))) return 'withdrawal';
  const about = has(clause, 'me');
  return data && about && has(clause, 'ask') && has(clause, 'hold') ? 'access' : undefined;
}

const laws = /(?:^| )(?:gdpr|dsgvo|rgpd|lgpd|rodo|kvkk|152 ?фз|фз 152)(?= |$)/u;
const claims =
  /(?:^| )(?:request|under|according|article|art|rights?|access|запрос|по|согласно|стат|прав|требую|anfrage|antrag|auskunft|nach|gemass|recht|demande|droit|solicit|derecho|direito|richiesta|diritto|wniosek|prawo|zgodnie|talep|hakk)/u;
const erasureByName =
  /right to (?:be forgotten|erasure|deletion)|право на (?:забвение|удаление)|recht auf (?:loschung|vergessen)|droit a l ?(?:oubli|effacement)|derecho (?:al olvido|de supresion)|direito ao esquecimento|diritto all ?oblio|prawo do (?:bycia zapomnianym|usuniecia)|unutulma hakki/u;
const accessByName =
  /subject access request|(?:^| )dsar(?= |$)|right of access|право на доступ|auskunft (?:nach|gem|uber mein)|droit d ?acces|derecho de acceso|direito de acesso|diritto di accesso|prawo dostepu/u;

/** Rights that people call by their names, or by the law that gives them. */
function byName(plain: string): DataRight | undefined {
  if (erasureByName.test(plain)) return 'erasure';
  return accessByName.test(plain) || (laws.test(plain) && claims.test(plain.replace(laws, ' '))) ? 'access' : undefined;
}
