import { describe, expect, it } from 'vitest';
import { isUnread } from '../../../models/domain/replies/refusals/is-unread.ts';

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
