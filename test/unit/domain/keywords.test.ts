import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYesNo } from '../../../models/domain/replies/answers/yes-no.ts';
import { readKeyword, type Keyword } from '../../../models/domain/replies/keywords.ts';

const rows = (...lines: string[]) => lines.flatMap((line) => line.split('|'));

describe('words that end messages', () => {
  it.each([
    ...rows('STOP|stop| Stop! |StOp|"stop"|«стоп»|(stop)|stop.|...stop...|STOP!!!|sтop|STOP🛑|🛑 stop|stop please'),
    ...rows('STOP ALL|STOPALL|Unsubscribe|UNSUBSCRIBE ME|end|QUIT|Cancel|revoke|opt out|opt-out|OPTOUT|remove me|TD'),
    ...rows('no more|leave me alone|stop texting me|Please stop texting me!|please stop sending me these messages'),
    ...rows("don't text me again|don't contact me anymore|do not message me|never text me again|take me off your list"),
    ...rows(
      'I want to unsubscribe|unsubscribe from this list, thanks|i would like to opt out|remove me from your list',
    ),
    ...rows(
      'stop messages|cancel messages|stop stop stop|STOP STOP|STOOOOP|s t o p|S.T.O.P|s-t-o-p|st0p|ＳＴＯＰ|𝐒𝐓𝐎𝐏',
    ),
    ...rows('STOP 12345|thank you, stop|ok stop|hi, stop now please|no stop|delete my number|S\u200bTOP|stop\u00a0'),
  ])('"%s" in English', (text) => {
    expect(readKeyword(text)).toBe('opt-out');
  });

  it.each([
    ...rows(
      'СТОП|Стоп.|стопп|стоп 🙏|Стоп, спасибо|пожалуйста стоп|стооооп|с т о п|СТОП СТОП СТОП|сто\u0301п|- стоп -',
    ),
    ...rows(
      'отписка|отпишите|Отпишите меня!|отпишите меня от рассылки|хочу отписаться|прошу отписать меня|отказ|отмена',
    ),
    ...rows('не надо|не присылайте|не присылайте мне больше|Больше не пишите мне|не пишите сюда больше никогда'),
    ...rows('хватит|хватит слать смс|хватит мне писать|удалите|удалите меня из базы|удалите мой номер|прекратите'),
    ...rows('спам|прекратите рассылку|отмена рассылки|не шлите мне рекламу|не хочу получать вашу рекламу'),
    ...rows(
      'оставьте меня в покое|отказываюсь от рассылки|отказ от рассылки|нет, не пишите мне больше|отпишись|не надо писать',
    ),
  ])('"%s" in Russian', (text) => {
    expect(readKeyword(text)).toBe('opt-out');
  });

  it.each([
    ...rows('CTOП|CТOП|cтоп|СТOП|ОТМЕHА|OTMEHA|STOР|ЅTOP|SΤΟΡ|OTПИCKA'),
    ...rows('cnjg|Cnjg|CNJG!|cnjg.|jngbcrf|jngbibnt|yt gbibnt|[dfnbn|elfkbnt|ыещз|ЫЕЩЗ|гтыгиыскшиу|jnvtyf'),
  ])('"%s" with look-alike letters or on the wrong keyboard', (text) => {
    expect(readKeyword(text)).toBe('opt-out');
  });

  it.each([
    ...rows('відписка|ВІДПИШІТЬ|відмова|не пишіть мені|більше не пишіть|не надсилайте мені рекламу|годі'),
    ...rows('тоқта|ТОҚТА!|бас тарту|жазбаңыз|маған жазбаңыз|адпіска|адпішыце мяне|не пішыце|спыніце|стоп, калі ласка'),
    ...rows(
      'Stopp|abmelden|Bitte abmelden|abbestellen|ENDE|austragen|keine SMS|keine SMS mehr bitte|Keine Werbung mehr',
    ),
    ...rows('ich möchte mich abmelden|arret|ARRÊT|arrêter|désabonner|Désabonnez-moi|desinscription|plus de SMS'),
    ...rows('je veux me désabonner|ne m’envoyez plus de messages|alto|BAJA|parar|cancelar|no más|no mas mensajes'),
    ...rows('quiero darme de baja|por favor no me envíen más mensajes|sair|SAIR!|descadastrar|não quero receber'),
    ...rows(
      'não me mande mais mensagens|basta|cancella|disiscrivi|disiscrivimi|basta messaggi|non voglio più ricevere',
    ),
    ...rows('koniec|rezygnuję|wypisz|wypisz mnie|nie pisz|proszę nie piszcie do mnie|dur|İPTAL|iptal|ret|çık|ÇIK'),
    ...rows('mesaj atmayın|lütfen mesaj göndermeyin|artık mesaj istemiyorum'),
  ])('"%s" in other languages', (text) => {
    expect(readKeyword(text)).toBe('opt-out');
  });
});

