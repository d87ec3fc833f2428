import { readYesNo } from '../answers/yes-no.ts';
import { clausesOf } from './clauses.ts';
import { has, pair, unknown, type Clause } from './clause.ts';
import { readingsOf } from './languages.ts';

/** Says that somebody else was meant. */
const notMe = (
  'not me|wasnt me|this isnt me|wrong person|wrong number|не я|не мне|не тот номер|ошиблись|вы не туда|не мені|помилились|памыліліся|' +
  'war ich nicht|bin ich nicht|falsche nummer|falsche person|pas moi|mauvais numero|faux numero|mauvaise personne|erreur de numero|' +
  'no soy yo|no fui yo|numero equivocado|persona equivocada|nao sou eu|nao fui eu|numero errado|pessoa errada|non sono io|' +
  'non sono stato io|non sono stata io|non ero io|numero sbagliato|sbagliato numero|persona sbagliata|nie ja|zly numer|pomylka|' +
  'ben degilim|yanlis numara|yanlis kisi|мен емес'
).split('|');

/** Says that nobody asked for it. */
const notAsked = new RegExp(
  '(?:^| )(?:(?:didnt|did not|never|havent|have not) (?:ask|request|sign|subscrib|order|appl|regist)|' +
    '(?:не|ничего не) (?:запрашивал|запросил|просил|заказывал|подписывал|регистрировал|оставлял|прасіў|прасіла|просив|замовляв|підписував|реєстрував)|' +
    '(?:nicht|nie|nichts|niemals) (?:angefordert|bestellt|angemeldet|beantragt|verlangt)|(?:rien|pas|jamais) (?:demand|inscrit|sollicit)|' +
    '(?:no|nunca) (?:he |me he )?(?:pedi|solicit|suscri)|(?:nao|nunca) (?:me )?(?:pedi|solicit|inscrev|cadastr)|' +
    '(?:non|mai) (?:ho |l ho |lho |mi sono )?(?:mai )?(?:chiest|richiest|iscritt)|nie (?:prosil|zamawial|zapisywal|zglaszal)|' +
    '(?:ben )?(?:bunu )?(?:ben )?(?:istemedim|talep etmedim)|с[ұу]ра(?:ған|ган) жо[қк]|с[ұу]рамадым)',
  'u',
);

/** Whether an answer to the question for a consent says no, or that somebody else asked for it. */
export function declines(text: string): boolean {
  return (
    readYesNo(text) === 'no' || clausesOf(text).some((thought) => disowns(thought) || readingsOf(thought).some(isNo))
  );
}

/** "I don't want to", "не согласен", "istemiyorum". */
function isNo(clause: Clause): boolean {
  const unwilling =
    has(clause, 'unwant') ||
    pair(clause, 'not', 'want', 2) ||
    pair(clause, 'want', 'not', 1) ||
    pair(clause, 'not', 'consent', 2);
  return unwilling && unknown(clause) <= 1;
}

/** "Wrong person", "I did not request this". */
function disowns(thought: string): boolean {
  return notMe.some((phrase) => ` ${thought} `.includes(` ${phrase} `)) || notAsked.test(thought);
}
