/** What the mailbox says. */
import { language } from './language.js';

const english = {
  title: 'Mailbox',
  phone: 'Virtual phone',
  count: (mailboxes) => `${mailboxes} ${mailboxes === 1 ? 'mailbox' : 'mailboxes'}`,
  find: 'Find an address',
  more: 'More mailboxes',
  older: 'Earlier letters',
  back: 'All mailboxes',
  choose: 'Choose a mailbox to read its letters.',
  none: 'No letter has come yet. Post an event, or run npm run demo.',
  noneFound: 'No address has these letters.',
  quiet: 'No letter has come to this address yet.',
  noSubject: '(no subject)',
  asHtml: 'As HTML',
  htmlOf: (subject) => `The HTML of “${subject}”`,
  unsubscribe: 'Unsubscribe page',
  oneClick: 'Unsubscribe with one click',
  clicked: (status) => (status < 300 ? 'Unsubscribed.' : `That did not work: ${status}`),
  today: 'Today',
  yesterday: 'Yesterday',
  away: 'The simulator does not answer. Is npm start running?',
  failed: (code) => `That did not work: ${code}`,
};

const russian = {
  title: 'Почта',
  phone: 'Виртуальный телефон',
  count: (mailboxes) => `Ящиков: ${mailboxes}`,
  find: 'Найти адрес',
  more: 'Ещё ящики',
  older: 'Более ранние письма',
  back: 'Все ящики',
  choose: 'Выберите ящик, чтобы прочитать письма.',
  none: 'Писем пока нет. Отправьте событие или запустите npm run demo.',
  noneFound: 'Адресов с такими буквами нет.',
  quiet: 'На этот адрес писем ещё не было.',
  noSubject: '(без темы)',
  asHtml: 'Как HTML',
  htmlOf: (subject) => `HTML письма «${subject}»`,
  unsubscribe: 'Страница отписки',
  oneClick: 'Отписаться одним нажатием',
  clicked: (status) => (status < 300 ? 'Отписка принята.' : `Не получилось: ${status}`),
  today: 'Сегодня',
  yesterday: 'Вчера',
  away: 'Симулятор не отвечает. Запущен ли npm start?',
  failed: (code) => `Не получилось: ${code}`,
};

export const words = language === 'ru' ? russian : english;
