import { describe, expect, it } from 'vitest';
import { readAnswer, readKeyword } from '../../../models/domain/keywords.ts';

describe('keywords', () => {
  it.each([
    ...[
      'STOP',
      'stop',
      ' Stop! ',
      'СТОП',
      'Стоп.',
      'стоп 🙏',
      'CTOП',
      'cnjg',
      'Cnjg',
      'stop please',
      'пожалуйста стоп',
    ],
    ...[
      'Стоп, спасибо',
      'отпишите',
      'не присылайте',
      'opt out',
      'unsubscribe',
      'désabonner',
      'no más',
      'abmelden',
      'ыещз',
    ],
  ])('"%s" opts out', (text) => {
    expect(readKeyword(text)).toBe('opt-out');
  });

  it.each([
    ...['restart my order', 'unstoppable', 'не стоп', 'stop by the shop at 5?', 'да', 'yes', 'отмените заказ 5', ''],
    ...['когда конец акции?', 'хватит ли мне одного?', '🙂'],
  ])('"%s" is no keyword', (text) => {
    expect(readKeyword(text)).toBeUndefined();
  });

  it.each([
    ['HELP', 'help'],
    ['помощь', 'help'],
    ['start', 'start'],
    ['Старт', 'start'],
  ])('"%s" is %s', (text, keyword) => {
    expect(readKeyword(text)).toBe(keyword);
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
    expect(readAnswer(text)).toBe(says);
  });
});
