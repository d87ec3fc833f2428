import type { OwnTexts } from './own-texts.ts';

/** What Tidings itself says, in Russian. */
export const ru: OwnTexts = {
  'auto-reply/stopped':
    '{{brand}}: рекламы больше нет, только сервисные сообщения; отключить и их: СТОП ВСЁ. Помощь: {{help}}{{#if undo}}. Вернуть: СТАРТ{{/if}}',
  'auto-reply/stopped-matter':
    '{{brand}}: об этом больше не пишем, рекламы нет. Остаются другие сервисные сообщения; отключить всё: СТОП ВСЁ. Помощь: {{help}}. Вернуть: СТАРТ',
  'auto-reply/stopped-all': '{{brand}}: сообщений от нас больше не будет. Помощь: {{help}}. Вернуть: СТАРТ',
  'auto-reply/restored': '{{brand}}: вы снова подписаны. Отписаться: СТОП',
  'auto-reply/data-request': '{{brand}}: запрос о ваших данных передан сотрудникам, они ответят. Помощь: {{help}}',
  'auto-reply/data-stopped':
    '{{brand}}: запрос о ваших данных передан сотрудникам, они ответят. Рекламы больше не будет. Помощь: {{help}}',
  'auto-reply/reopened':
    '{{brand}}: сервисные сообщения снова приходят, реклама только с вашего согласия. Отключить всё: СТОП ВСЁ',
  'auto-reply/help': '{{brand}}: напишите нам на {{help}}. Отписаться от рекламы: СТОП',
  'double-opt-in/code':
    '{{brand}}: чтобы получать {{topic}} по СМС, ответьте кодом {{secret}}. Это не вы? Не отвечайте.',
  'double-opt-in/wrong': 'Код не тот. Нужны шесть цифр.',
  'double-opt-in/link': '{{brand}}: чтобы получать {{topic}} по СМС, подтвердите: {{secret}} Это не вы? Не открывайте.',
  'double-opt-in/done': 'Спасибо, подтверждено. Для отказа: СТОП.',
  'footer/reply': 'Отказ: ответьте СТОП',
  'footer/link': 'Отказ',
  'link/gone': 'Ссылка больше не работает.',
  'confirm-page/title': 'Подтверждение',
  'confirm-page/agree': 'Согласен',
  'confirm-page/leave': 'Если это не вы, просто закройте страницу: согласие не дано.',
  'confirm-page/done': 'Спасибо, согласие подтверждено.',
  'confirm-page/over': 'Ссылка больше не действует.',
  'confirm-page/again': 'Запросите новую там, где заполняли форму.',
  'unsubscribe-page/title': 'Отписка',
  'unsubscribe-page/question': 'Больше не присылать вам рекламу?',
  'unsubscribe-page/stop': 'Не присылать',
  'unsubscribe-page/leave': 'Сервисные сообщения продолжат приходить. Чтобы ничего не менять, закройте страницу.',
  'unsubscribe-page/done': 'Готово. Рекламы от нас больше не будет.',
  'unsubscribe-page/stands': 'Вы уже отписались: рекламы от нас нет.',
  'unsubscribe-page/still': 'Сервисные сообщения продолжат приходить.',
  'unsubscribe-page/ended': 'Об этом тоже больше не пишем.',
  'unsubscribe-page/matter': 'Об этом больше не писать',
  'unsubscribe-page/everything': 'Не присылать ничего',
  'unsubscribe-page/over': 'Готово. Сообщений от нас больше не будет.',
  'unsubscribe-page/back': 'Чтобы получать их снова, ответьте СТАРТ на любое наше сообщение или напишите на',
  'unsubscribe-page/unknown': 'Ссылка неполная.',
  'unsubscribe-page/again': 'Откройте её из сообщения ещё раз или ответьте на сообщение словом СТОП.',
  'unsubscribe-page/gone': 'Мы больше не знаем, кому было это сообщение.',
  'unsubscribe-page/reply': 'Если сообщения ещё приходят, ответьте на любое словом СТОП: это всегда действует.',
  'unsubscribe-page/away': 'Сейчас это не получится.',
  'unsubscribe-page/later':
    'Попробуйте через несколько минут или ответьте на сообщение словом СТОП: это всегда действует.',
};
