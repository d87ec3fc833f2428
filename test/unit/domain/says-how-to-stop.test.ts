import { describe, expect, it } from 'vitest';
import { withFooters, type Imprint } from '../../../models/domain/policy/footer.ts';
import { saysHowToStop } from '../../../models/domain/policy/says-how-to-stop.ts';

describe('a text that says how to end such texts', () => {
  it.each([
    'Sale until Friday. Reply STOP to opt out',
    'Reply STOP to end this.',
    'Text STOP to unsubscribe',
    'Offers! Txt STOP',
    'Shoes at half price. STOP to end',
    'STOP=opt out',
    'Shoes. STOP ends this',
    'Send "STOP" to opt out at any time.',
    'reply stop to unsubscribe',
    'New: boots. To opt out, reply with STOP.',
    'Opt-out: STOP',
    'Opt out anytime: reply STOP',
    'Reply STOP to opt out, HELP for help. T&Cs apply',
    'STOP2END',
    'Чтобы отписаться, ответьте СТОП на это сообщение',
    'Reply YES to order, STOP to opt out',
    'Reply END to stop messages',
    'Скидка 20 %. Отказ: СТОП',
    'Скидка. Отказ: ответьте СТОП',
    'Отписаться: СТОП',
    'Для отказа: СТОП.',
    'ответьте СТОП',
    'Чтобы отписаться, ответьте «СТОП»',
    'отправьте СТОП, чтобы отписаться',
    'Отписаться от рекламы: СТОП',
    'СТОП — отписаться',
    'Text STOP to end',
    'Txt STOP to 12345 to opt out',
    'Reply STOP 2 end',
    'Sale!\nReply STOP to opt out',
    'Reply HELP for help, STOP to cancel',
    'Hungry? Reply STOP to opt out. Msg & data rates may apply. Reply HELP for help',
    'Sale – https://shop.example/a Reply STOP to opt out',
    'Reply STOP to opt out https://shop.example/a',
    'To unsubscribe from these messages, please reply STOP',
    'You can opt out at any time by replying STOP',
    'Для отказа от рассылки отправьте слово СТОП на этот номер',
    'Чтобы больше не получать рекламу, ответьте СТОП',
    'Отключить всё: СТОП ВСЁ.',
    // As shipped.
    'Thank you, confirmed. Reply STOP to end this.',
    'Спасибо, подтверждено. Для отказа: СТОП.',
    'Example Shop: you are subscribed again. Reply STOP to end it.',
    'Example Shop: advertising only if you agree to it. Reply STOP ALL to end them.',
    'Example Shop: напишите нам на help@example.com. Отписаться от рекламы: СТОП',
  ])('%s', (text) => expect(saysHowToStop(text)).toBe(true));
});

describe('a keyword that is copy', () => {
  it.each([
    'END OF SEASON SALE',
    'CANCEL anytime',
    'STOP WAITING. Buy now',
    'UNSUBSCRIBE from boring',
    'STOP! Half price today',
    'Text STOP WASTING TIME to your boss',
    'STOP to think: is your bed good?',
    'STOP to end your boredom',
    'Do not reply STOP',
    'Never send STOP',
    'Reply CANCEL to cancel your booking',
    'Our NON-STOP party. Reply YES',
    'Reply STOP-WATCH to win',
    'Please text. Stop by tomorrow',
    'reply stop',
    'QUIT smoking with us',
    'СТОП-ЦЕНА',
    'СТОП! Цены упали',
    'СТОП ЦЕНАМ',
    'ОТКАЗ от сахара: наш новый торт',
    'Напишите СТОП-ЦЕНА и получите скидку',
    'Ответьте СТОП и получите приз',
    'Не отвечайте СТОП',
    'ХВАТИТ ждать, ОТМЕНА комиссии',
    'Отказ от очередей: СТОП очередям',
    'STOP to leave all worries behind',
    'STOP to cancel all your plans: sale!',
    'STOP to end all sales: last day',
    'QUIT to leave it all behind',
    'Reply STOP to opt out of boredom',
    'СТОП, чтобы не получать больше штрафов',
    'СТОП, чтобы отписаться от скуки',
    'Reply STOP if you are hungry',
    'Ответьте СТОП, если хотите скидку',
    'Напишите нам STOP, и мы замолчим',
    'Reply STOP, DROP and ROLL for 20% off',
    'Reply STOP. And win!',
    'Reply QUIT, win a smoke-free month',
    'Text STOP! In the name of love tour tickets',
    'Reply STOP? No, reply YES',
    'Want pizza? Reply STOP',
    'Reply STOP to quit smoking',
    'Reply STOP to opt out. But it does nothing',
    'Reply STOP to opt out of texts about winter',
    'Nobody needs to reply STOP to opt out',
    'To opt out of winter, reply STOP',
    'Text STOP to 70070 to give £5',
    'Ответьте СТОП, чтобы выиграть',
    'Для отказа от боли: СТОП',
    'To win, reply STOP',
    'Please don’t ever reply STOP',
    'Do not ever reply STOP',
    'You cannot reply STOP',
    'No need to reply STOP!',
    'Do not – reply STOP to opt out',
    'Please do not\nReply STOP to opt out',
    'Reply STOP to opt out? Never',
    'Никогда не – ответьте СТОП, чтобы отписаться',
    '',
  ])('%s', (text) => expect(saysHowToStop(text)).toBe(false));
});

describe('the line that a place demands', () => {
  const imprint: Imprint = {
    optOut: { byReply: 'Reply STOP to opt out', byLink: 'Opt out' },
    brand: 'Shop',
    sender: '12345',
    unsubscribeUrl: 'https://t.example/u/1',
  };

  it('stands under copy in capitals', () => {
    expect(withFooters('END OF SEASON SALE', ['opt-out'], imprint)).toBe('END OF SEASON SALE\nReply STOP to opt out');
  });

  it('is not said twice', () => {
    const text = 'Sale. Reply STOP to end.';
    expect(withFooters(text, ['opt-out'], imprint)).toBe(text);
    const linked = `Sale. ${imprint.unsubscribeUrl}`;
    expect(withFooters(linked, ['opt-out'], { ...imprint, sender: 'SHOP' })).toBe(linked);
  });

  it('gives the link where nobody can reply, whatever the text says', () => {
    expect(withFooters('Sale. Reply STOP', ['opt-out'], { ...imprint, sender: 'SHOP' })).toContain(
      imprint.unsubscribeUrl,
    );
  });
});