describe('what looks like a refusal and is not certain', () => {
  it.each([
    ...rows('I will call my lawyer|you are harassing me|this is spam, who are you|I am going to report you to the FCC'),
    ...rows('will you ever stop|I asked you to stop last week|can you stop doing this to my mother|not interested'),
    ...rows('wrong number|how did you get my number|хватит уже|достали со своими скидками|я буду жаловаться, это спам'),
    ...rows('подам в суд|напишу в роскомнадзор|я не давал согласия|это не тот номер|пусть это всё стоп уже будет'),
    ...rows('ihr hört von meinem Anwalt|je vais porter plainte|voy a poner una queja|falsche Nummer|mój prawnik'),
    ...rows('stop asking about the shoes|сколько можно, когда вы меня отпишите|nie jestem zainteresowany'),
  ])('"%s" is for a person', (text) => {
    expect(readKeyword(text)).toBe('needs-review');
  });
});

describe('what is no keyword', () => {
  it.each([
    ...rows(
      'restart my order|unstoppable|nonstop|stop by the shop at 5?|I will stop at the shop|the bus stop is closed',
    ),
    ...rows("don't stop|please don't stop|never stop|не стоп|не останавливайтесь|не останавливай|nicht stoppen"),
    ...rows(
      'отмена заказа|отмена заказа 5|отмените заказ 5|отмена брони|стоп заказ|cancel my order|cancel the appointment',
    ),
    ...rows('I need to cancel|can I cancel tomorrow|stop my order|stop the delivery please|хочу отменить доставку'),
    ...rows('нет|нет, спасибо|no|no thanks|No, thank you!|nein danke|non merci|да|yes|YES please|ok|спасибо|thanks'),
    ...rows('когда конец акции?|хватит ли мне одного?|the end of May|weekend|endless|quite good|I quit smoking|ending'),
    ...rows(
      'канцелярия|столп|стопка книг|стопка|отказоустойчивый|не надолго|удалось|basta pasta|parade|retour|durable',
    ),
    ...rows(
      'I have a question about my order|где мой заказ?|как дела|5|+7 999 123-45-67|https://shop.example/stop|🙂|...| ',
    ),
    ...rows('это надолго?|приезжайте в пять|my name is Quitterie|Sairam|сколько стоит?|helpful|информация|startup'),
  ])('"%s"', (text) => {
    expect(readKeyword(text)).toBeUndefined();
  });

  it('an empty text', () => {
    expect(readKeyword('')).toBeUndefined();
  });
});

describe('help and start', () => {
  it.each<[string, Keyword]>([
    ...rows('HELP|help!|Помощь|помогите|справка|info|Hilfe|aide|ayuda|pomoc|HELP please').map(
      (text): [string, Keyword] => [text, 'help'],
    ),
    ...rows('start|START|Старт|unstop|cnfhn').map((text): [string, Keyword] => [text, 'start']),
  ])('"%s" is %s', (text, keyword) => {
    expect(readKeyword(text)).toBe(keyword);
  });
});

describe('whatever is sent', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3_000 }),
    fc.string({ unit: 'grapheme', maxLength: 500 }),
    fc
      .array(fc.constantFrom('stop', 'стоп', 'не', 'надо', 'me', '0', 'с', '\u0301', '\ud800', ' ', 'order'), {
        maxLength: 600,
      })
      .map((parts) => parts.join('')),
  );

  it('is read without an error', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(['opt-out', 'needs-review', 'help', 'start', undefined]).toContain(readKeyword(text));
        expect(['yes', 'no', 'other']).toContain(readYesNo(text) ?? 'other');
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read only so far: what stands behind the first thousand characters changes nothing', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, more) => {
        const long = text.padEnd(1_000, ' x').slice(0, 1_000);
        expect(readKeyword(long + more)).toBe(readKeyword(long));
      }),
      { numRuns: 300 },
    );
  });

  it('of any size takes the work of a thousand characters', () => {
    for (const part of ['stop', 'с', '\u0301', "don't ", '\u{1f6d1}', 'ﷺ', 'a b c ']) {
      expect(() => readKeyword(part.repeat(2_000_000))).not.toThrow();
    }
  });

  it('a keyword stays one in any case, between any punctuation, with any emoji', () => {
    const keyword = fc.constantFrom('stop', 'стоп', 'отписка', 'unsubscribe', 'basta', 'koniec', 'тоқта');
    const noise = fc.string({
      unit: fc.constantFrom(' ', '.', '!', '«', '»', '"', '🛑', '\u200b', '-', '\n'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(keyword, noise, noise, fc.boolean(), (word, before, after, upper) => {
        expect(readKeyword(before + (upper ? word.toUpperCase() : word) + after)).toBe('opt-out');
      }),
    );
  });
});

describe('answers', () => {
  it.each([
    ['да', 'yes'],
    ['Да, позвоните', 'yes'],
    ['YES please!', 'yes'],
    ['конечно', 'yes'],
    ['иә', 'yes'],
    ['нет', 'no'],
    ['No, thanks', 'no'],
    ['нет, спасибо', 'no'],
    ['no problem, call me', 'other'],
    ['нет времени, позвоните завтра', 'other'],
    ['может быть', 'other'],
    ['', 'other'],
  ])('"%s" says %s', (text, says) => {
    expect(readYesNo(text) ?? 'other').toBe(says);
  });
});
