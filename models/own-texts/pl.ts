import type { OwnTexts } from './own-texts.ts';

/** What Tidings itself says, in Polish. Lines behind the texts of others do without marks, which would cost these half their room. */
export const pl: OwnTexts = {
  'auto-reply/stopped':
    '{{brand}}: koniec reklam. O Twoich sprawach nadal piszemy; STOP WSZYSTKO kończy i to. Pomoc: {{help}}.{{#if undo}} Cofnij: START{{/if}}',
  'auto-reply/stopped-matter':
    '{{brand}}: o tej sprawie już nie piszemy, reklam nie będzie. O innych sprawach piszemy; STOP WSZYSTKO kończy i to. Pomoc: {{help}}. Cofnij: START',
  'auto-reply/stopped-all': '{{brand}}: nie wyślemy więcej wiadomości. Pomoc: {{help}}. Cofnij: START',
  'auto-reply/restored': '{{brand}}: znów otrzymujesz nasze wiadomości. Rezygnacja: odpisz STOP',
  'auto-reply/data-request':
    '{{brand}}: Twoja prośba dotycząca danych trafiła do zespołu, który odpowie. Pomoc: {{help}}.',
  'auto-reply/data-stopped':
    '{{brand}}: Twoja prośba dotycząca danych trafiła do zespołu, który odpowie. Reklam już nie będzie. Pomoc: {{help}}.',
  'auto-reply/reopened':
    '{{brand}}: wiadomości o Twoich sprawach znów przychodzą; reklamy tylko za Twoją zgodą. Koniec wszystkich: STOP WSZYSTKO',
  'auto-reply/help': '{{brand}}: po pomoc napisz na {{help}}. Rezygnacja: odpisz STOP',
  'auto-reply/chat-linked':
    '{{brand}}: ten czat jest połączony. Wiadomości o Twoich sprawach mogą przychodzić tutaj. Bez reklam: odpisz STOP',
  'chat/unknown':
    'Ten czat nie jest jeszcze połączony. Otwórz link z naszej wiadomości lub z naszej strony: on go połączy.',
  'double-opt-in/code':
    '{{brand}}: aby otrzymywać {{topic}} przez SMS, odpisz kodem {{secret}}. To nie Ty? Nic nie rób.',
  'double-opt-in/wrong': 'To nie ten kod. Odpisz, podając sześć cyfr.',
  'double-opt-in/link': '{{brand}}: aby otrzymywać {{topic}} przez SMS, potwierdź: {{secret}} To nie Ty? Nic nie rób.',
  'double-opt-in/done': 'Dziękujemy, potwierdzono. Rezygnacja: odpisz STOP',
  'footer/reply': 'Rezygnacja: odpisz STOP',
  'footer/link': 'Rezygnacja',
  'link/gone': 'Ten link jest już nieważny.',
  'confirm-page/title': 'Potwierdzenie',
  'confirm-page/agree': 'Zgadzam się',
  'confirm-page/leave': 'Jeśli to nie Ty, po prostu zamknij tę stronę: na nic nie wyrażono zgody.',
  'confirm-page/done': 'Dziękujemy, zgoda została potwierdzona.',
  'confirm-page/over': 'Ten link jest już nieważny.',
  'confirm-page/again': 'Poproś o nowy tam, gdzie był formularz.',
  'unsubscribe-page/title': 'Rezygnacja',
  'unsubscribe-page/question': 'Nie chcesz już otrzymywać naszych ofert?',
  'unsubscribe-page/stop': 'Bez ofert',
  'unsubscribe-page/leave':
    'Wiadomości o Twoich sprawach nadal będą przychodzić. Aby niczego nie zmieniać, zamknij tę stronę.',
  'unsubscribe-page/done': 'Gotowe. Nie będziesz już otrzymywać naszych ofert.',
  'unsubscribe-page/stands': 'Rezygnacja jest już zapisana: nie wysyłamy Ci ofert.',
  'unsubscribe-page/still': 'Wiadomości o Twoich sprawach nadal będą przychodzić.',
  'unsubscribe-page/ended': 'W tej sprawie również nic już nie przyjdzie.',
  'unsubscribe-page/matter': 'Nic więcej w tej sprawie',
  'unsubscribe-page/everything': 'Żadnych wiadomości',
  'unsubscribe-page/over': 'Gotowe. Nie będziesz już otrzymywać naszych wiadomości.',
  'unsubscribe-page/back': 'Aby znów je otrzymywać, odpisz START na jedną z naszych wiadomości albo napisz na',
  'unsubscribe-page/unknown': 'Ten link jest niepełny.',
  'unsubscribe-page/again': 'Otwórz go jeszcze raz z wiadomości albo odpisz na nią STOP.',
  'unsubscribe-page/gone': 'Nie wiemy już, do kogo była ta wiadomość.',
  'unsubscribe-page/reply':
    'Jeśli wiadomości nadal przychodzą, użyj linku z najnowszej albo odpisz STOP na SMS: to zawsze działa.',
  'unsubscribe-page/away': 'W tej chwili to niemożliwe.',
  'unsubscribe-page/later': 'Spróbuj ponownie za kilka minut albo odpisz STOP na wiadomość: to zawsze działa.',
};
