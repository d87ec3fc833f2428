import { stopPhrases, type StopPhrases } from './stop-phrases.ts';

const keyOf = (keywords: string) => String.raw`(?<mark>["«“„‘']?)(?<word>${keywords})["»”“’']?`;
const key = keyOf('stop ?all|stop|unsubscribe|opt-?out|quit|end|стоп(?: вс[её])?|отписка|отказ');

/** A closed grammar has no words of its own choice: what is ended is named from these lists or not at all. */
const english = {
  verb: '(?:reply|respond|answer|text|txt|send)(?: back)?(?: to this (?:text|message))?(?: with)?(?: the word)?:? ',
  texts:
    '(?:(?:all|any|these|this|our|further|more|future|such|marketing|promotional) )*(?:texts?|text messages|messages?|msgs?|sms|ads)',
  anyTime: '(?: at any ?time| any ?time)?',
};
const refuse = `(?:opt[ -]?out|unsubscribe)(?: (?:of|from) (?:receiving |getting )?${english.texts})?`;
const finish = `(?:end|stop|quit|cancel) (?:receiving |getting )?${english.texts}`;
const purpose = `(?:${refuse}|${finish}|(?:end|stop) (?:it|this|these|them)|end|stop|quit|cancel)`;
const behind = `(?:(?: to | ?2 ?| ?[=:–—-] ?(?:to )?)${purpose}| (?:ends|stops) (?:it|this|these|${english.texts})| for no more ${english.texts})`;
const polite = '(?:please |just |simply |or |you can |you may )?';
const others = String.raw`(?:${english.verb}[\p{L}\d]+ (?:to|for|4) [\p{L}\d]+(?: [\p{L}\d]+){0,2}, (?:or )?)?`;

const russian = {
  verb: '(?:пожалуйста,? )?(?:ответьте|ответь|отправьте|отправь|пришлите|напишите|наберите)(?: нам)?(?: на это (?:смс|сообщение))?(?: слово| словом| смс со словом)?:? ',
  texts:
    '(?:(?:этих|эту|эти|этой|наших|нашу|наши|нашей|рекламных|рекламные) )*(?:рассылк[иу]|рассылок|реклам[ыу]|смс|sms|сообщени[йя])',
  address: String.raw`(?: на (?:этот номер|номер \d+|\d{3,}|это (?:смс|сообщение))| в ответ(?: на это (?:смс|сообщение))?)?`,
};
const leaving = `(?:(?:отказа?|отказаться|отписк[аи]|отписаться)(?: от ${russian.texts})?|(?:больше )?не получать(?: больше)? ${russian.texts}|откл(?:ючить (?:вс[её]|${russian.texts}))?)`;

/** Whole instructions: a verb and the keyword with what it is for before or behind it, in either language. */
const instructions = [
  String.raw`${polite}(?<asked>${english.verb})${key}(?: to \d{3,15})?${behind}${english.anyTime}`,
  `${others}${key}${behind}${english.anyTime}`,
  String.raw`(?:to |for )?(?:${refuse}|${finish}|no more ${english.texts})${english.anyTime}(?:[,:]| ?[=–—-])? ${polite}(?<asked>${english.verb})${key}(?: to \d{3,15})?${english.anyTime}`,
  `(?:${refuse}|no more ${english.texts}) ?[:=–—-] ?${key}`,
  `(?:you can |you may )?${refuse}${english.anyTime} by (?<asked>(?:replying|texting|sending)(?: with)?(?: the word)? )${key}${english.anyTime}`,
  `(?<asked>${russian.verb})${key}${russian.address}(?:,? (?:чтобы|для) | ?[=:–—-] ?)${leaving}`,
  `${key}(?:,? (?:чтобы|для) | ?[=:–—-] ?)${leaving}`,
  `(?:для |чтобы )?${leaving}(?:[,:]| ?[=–—-])? (?<asked>${russian.verb})${key}${russian.address}`,
  `(?:для |чтобы )?${leaving} ?[:=–—-] ?${key}`,
];
/** Without its purpose the request is plain enough only as the last words, and not as the answer to a question. */
const bare = [`(?:please )?${english.verb}${key}`, `${russian.verb}${key}${russian.address}`];

