import { describe, expect, it } from 'vitest';
import { isUnread } from '../../../models/domain/replies/refusals/is-unread.ts';
import { isUnplaced, mayRefuse } from '../../../models/domain/replies/refusals/may-refuse.ts';

describe('a reply in a language that nobody here reads', () => {
  it.each([
    'Ik wil geen berichten meer',
    'Sluta skicka meddelanden till mig',
    'Avsluta',
    'ei enää viestejä kiitos',
    'Nechci dostávat zprávy',
    'أوقف الرسائل',
    '请不要再发短信',
    '退订',
    'הפסיקו לשלוח',
    'หยุดส่ง',
    'შეწყვიტეთ',
    'メッセージを止めて',
    'बंद करो',
    'Σταματήστε',
  ])('%s', (text) => expect(isUnread(text)).toBe(true));

  it.each([
    'What is this about?',
    'I like the blue one',
    'Сколько стоит доставка?',
    'а размеры есть?',
    'Wie teuer ist das',
    'c’est combien',
    'cuánto cuesta esto',
    'quanto costa',
    'ok thanks',
    'спасибо',
    '5',
    '🙂',
    '',
    '+44 7700 900123',
  ])('not: %s', (text) => expect(isUnread(text)).toBe(false));
});

describe('a word of consent or law that no rule could place', () => {
  const at = new Date('2026-05-04T10:00:00Z');
  const offer = { kind: 'marketing', attemptedAt: at } as const;
  it.each([
    'my consent was for another shop',
    'что с моим согласием',
    'а как же персональные данные',
    'де моя згода',
    'Datenschutz ist euch fremd',
    'et le RGPD alors',
    'y mi privacidad qué',
    'e o meu consentimento onde está',
    'e il consenso dove sta',
    'a gdzie jest moja zgoda',
    'KVKK ne olacak',
    'келісімім қайда',
  ])('may refuse an offer: %s', (text) => {
    expect(isUnplaced(text) && mayRefuse(text, offer, at)).toBe(true);
    expect(mayRefuse(text, { ...offer, kind: 'service' }, at)).toBe(false);
  });

  it.each(['What is this about?', 'Сколько стоит доставка?', 'Wie teuer ist das', 'ok thanks', 'да'])(
    'not: %s',
    (text) => expect(isUnplaced(text)).toBe(false),
  );
});
