import { describe, expect, it } from 'vitest';
import { isCourtesy } from '../../../models/domain/replies/answers/courtesy.ts';
import { readYesNo } from '../../../models/domain/replies/answers/yes-no.ts';

/** Answers by language: what agrees, what declines, and what only looks like it. */
const answers: Record<string, { yes: string; no: string; neither: string }> = {
  Polish: {
    yes: 'Tak, przyjdę|Tak, będę|TAK dziękuję|tak przyjdę|Oczywiście|Oczywiście, że tak|Jasne!|Pewnie|Zgoda|Tak, proszę|tak jasne|dobrze, będę|Tak, na pewno będę|Tak. Do zobaczenia jutro',
    no: 'Nie, niestety|Nie przyjdę|Nie mogę|Niestety nie|Niestety nie mogę|Nie, dziękuję|Nie dam rady|nie dam rady przyjść|Niestety nie będę mógł, nie przyjdę|Oczywiście, że nie',
    neither:
      'tak, ale później|nie wiem|tak sobie|tak samo|Tak, jeśli zdążę|Tak czy nie|Nie, przyjdę|nie mogę się doczekać|Tak, a ile kosztuje|Tak, może|ja jestem chora|ja mam pytanie|Tak, proszę odwołać wizytę|Tak się nie robi|nie ma problemu, zadzwońcie|Tak, proszę mnie wypisać|tak tylko pytam',
  },
  German: {
    yes: 'Ja, ich komme|Geht klar|Natürlich|Klar!|Ja gern|Ja, aber gern|Selbstverständlich|In Ordnung|Ja, passt gut|Einverstanden|Ja natürlich|gerne, danke|Ja, bis morgen',
    no: 'Nein, leider nicht|leider nein|leider nicht|Nein danke|Nein, ich kann leider nicht|Kann leider nicht kommen|Ich komme nicht|Geht leider nicht|Natürlich nicht|Tut mir leid, ich kann nicht|Das klappt leider nicht|Nein, passt nicht',
    neither:
      'ja, aber erst morgen|nein oder doch?|nein oder doch|Ja, wenn es geht|Ja vielleicht|Nein, ich komme|nicht schlecht|Ja nein|Ja, wann|na ja|ich kann nicht warten|Ja, bitte absagen|Ja, ich will keine Werbung mehr|Ja, melden Sie mich ab|Ja, ich beschwere mich beim Anwalt|nein doch',
  },
  English: {
    yes: 'Of course|Certainly|Yes, I’ll be there|Sure, see you|yes I will come|Ok, I’ll come|Sounds good|ok thanks',
    no: 'No, sorry|I can’t come|Sorry, I can’t make it|Not possible|Of course not|No, I won’t be able to come|Unfortunately not possible|I am unable to attend|absolutely not',
    neither:
      'yes, but later|no, I’ll come|can’t wait|no problem, call me|yes if it stops raining|yes I can’t come|yes, stop texting me|Yes, cancel my appointment|yes maybe|yeah right|not sure|ok whatever|yes or no|yes, this is spam',
  },
  French: {
    yes: 'Bien sûr|D’accord|Avec plaisir|Oui, je viendrai|Oui bien sûr|Ça marche|ok je viens|Entendu, merci',
    no: 'Non, désolé|Je ne peux pas|je ne pourrai pas venir|Non malheureusement|Ce n’est pas possible|Bien sûr que non|Non, je ne viendrai pas|malheureusement non',
    neither:
      'oui, mais plus tard|oui si possible|si je peux|oui et non|non, je viens|oui peut-être|pas mal|Oui, arrêtez vos messages|Oui, annulez|je ne sais pas|oui quand',
  },
  Spanish: {
    yes: 'Claro|Claro que sí|Por supuesto|Sí, iré|De acuerdo|Sí, llámame|sí claro|Vale, voy|Sí gracias',
    no: 'No puedo|No, lo siento|No podré ir|Claro que no|Lamentablemente no puedo|no, no puedo asistir|No es posible|Por supuesto que no',
    neither:
      'sí, pero más tarde|no sé|no, voy|sí o no|Sí, si puedo|no puedo esperar|sí, quizás|Sí, ¿cuándo?|sí, dar de baja|Sí, cancelar|claro está que depende',
  },
  Portuguese: {
    yes: 'Claro|Claro que sim|Com certeza|Sim, vou|Combinado|Sim, estarei aí|Sim obrigada',
    no: 'Não posso|Não, infelizmente|Não vou poder, não posso|Claro que não|Infelizmente não posso ir|Não consigo ir|De jeito nenhum',
    neither:
      'sim, mas depois|não sei|não, vou|talvez sim|Sim, se der|Sim, quando|não vejo a hora|Sim, cancelar|sim, parem de mandar',
  },
  Italian: {
    yes: 'Certo|Certo che sì|Volentieri|Va bene|Sì, vengo|D’accordo|Naturalmente|Sì grazie|Sì, ci sarò|senz’altro',
    no: 'Non posso|No, mi dispiace|Purtroppo no|Non riesco a venire|Certo che no|No, purtroppo non posso|Non è possibile',
    neither:
      'sì, ma più tardi|non so|no, vengo|Sì, se posso|non vedo l’ora|Sì, forse|Sì, quando|Sì, annulla|certo che è caro però|sì, basta messaggi',
  },
  Turkish: {
    yes: 'Tabii|Tabii ki|Elbette|Evet, geleceğim|Evet, gelirim|Tamam|Olur, teşekkürler|Memnuniyetle',
    no: 'Hayır, maalesef|Gelemem|Maalesef gelemeyeceğim|Hayır, gelemiyorum|Mümkün değil|Tabii ki hayır|Olmaz|Hayır teşekkür ederim',
    neither:
      'evet ama sonra|bilmiyorum|evet mi hayır mı|Hayır, geleceğim|Evet, belki|Evet, ne zaman|Tamam mı|Evet, iptal edin|evet, eğer vaktim olursa',
  },
  Russian: {
    yes: 'Конечно|Да, приду|Да, буду|Разумеется|Так, приду|Хорошо, приду|Да, с удовольствием|Обязательно буду|Договорились|Да, спасибо большое|Да, позвоните',
    no: 'Не приду|Не могу|Нет, к сожалению|К сожалению, не смогу|Не получится|Нет, не смогу прийти|Конечно нет|Извините, не приду|Увы, нет|нет, не хочу',
    neither:
      'да, но позже|не знаю|Нет, приду|не могу не прийти|не могу дождаться|да ладно|да ну|Да, если успею|да пошли вы|Да, наверное|Да, когда|Да, отмените запись|да, отпишите меня|так себе|Да, сколько стоит|Да, пожалуюсь в ФАС|нет времени, позвоните завтра',
  },
  Ukrainian: {
    yes: 'Звичайно|Звісно|Так, прийду|Так, буду|Добре, буду|Гаразд|Залюбки|так дякую|Із задоволенням',
    no: 'Не прийду|Не можу|Ні, на жаль|На жаль, не зможу|Ні, не вийде|Звичайно ні|Вибачте, не зможу прийти',
    neither:
      'так, але пізніше|не знаю|Ні, прийду|Так, якщо встигну|так собі|Так, мабуть|Так, коли|Так, скасуйте запис|так, відпишіть мене',
  },
  Belarusian: {
    yes: 'Вядома|Канешне|Так, прыйду|Добра, буду|Згодзен|Ахвотна|так дзякуй',
    no: 'Не прыйду|Не магу|Не, на жаль|На жаль, не змагу|Вядома не|Прабачце, не прыйду',
    neither: 'так, але потым|не ведаю|Не, прыйду|Так, калі паспею|Так, магчыма|так сабе|так, адпішыце мяне',
  },
  Kazakh: {
    yes: 'Әрине|Иә, келемін|Жарайды|Мақұл|Келісемін|Иә, рахмет|Жарайды, барамын',
    no: 'Жоқ, өкінішке орай|Келмеймін|Келе алмаймын|Жоқ, бара алмаймын|Мүмкін емес|Әрине жоқ|Кешіріңіз, келе алмаймын',
    neither: 'иә, бірақ кейін|білмеймін|Жоқ, келемін|Иә, мүмкін|Иә, қашан|иә, егер үлгерсем|иә, жазбаңыз',
  },
};

describe.each(Object.entries(answers))('an answer in %s', (_language, { yes, no, neither }) => {
  it.each(yes.split('|'))('agrees: %s', (text) => expect(readYesNo(text)).toBe('yes'));
  it.each(no.split('|'))('declines: %s', (text) => expect(readYesNo(text)).toBe('no'));
  it.each(neither.split('|'))('is neither: %s', (text) => expect(readYesNo(text)).toBeUndefined());
});

it.each(['Nie mogę', 'Не приду', 'gelemem', 'kann nicht'])('%s is seen to by somebody where no run waits', (text) => {
  expect(isCourtesy(text)).toBe(false);
});

it.each(['Tak, dziękuję', 'Ja danke', 'нет, спасибо', 'ok'])('%s is a courtesy', (text) => {
  expect(isCourtesy(text)).toBe(true);
});
