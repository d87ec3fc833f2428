const keyword =
  /(?<![\p{L}\p{N}-])(["«“„‘']?)(stopall|stop|unsubscribe|opt-?out|quit|end|стоп|отписка|отказ)(["»”’']?)(?![\p{L}\p{N}-])/giu;

/** An instruction that the keyword ends: "Reply STOP", "ответьте словом СТОП". "Do not reply" is none. */
const asks = [
  /(?<!\b(?:not|never|n['’]?t) )\b(?:reply|replying|respond|answer|text|txt|send)(?: back)?(?: to this (?:text|message))?(?: with)?(?: the word)?:? $/iu,
  /(?<!(?:^|\P{L})не )(?<!\p{L})(?:ответьте|ответь|ответив|ответом|отправьте|отправь|отправив|пришлите|напишите|наберите)(?: нам)?(?: на это (?:смс|сообщение))?(?: слово| словом)?:? $/iu,
];
/** What the keyword is for, in front of it: "Opt out: STOP", "Отказ от рекламы: СТОП". */
const labels = [
  /(?<!\p{L})(?:opt[ -]?out|unsubscribe|no more (?:texts|messages|ads|sms)) ?[:=—–-] ?$/iu,
  /(?<!\p{L})(?:отказ|отказаться|отписка|отписаться|для отказа|для отписки|откл)(?: от (?:рассылки|рекламы|смс|сообщений))? ?[:=—–-] ?$/iu,
];
/** The same behind it: "STOP to end", "СТОП, чтобы отписаться". */
const purposes = [
  /^ ?(?:to|=|[-—–:]) ?(?:end|stop|quit|cancel|leave|opt[ -]?out|unsubscribe)(?= ?(?:$|[.,;:!?)\n—–]|(?:this|these|it|all|from|messages|texts|sms|msgs|alerts|ads|receiving|getting|at any time|anytime)\b|our (?:texts|messages|sms|ads)\b))/iu,
  /^,? ?(?:[-—–:=]|чтобы|для) ?(?:отказ|отпис|(?:больше )?не получать)/iu,
  /^ (?:for no more|(?:ends|stops) (?:this|these|it|all|messages|texts))\b/iu,
];
/** The instruction ends with its keyword; other words would make a phrase of it: "Text STOP WASTING TIME". */
const closes = /^ ?(?:$|[.,;:!?)\n—–]|at any time\b|any ?time\b|if you\b|в любой момент)/iu;

/**
 * Whether a text instructs its reader how to end such texts by a reply, in one of the languages of our texts: a verb and
 * the keyword, or the keyword and what it is for. A keyword elsewhere ("END OF SEASON SALE", "СТОП-ЦЕНА") is copy; in
 * doubt the answer is no, and a demanded line is added.
 */
export function saysHowToStop(text: string): boolean {
  const plain = text.normalize('NFKC').replaceAll(/[ \t\u00a0]+/g, ' ');
  return [...plain.matchAll(keyword)].some(({ 0: found, 1: mark, 2: word = '', index }) => {
    const before = plain.slice(0, index);
    const after = plain.slice(index + found.length);
    const asked = asks.some((each) => each.test(before));
    const purpose = purposes.some((each) => each.test(after));
    // In small letters it is an ordinary word: "please text, stop by".
    if (!mark && word !== word.toUpperCase()) return asked && purpose;
    const led = asked || labels.some((each) => each.test(before));
    return purpose || (led && closes.test(after));
  });
}
