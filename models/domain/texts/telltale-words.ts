/**
 * Words that say what a text is, whatever it calls itself: stems, matched from the beginning of a word. One list for each
 * language in which Tidings comes; all are looked for in every text, since advertising mixes languages. A word that also
 * has a harmless everyday meaning stands only with what makes it plain: "soldes" and never "solde", the French balance.
 */
type Words = Readonly<Record<string, readonly string[]>>;

/** "Offers" alone is the name of a purpose, which answers to an opt-out must say. */
export const promotional: Words = {
  en: [
    'sale(?!s? (?:dep|team|man|person))|discount|special offer|offer(?!s|te(?!\\p{L}))|promo|coupon|voucher|bonus|cashback|free gift|deal|see also|you may also like',
    'limited time|black friday|today only|upgrade now|buy one|get one free|cheap|buy now|come and buy|order now|shop now|half price',
    '(?:lowest|best) price|clearance|giveaway|free sample|don.?t miss|save up to|while stocks? lasts?|new arrivals|percent off|hurry',
  ],
  ru: [
    'скидк|скидок|акци|распродаж|выгодн|выгод[ауы](?!\\p{L})|промокод|подар|бонус|кэшбэк|кешбэк|спецпредложени|бесплатн|только сегодня|успейте|успей(?!\\p{L})',
    'смотрите также|рекомендуем|новинк|дешевле|купите|покупайте|лучш(?:ая|ие|ую|ей) цен|низк(?:ая|ие|им|ой) цен|нов(?:ая|ую) коллекци|ч[её]рная пятниц',
  ],
  uk: [
    'знижк|знижок|акці[яїюй](?!\\p{L})|розпродаж|вигідн|подарун|кешбек|безкоштовн|спецпропозиц|(?:тільки|лише) сьогодні|встигн|купуй|купіть',
    'дешевше|найкращ(?:а|і) цін|нова колекці|чорна п.ятниц|рекомендуємо',
  ],
  kk: [
    'жеңілдік|сатып алыңыз|сатып ал(?!\\p{L})|сыйлық|тегін|арзан|арнайы ұсыныс|тек бүгін|асығыңыз|ең төмен баға|жаңа топтама',
  ],
  pl: [
    'zniżk|zniżek|wyprzedaż|rabat|gratis|za darmo|taniej|najtani|super okazj|okazja|kup teraz|kupuj|prezent(?!acj|uj|ow)|tylko dzi[sś]|nie przegap',
    'ostatnia szansa|specjaln[ae] ofert|ofert[ay] specjaln|now[aą] kolekcj|zaoszczędź',
  ],
  tr: [
    'indirim|kampanya|fırsat|bedava|hediye|hemen al(?!\\p{L})|satın al(?:ın(?:ız)?)?(?!\\p{L})|kupon|promosyon|ucuz|(?:sadece|yalnızca) bugün',
    'kaçırma(?!dan)|özel teklif|yeni koleksiyon',
  ],
  de: [
    'rabatt|sonderangebot|schnäppchen|gutschein|gratis|geschenk|ausverkauf|schlussverkauf|aktionspreis|tiefpreis|günstiger|billiger|nur heute',
    'jetzt (?:kaufen|bestellen|sparen|zugreifen|shoppen)|sparen sie|nur (?:noch )?für kurze zeit|unser angebot|neue kollektion|beste[rn]? preis',
  ],
  fr: [
    'rabais|réductions?(?!\\p{L})|soldes(?!\\p{L})|cadeau|profitez|moins cher|achetez|prix (?:cassé|bas)|meilleur prix|vente (?:privée|flash)|bon d.achat',
    '(?:seulement )?aujourd.hui seulement|déstockage|nouvelle collection|code promo',
  ],
  es: [
    'descuento|rebaja|oferta(?!s)|regalo|cupón|cupones|compra ya|compre(?!\\p{L})|cómpra|2x1|barat|s[oó]lo hoy|aprovech|últimas unidades|nueva colección',
    'mejor precio|llévate',
  ],
  pt: [
    'desconto|brinde|cupom|cupons|cupão|cupões|compre(?!\\p{L})|compra já|só hoje|aproveit|imperdível|imperdíveis|leve 2|nova coleção|melhor preço|grátis',
  ],
  it: [
    'sconto|sconti(?!\\p{L})|scontat|saldi(?!\\p{L})|omaggio|acquista ora|acquistate|compra ora|convenien|solo oggi|affrett|approfitta|imperdibil|risparmi',
    'svendita|nuova collezione|miglior prezzo|meno car[oi]',
  ],
};

/** Of debts, about which a text must say so, since places have rules of their own for them. */
export const ofDebts: Words = {
  en: [
    'overdue|debts?(?!\\p{L})|arrears|unpaid|past due|final notice|payment reminder|outstanding (?:balance|amount|invoice|payment|sum)|debt collect|collection agenc',
  ],
  ru: [
    'задолженност|просроч|долг(?:а|у|ом|е|и|ов|ам|ами|ах)?(?!\\p{L})|должник|взыскани|коллектор|неоплаченн|погасите',
  ],
  uk: ['заборгован|простроч|борг(?:у|ом|и|ів)?(?!\\p{L})|боржник|стягненн|несплачен|неоплачен|погасіть'],
  kk: ['берешек|берешегі|қарыз|борыш|мерзімі өткен|төленбеген'],
  pl: ['zaległ|zadłużen|dług(?:u|ów|iem)?(?!\\p{L})|przetermin|windykac|nieopłacon|niezapłacon|wezwani[ea] do zapłaty'],
  tr: ['borç|borc|gecikmiş (?:ödeme|fatura)|vadesi geç|ödenmemiş|icra takib|temerrüt'],
  de: [
    'mahnung|mahnbescheid|mahngebühr|zahlungserinnerung|zahlungsverzug|zahlungsrückst|überfällig|schulden(?!\\p{L})|inkasso|unbezahlt|offene[nr]? (?:rechnung|forderung|betrag)',
  ],
  fr: [
    'impayé|dettes?(?!\\p{L})|arriérés?(?!\\p{L})|mise en demeure|recouvrement|retard de paiement|relance de paiement|créance',
  ],
  es: [
    'deudas?(?!\\p{L})|deudor|moros[oai]|impag|adeud|cobranza|(?:pago|factura|cuota)s? (?:atrasad|vencid|pendiente)',
  ],
  pt: ['dívida|divida(?!\\p{L})|inadimpl|cobrança|(?:pagamento|fatura|conta|parcela)s? (?:em atraso|atrasad|vencid)'],
  it: [
    'debiti(?!\\p{L})|(?:il|suo|tuo) debito|insolut|morosità|sollecito|arretrat|recupero crediti|(?:fattura|pagamento|rata) scadut|non pagat',
  ],
};
