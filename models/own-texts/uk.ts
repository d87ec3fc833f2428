import type { OwnTexts } from './own-texts.ts';

/** What Tidings itself says, in Ukrainian. */
export const uk: OwnTexts = {
  'auto-reply/stopped':
    '{{brand}}: реклами більше немає, лише сервісні повідомлення; вимкнути і їх: СТОП УСЕ. Допомога: {{help}}{{#if undo}}. Повернути: СТАРТ{{/if}}',
  'auto-reply/stopped-matter':
    '{{brand}}: про це більше не пишемо, реклами немає. Лишаються інші сервісні повідомлення; вимкнути все: СТОП УСЕ. Допомога: {{help}}. Повернути: СТАРТ',
  'auto-reply/stopped-all': '{{brand}}: повідомлень від нас більше не буде. Допомога: {{help}}. Повернути: СТАРТ',
  'auto-reply/restored': '{{brand}}: вас знову підписано. Відписатися: СТОП',
  'auto-reply/data-request':
    '{{brand}}: запит про ваші дані передано нашій команді, вона відповість. Допомога: {{help}}',
  'auto-reply/data-stopped':
    '{{brand}}: запит про ваші дані передано нашій команді, вона відповість. Реклами більше не буде. Допомога: {{help}}',
  'auto-reply/reopened':
    '{{brand}}: сервісні повідомлення знову надходять, реклама лише за вашою згодою. Вимкнути все: СТОП УСЕ',
  'auto-reply/help': '{{brand}}: напишіть нам на {{help}}. Відписатися від реклами: СТОП',
  'double-opt-in/code':
    '{{brand}}: щоб отримувати {{topic}} через SMS, надішліть у відповідь код {{secret}}. Це не ви? Не відповідайте.',
  'double-opt-in/wrong': 'Код не той. Потрібні шість цифр.',
  'double-opt-in/link':
    '{{brand}}: щоб отримувати {{topic}} через SMS, підтвердьте: {{secret}} Це не ви? Не відкривайте.',
  'double-opt-in/done': 'Дякуємо, підтверджено. Відписатися: СТОП',
  'footer/reply': 'Відмова: відповідь СТОП',
  'footer/link': 'Відмова',
  'link/gone': 'Посилання більше не діє.',
  'confirm-page/title': 'Підтвердження',
  'confirm-page/agree': 'Погоджуюся',
  'confirm-page/leave': 'Якщо це не ви, просто закрийте сторінку: згоди не надано.',
  'confirm-page/done': 'Дякуємо, згоду підтверджено.',
  'confirm-page/over': 'Посилання більше не діє.',
  'confirm-page/again': 'Попросіть нове там, де заповнювали форму.',
  'unsubscribe-page/title': 'Відписка',
  'unsubscribe-page/question': 'Більше не надсилати вам рекламу?',
  'unsubscribe-page/stop': 'Не надсилати',
  'unsubscribe-page/leave': 'Сервісні повідомлення надходитимуть і далі. Щоб нічого не змінювати, закрийте сторінку.',
  'unsubscribe-page/done': 'Готово. Реклами від нас більше не буде.',
  'unsubscribe-page/stands': 'Ви вже відписалися: реклами від нас немає.',
  'unsubscribe-page/still': 'Сервісні повідомлення надходитимуть і далі.',
  'unsubscribe-page/ended': 'Про це теж більше не пишемо.',
  'unsubscribe-page/matter': 'Про це більше не писати',
  'unsubscribe-page/everything': 'Не надсилати нічого',
  'unsubscribe-page/over': 'Готово. Повідомлень від нас більше не буде.',
  'unsubscribe-page/back': 'Щоб отримувати їх знову, відповідайте СТАРТ на будь-яке наше повідомлення або напишіть на',
  'unsubscribe-page/unknown': 'Посилання неповне.',
  'unsubscribe-page/again': 'Відкрийте його з повідомлення ще раз або відповідайте на повідомлення словом СТОП.',
  'unsubscribe-page/gone': 'Ми вже не знаємо, кому було це повідомлення.',
  'unsubscribe-page/reply': 'Якщо повідомлення ще надходять, відповідайте на будь-яке словом СТОП: це завжди діє.',
  'unsubscribe-page/away': 'Зараз це неможливо.',
  'unsubscribe-page/later': 'Спробуйте за кілька хвилин або відповідайте на повідомлення словом СТОП: це завжди діє.',
};