const start = String.raw`(?:^|[.!;()|•] ?|\n|(?<= )[–—-] |https?:\/\/\S+ )`;
const afterQuestion = String.raw`(?:${start}|\? ?|\?\n)`;
const anyTime =
  '(?:at any ?time|any ?time|в любой момент|jederzeit|à tout moment|en cualquier momento|in qualsiasi momento|a qualquer momento|w każdej chwili|istediğiniz zaman|будь-коли|кез келген уақытта)';
/** Only what changes nothing may follow: a link, the offer of help, and what the texts cost. */
const rest = String.raw`(?: ${anyTime})?[.!)]*(?:(?:, |[ \n])(?:https?:\/\/\S+|(?:(?:reply|text|txt) )?help (?:for|4) (?:help|info)\.?|ms?g ?(?:&|and) ?data rates (?:may )?apply\.?|t ?& ?cs? apply\.?))*$`;

/** A word that may turn round what stands behind it in the same sentence: "Do not – reply STOP". */
const turning = String.raw`not?|never|nobody|none|nor|neither|cannot|\p{L}+n['’]?t|avoid|unless|if|why|не|ни|нет|нельзя|никогда|незачем|если|зачем`;
const turned = (words: string) => new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})[^.!?]*$`, 'iu');

interface Form {
  pattern: RegExp;
  /** Whether it says what the reply is for. */
  purpose: boolean;
  turnsRound: RegExp;
}

const formsOf = (whole: string[], short: string[], turnsRound: RegExp): Form[] => [
  ...whole.map((form) => ({ purpose: true, pattern: new RegExp(`${afterQuestion}${form}${rest}`, 'iu'), turnsRound })),
  ...short.map((form) => ({ purpose: false, pattern: new RegExp(`${start}${form}${rest}`, 'iu'), turnsRound })),
];

/** The same kinds of instruction in a language that is given by its phrases. */
function formsIn({ keywords, ask, asked, where, aim, leave, noMore, turns }: StopPhrases): Form[] {
  const word = keyOf(keywords);
  const before = `(?<asked>${ask})${word}(?:${where})?`;
  const behind = `${word}(?:${where})?(?<asked>${asked})`;
  const first = `(?:${anyTime} )?(?:${leave}|${noMore})(?: ${anyTime})?`;
  const whole = [
    `${before},?(?:${aim}| ?[=:–—-] ?(?:${leave}))`,
    `${behind},?(?:${aim}| ?[=:–—-] ?(?:${leave}))`,
    `${word}(?:,?(?:${aim})| ?[=:–—-] ?(?:${leave}))`,
    `${first}(?:,| ?[=:–—-])? ${before}`,
    `${first}(?:,| ?[=:–—-])? ${behind}`,
    `${first} ?[:=–—-] ?${word}`,
  ];
  return formsOf(whole, [before, behind], turned(`${turning}|${turns}`));
}

const forms = [
  ...formsOf(instructions, bare, turned(turning)),
  ...Object.values(stopPhrases).flatMap((phrases) => formsIn(phrases)),
];

/**
 * Whether a text ends by instructing its reader how to end such texts by a reply, in one of the languages of our texts.
 * Only whole instructions of a closed grammar count, so that copy ("STOP to end all sales", "Reply STOP if you are
 * hungry") is none: in doubt a demanded line is added, since one too many costs a part and one too few breaks the law.
 */
export function saysHowToStop(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replaceAll(/\s*\n\s*/g, '\n')
    .replaceAll(/[^\S\n]+/g, ' ');
  return forms.some(({ purpose, pattern, turnsRound }) => {
    const found = pattern.exec(plain);
    if (!found?.groups || turnsRound.test(plain.slice(0, found.index + 1))) return false;
    const { mark, word = '', asked } = found.groups;
    // In small letters it is an ordinary word, unless somebody asks for it and says what for.
    return Boolean(mark) || word === word.toUpperCase() || (purpose && asked !== undefined);
  });
}
