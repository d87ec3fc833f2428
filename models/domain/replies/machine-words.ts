import type { OwnWords } from './own-words.ts';

/** How phones write that a message was liked, loved, laughed at, stressed, questioned, and that this was taken back. */
const reactionWords = new Set(
  (
    'liked loved disliked laughed at emphasized emphasised questioned removed a an the like heart love dislike laugh ' +
    'exclamation question mark from to with reacted reaction sticker ' +
    'понравилось не очень нравится рассмешило смешно выделено вопрос реакция отреагировал отреагировала удалил удалила отметку на сообщение ' +
    'gefällt mir nicht hat geliebt gelacht über betont hinterfragt ' +
    'a aimé adoré n pas ri de mis en évidence ajouté un une le encantó gustó no rió destacó preguntó me gusta ' +
    'piace non ha messo mi adora ride per gostou amou curtiu riu enfatizou questionou polubiono lubię to śmieje się beğendi sevdi'
  ).split(' '),
);

/** Whether words are only what a phone writes around the message that somebody reacted to. */
export function isReaction(words: string): boolean {
  const all = words.toLowerCase().match(/\p{L}+/gu) ?? [];
  const emoji = /\p{Extended_Pictographic}/u.test(words);
  return (all.length > 0 || emoji) && all.length <= 6 && all.every((word) => reactionWords.has(word));
}

/** How the answers begin that a phone or a mailbox gives by itself. */
const automatic = new RegExp(
  '^\\W*(?:this is an? )?(?:' +
    'auto(?:matic|mated)?[- ]?(?:reply|response|message|answer)|out of (?:the )?office|i.?m (?:currently )?(?:driving|away|on vacation|out of)|' +
    'i.?m not receiving notifications|i can.?t talk (?:right )?now|sorry, i can.?t talk|' +
    'авто(?:матический )?[- ]?ответ|я (?:сейчас )?за рул[её]м|я (?:сейчас )?в отпуске|не могу (?:сейчас )?(?:говорить|ответить)|сейчас не могу|' +
    'automatische (?:antwort|nachricht)|abwesenheit|ich fahre gerade|réponse automatique|je conduis|absence du bureau|' +
    'respuesta automática|estoy conduciendo|resposta automática|estou (?:a conduzir|dirigindo)|risposta automatica|sto guidando|' +
    'automatyczna odpowiedź|prowadzę|otomatik (?:yanıt|cevap)|araba kullanıyorum)',
  'iu',
);

/** What a reply is that nobody meant as an answer; undefined for what a person says. */
export function notMeant({ words, quotes }: OwnWords): 'automatic' | 'reaction' | undefined {
  if (automatic.test(words)) return 'automatic';
  return quotes && (!/[\p{L}\p{N}]/u.test(words) || isReaction(words)) ? 'reaction' : undefined;
}
