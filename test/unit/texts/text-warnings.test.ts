import { expect, it } from 'vitest';
import { shipped } from '../../../models/own-texts/own-texts.ts';
import { warningsOf } from '../../../models/domain/texts/text-warnings.ts';
import { rows } from '../domain/replies/rows.ts';

const codes = (source: string) => warningsOf({ kind: 'service' }, source).map(({ code }) => code);

it('promotional words and links of its own make a service text suspect, and only that', () => {
  const service = { kind: 'service' } as const;
  expect(warningsOf(service, 'Скидка 20% по промокоду')).toMatchObject([
    { code: 'promotional-words', detail: 'скидка, 20%, промокоду' },
  ]);
  expect(warningsOf(service, 'Summer SALE, see also https://x.example')).toHaveLength(2);
  expect(warningsOf(service, 'You will get no more offers.')).toEqual([]);
  expect(warningsOf(service, 'An offer for you, and special offers')).toHaveLength(1);
  expect(warningsOf({ kind: 'marketing' }, 'Sale!')).toEqual([]);
});

const advertising: Record<string, string[]> = {
  en: rows('Buy one get one free|come and buy, cheaper than ever|Everything at half price|Hurry, 20 percent off'),
  ru: rows('Скидки до конца недели|Купите сейчас, дешевле не будет|Лучшие цены только сегодня|Успей, 30 процентов'),
  uk: rows('Знижки на все|Купуйте зараз, дешевше не буде|Розпродаж, мінус 30 відсотків|Безкоштовний подарунок'),
  kk: rows('Жеңілдік 50 пайыз, сатып алыңыз|Сыйлық тегін|Тек бүгін арзан баға|Арнайы ұсыныс'),
  pl: rows('Wyprzedaż! Zniżka 50 procent|Tylko dziś taniej|Kup teraz, prezent gratis|Rabat na wszystko'),
  tr: rows('Indirim kampanyası, hemen al|Fırsat! Ücretsiz hediye|İNDİRİM yüzde 50|Sadece bugün satın alın'),
  de: rows('Rabatt auf alles|Jetzt bestellen und sparen|Schnäppchen, nur heute|Ihr Gutschein: 20 Prozent'),
  fr: rows('Profitez des soldes|Un cadeau pour vous|Achetez, c’est moins cher|20 pour cent de réduction'),
  es: rows('Descuento del 20 por ciento|Aproveche las rebajas|Compre ya, más barato|Un regalo para usted'),
  pt: rows('Desconto de 20 por cento|Aproveite, só hoje|Compre já, brinde grátis|Cupom para você'),
  it: rows('Sconto del 20 per cento|Approfitta dei saldi|Acquista ora, omaggio|Solo oggi, risparmi'),
};

const dunning: Record<string, string[]> = {
  en: rows('pay your overdue debt|Your invoice is unpaid|Final notice|The outstanding balance is due'),
  ru: rows('У вас задолженность|Погасите долг|Платёж просрочен|Счёт неоплаченный'),
  uk: rows('У вас заборгованість|Сплатіть борг|Рахунок прострочено|Рахунок несплачений'),
  kk: rows('Берешегіңіз бар|Қарызды төлеңіз|Шот төленбеген'),
  pl: rows('Masz zaległość|Spłać dług|Faktura przeterminowana|Wezwanie do zapłaty'),
  tr: rows('Borcunuz var|Borç ödeyin|Ödenmemiş faturanız var|Faturanızın vadesi geçti'),
  de: rows('Mahnung|Zahlungserinnerung|Ihre Rechnung ist überfällig|Bitte zahlen Sie Ihre Schulden'),
  fr: rows('Facture impayée|Payez votre dette|Mise en demeure|Retard de paiement'),
  es: rows('Pague su deuda|Factura vencida|Tiene un pago pendiente'),
  pt: rows('Pague a sua dívida|Fatura em atraso|Pagamento atrasado'),
  it: rows('Sollecito|Fattura scaduta|Saldi i suoi debiti|Fattura non pagata'),
};

it('every language in which Tidings comes has its words', () => {
  expect(Object.keys(advertising).sort()).toEqual(Object.keys(shipped).sort());
  expect(Object.keys(dunning).sort()).toEqual(Object.keys(shipped).sort());
});

it.each(Object.values(advertising).flat())('advertises: %s', (source) => {
  expect(codes(source)).toContain('promotional-words');
});

it.each(Object.values(dunning).flat())('asks for a debt: %s', (source) => {
  expect(codes(source)).toContain('debt-words');
  expect(warningsOf({ kind: 'service', about: 'debt' }, source)).not.toMatchObject([{ code: 'debt-words' }]);
});

const plain = rows(
  'Pay here: {{payUrl}}. Your reaction, wholesale, ideally.|{{discount}} {{debt}}|Thank you for your payment, invoice {{n}} is paid',
  'Your parcel comes today|Your booking on Friday is confirmed|Your balance is {{amount}}|Your code is {{code}}|Our sales team will call',
  'Заказ принят|Ваш баланс {{amount}}|Долго ждать не придётся|Ваша реакция важна|Подъезд найден|Счёт оплачен, спасибо|Курьер приедет сегодня',
  'Замовлення прийнято|Рахунок сплачено, дякуємо|Кур’єр приїде сьогодні|Ваша реакція важлива|Борщ буде о шостій',
  'Тапсырыс қабылданды|Сатып алғаныңызға рахмет|Шот төленді, рахмет|Курьер бүгін келеді',
  'Zamówienie przyjęte|Faktura opłacona, dziękujemy|Długi weekend: dostawa w środę|Prezentacja zaczyna się o dziewiątej|Z okazji przeprowadzki sklep nieczynny',
  'Siparişiniz alındı|Faturanız ödendi, teşekkürler|Satın aldığınız ürün yolda|Ücretsiz danışma hattı: {{phone}}|Kargo bugün geliyor',
  'Bestellung angenommen|Rechnung bezahlt, danke|Kostenlose Hotline: {{phone}}|Der Kurier kommt heute|Verschuldet durch Stau: etwas später',
  'Votre solde est de {{amount}}|Remise du colis demain|Facture payée, merci|Numéro gratuit: {{phone}}|Votre commande a du retard',
  'Su pedido está listo|Factura pagada, gracias|Su compra llega hoy|El envío va atrasado|Pendiente de recoger',
  'A sua encomenda chegou|Fatura paga, obrigado|O seu saldo é {{amount}}|Cartão de débito aceite|Presente no balcão até às 18',
  'Il suo ordine è pronto|Fattura pagata, grazie|Lo scontrino è allegato|Carta di debito accettata|Il corriere passa oggi|Il suo saldo è {{amount}}',
);

it.each(plain)('is plain service: %s', (source) => expect(codes(source)).toEqual([]));

it.each(Object.entries(shipped))('what Tidings itself says is plain service: %s', (_locale, own) => {
  expect(Object.values(own).filter((source) => codes(source).length > 0)).toEqual([]);
});
