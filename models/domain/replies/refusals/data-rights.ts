import { plainWords } from '../reply-text.ts';
import { clausesOf } from './clauses.ts';
import { has, pair, unknown, type Clause } from './clause.ts';
import { readingsOf } from './languages.ts';

/**
 * What a person asks about the data on him: erasure (GDPR art. 17, 152-FZ art. 21), the end of a consent (GDPR art. 7(3),
 * 152-FZ art. 9), a restriction (GDPR art. 18, 152-FZ art. 21), a correction (GDPR art. 16, 152-FZ art. 14), or what is
 * held (GDPR art. 15, 152-FZ art. 14). Of several the one that ends most counts, which is the first here.
 */
const dataRights = ['erasure', 'withdrawal', 'restriction', 'rectification', 'access'] as const;
export type DataRight = (typeof dataRights)[number];

/** The right that a message claims, if any. */
export function readDataRight(text: string): DataRight | undefined {
  const rights = clausesOf(text).flatMap((clause) => readingsOf(clause).map((reading) => dataRightIn(reading)));
  const found = new Set([...rights, byName(plainWords(text))]);
  return dataRights.find((right) => found.has(right));
}

/** The right that one thought claims in one language. */
function dataRightIn(clause: Clause): DataRight | undefined {
  if (has(clause, 'business')) return undefined;
  const data = has(clause, 'data');
  const about = has(clause, 'me');
  const consent = has(clause, 'consent');
  // "Revoke consent" says nothing else; among words that nobody knows it must be the writer's own.
  const plainly = unknown(clause) === 0;
  if (data && has(clause, 'correct') && (about || plainly)) return 'rectification';
  if (has(clause, 'tells')) return undefined;
  if (data && has(clause, 'erase') && !pair(clause, 'not', 'erase', 2)) return 'erasure';
  const unwilling = pair(clause, 'not', 'want', 2) || pair(clause, 'not', 'consent', 3);
  const ended = has(clause, 'withdraw') && !pair(clause, 'not', 'withdraw', 2);
  if (consent && (((data || about || plainly) && ended) || (data && unwilling))) return 'withdrawal';
  if (data && has(clause, 'restrict') && (about || consent || plainly)) return 'restriction';
  return data && about && has(clause, 'ask') && has(clause, 'hold') ? 'access' : undefined;
}

const laws = /(?:^| )(?:gdpr|dsgvo|rgpd|lgpd|rodo|kvkk|152 ?фз|фз 152)(?= |$)/u;
const claims =
  /(?:^| )(?:request|under|according|article|art|rights?|access|запрос|по|согласно|стат|прав|требую|anfrage|antrag|auskunft|nach|gemass|recht|demande|droit|solicit|derecho|direito|richiesta|diritto|wniosek|prawo|zgodnie|talep|hakk)/u;
const erasureByName =
  /right to (?:be forgotten|erasure|deletion)|право на (?:забвение|удаление)|recht auf (?:loschung|vergessen)|droit a l ?(?:oubli|effacement)|derecho (?:al olvido|de supresion)|direito ao esquecimento|diritto all ?oblio|prawo do (?:bycia zapomnianym|usuniecia)|unutulma hakki/u;
const accessByName =
  /(?:^| )what (?:all )?do (?:you|u|they) know about me(?= |$)|(?:^| )all (?:the |my )?(?:personal )?(?:data|information) (?:that )?you (?:have|hold|keep|store|collected)|(?:^| )(?:see|get|receive|access) my (?:personal )?data(?= |$)|что вы(?: обо мне)? знаете(?: обо мне)?$|що ви(?: про мене)? знаєте(?: про мене)?$|што вы(?: пра мяне)? ведаеце(?: пра мяне)?$|(?:^| )was (?:wissen sie|wisst ihr|weisst du)(?: alles)? (?:uber|von) mi(?:ch|r)|que savez vous (?:de|sur) moi|que saben(?: ustedes)? (?:de|sobre) mi(?= |$)|que (?:voces )?sabem (?:de|sobre) mim|sapete (?:di|su) me(?= |$)|(?:^| )co(?: o mnie)? wiecie(?: o mnie)?$|hakkimda ne(?:ler)? biliyor|мен туралы не(?:лер)? б[иі]лес[иі]з|(?:welche|meine) daten haben sie (?:von|uber) mi(?:ch|r)|subject access request|(?:^| )dsar(?= |$)|right of access|право на доступ|auskunft (?:nach|gem|uber mein)|droit d ?acces|derecho de acceso|direito de acesso|diritto di accesso|prawo dostepu/u;

/** Articles of the GDPR; a number alone may be that of a product. */
const articles =
  /(?:^| )(?:article|art|artikel|artikels|articulo|artigo|articolo|artykulu?|madde|статья|статье|статьи|стаття|стаття|статті) (15|16|17|18|20|21)(?= |$)/u;
const byArticle: Readonly<Record<string, DataRight>> = {
  15: 'access',
  16: 'rectification',
  17: 'erasure',
  18: 'restriction',
  20: 'access',
  21: 'withdrawal',
};
const ofData =
  /(?:^| )(?:gdpr|dsgvo|rgpd|lgpd|rodo|kvkk|data|daten|donnees|datos|dados|dati|danych|dane|данн|даних|дані|veri)/u;

/** Rights that people call by their names, or by the law that gives them. */
function byName(plain: string): DataRight | undefined {
  if (erasureByName.test(plain)) return 'erasure';
  const article = articles.exec(plain)?.[1];
  if (article && ofData.test(plain)) return byArticle[article];
  return accessByName.test(plain) || (laws.test(plain) && claims.test(plain.replace(laws, ' '))) ? 'access' : undefined;
}
