import { describe, expect, it } from 'vitest';
import { readKeyword } from '../../models/domain/replies/keywords.ts';
import { notMeant } from '../../models/domain/replies/machine-words.ts';
import { ownWords } from '../../models/domain/replies/own-words.ts';
import { readCode } from '../../models/domain/replies/read-code.ts';

const code = 'Tidings: your code is 169336. Send it back to agree to offers by SMS. Reply STOP to end.';
const russian = 'Тайдингс: скидка 20 % до пятницы. Отписаться: СТОП';
const sent = [code, russian];
const own = (text: string) => ownWords(text, sent);

describe('what quotes our own words', () => {
  it.each([
    `Liked “${code}”`,
    `Disliked “${code}”`,
    `Loved "${code.slice(0, 40)}…"`,
    `Понравилось «${russian}»`,
    `Не понравилось «${russian}»`,
    `👍 to “${code}”`,
    `Reacted 👎 to “${code}”`,
    `Removed a heart from “${russian}”`,
    `A aimé « ${code} »`,
    `Hat „${code}“ geliebt`,
    `Liked “An offer that we no longer know of, reply STOP to end it”`,
    `> ${code}`,
    code,
    russian,
  ])('and says nothing else is a reaction: %s', (text) => {
    const said = own(text);
    expect(notMeant(said)).toBe('reaction');
    expect(readKeyword(said.words)).toBeUndefined();
    expect(readCode(said.words)).toBeUndefined();
  });

  it.each([
    [`STOP “${russian}”`, 'opt-out'],
    [`stop sending me "${russian}"`, 'opt-out'],
    [`> ${russian}\nотпишите меня`, 'opt-out'],
    [`I will tell my lawyer about “${code}”`, 'needs-review'],
    ['"Please stop sending me these messages"', 'opt-out'],
    ['STOP', 'opt-out'],
  ])('counts by what stands beside it: %s', (text, keyword) => {
    expect(notMeant(own(text))).toBeUndefined();
    expect(readKeyword(own(text).words)).toBe(keyword);
  });

  it('leaves other words as they were written', () => {
    for (const text of [
      '  yes,\n please ',
      'He said "tomorrow at nine in the morning"',
      '«Дом» и «Сад»',
      'Reply STOP to end',
    ]) {
      expect(own(text)).toEqual({ words: text, quotes: false });
    }
  });
});

describe('an automatic reply', () => {
  it.each([
    `Auto-reply: I am out of the office. You wrote: ${code}`,
    'I’m driving with Do Not Disturb While Driving turned on.',
    "I'm not receiving notifications. If this is urgent, reply “urgent” to send a notification.",
    'Автоответ: я в отпуске до 5 мая',
    'Я за рулём, отвечу позже',
    'Abwesenheitsnotiz: ich bin ab Montag wieder da',
    'Réponse automatique : je suis absent',
  ])('is no answer: %s', (text) => {
    expect(notMeant(own(text))).toBe('automatic');
  });

  it.each(['I am at home tomorrow', 'Yes, I am out on Friday, come on Monday', 'Не могу в пятницу', 'Ich bin da'])(
    'is not what a person says: %s',
    (text) => expect(notMeant(own(text))).toBeUndefined(),
  );
});

describe('a code that comes back', () => {
  it.each([
    ['169336', '169336'],
    ['169 336', '169336'],
    ['Yes, my code is 169336, thanks', '169336'],
    ['вот код: 169336', '169336'],
    ['Mein Code ist 169336', '169336'],
    ['NO 169336', undefined],
    ['wrong number, 169336', undefined],
    [`wrong number, ${code}`, undefined],
    ['no! 169336 was not me, stop texting me', undefined],
    ['169336 STOP', undefined],
    ['169336 отпишите меня', undefined],
    ['нет, 169336 не мой', undefined],
    [`Disliked “… code is 169336. Send it back”`, undefined],
    ['Order 169336 is late', undefined],
  ])('is read from "%s" as %s', (text, read) => {
    expect(readCode(own(text).words)).toBe(read);
  });
});
