/**
 * The words by which people end messages, by language; sources: the default lists of Twilio, AWS and Braze, the seven
 * words that FCC 64.1200(a)(10) makes a revocation by themselves, and the languages of our readers. All are written
 * without accents, as `plainWords` gives them.
 */

/** These say stop and hardly anything else: what follows them, or stands around them, is still about messages. */
export const stopWords = words(
  'stop stp sotp stpo стоп стопп stopp stopall стопэ stoppa',
  'unsubscribe unsub optout unsubscribed revoke',
  'отписка отпишите отписаться отпишись отпиши отпишитесь отписываюсь отписать отпишусь',
  'відписка відписатися відпишіть відпиши тоқта тоқтат токта токтат токтатыныз адпіска адпісацца адпішыце',
  'abmelden abbestellen austragen desabonner desabonnez desinscription desinscrire arreter arretez',
  'disiscrivi disiscrivimi disiscrivermi cancellami desuscribir desuscribirme desinscrever descadastrar',
  'rezygnuje wypisz wypiszcie durdur',
);

/** After one of these at the beginning, whatever follows changes nothing: "отпишите меня, надоело". */
export const firmWords = words(
  'stopall unsubscribe unsub optout отпишите отпишитесь отпиши отписка відписка відпишіть адпіска адпішыце',
  'abbestellen desabonner desabonnez desinscription disiscrivi disiscrivimi descadastrar wypisz wypiszcie',
);

/** Keywords only when they are all there is, or when only words about messages follow. */
export const aloneWords = words(
  'end quit cancel remove td отказ отказываюсь откажусь отмена отменить хватит удалите удали прекратите прекрати спам',
  'перестаньте довольно доста відмова відмовляюсь досить припиніть годі адмова хопіць спыніце жетеді',
  'abmeldung austragung kundigung kundigen storno stornieren loschen beenden stoppen desabonnement resiliation resilier annuler annulez',
  'supprimer supprimez retrait cancelacion desuscripcion desuscribirse eliminar anular borrar remover descadastro cancelamento',
  'disiscrizione cancellazione disdetta annulla annullare rimuovi anuluj anulowac rezygnacja rezygnuj wypisanie usun dosc cikis',
  'vazgec durdurun istemiyorum отменяю откажите скасувати скасування скасуйте видалити зупиніть зупинити адмяніць отключить отключите',
  'widerspruch widerruf sprzeciw objection opposition oposicion oposicao opposizione возражаю заперечую пярэчу қарсымын',
  'прекратить остановить припинити спыніць zatrzymac тоқтату токтату',
  'odjava odhlasit afmelden uitschrijven avregistrera dezabonare leiratkozas жибермениз жазбаныз',
  'ende schluss aufhoren arret alto baja parar pare cancelar sair basta cancella smettetela koniec przestancie iptal ret dur cik',
);

/** Phrases that ask for no more messages, when only words about messages follow. */
export const optOutPhrases = phrases(
  'stop all|stop it|opt out|opt me out|no more|remove me|take me off|leave me alone|leave me out|remove my number',
  'stop sending|stop texting|stop messaging|stop spamming|stop contacting|stop bothering|stop writing|stop this',
  'dont text|dont message|dont contact|dont spam|dont bother|dont write|do not text|do not message|do not contact',
  'do not send|dont send|do not write|never text|never contact|never write|delete my number|lose my number|erase me',
  'unsubscribe me|get me off|cease|cease and desist|cut it out|parem com isso|pare com isso|para com isso|delete me|quit texting|quit sending',
  'не надо|не присылайте|не присылай|не пишите|не пиши|не шлите|не слать|не отправляйте|не беспокойте|не беспокоить',
  'не хочу получать|не желаю получать|не нужно присылать|не нужно писать|не надо писать|не надо присылать',
  'перестаньте слать|перестаньте писать|перестаньте присылать|прекратите рассылку|прекратите присылать|хватит слать',
  'хватит писать|хватит присылать|хватит спамить|уберите меня|удалите меня|удалите мой номер|оставьте меня в покое',
  'исключите меня|отзываю согласие|отказываюсь от|отказ от|прекратите слать|прекратите писать|отстаньте|заебали',
  'не пишіть|не надсилайте|не турбуйте|не присилайте|видаліть мене|більше не пишіть|не хочу отримувати|залиште мене',
  'бас тарту|бас тартамын|жазбаңыз|жазбаныз|жібермеңіз|хабарлама жіберме|мазаламаңыз',
  'не пішыце|не дасылайце|выдаліце мяне|не турбуйце|больш не пішыце',
  'keine sms|keine nachrichten|keine werbung|nicht mehr schreiben|nicht mehr senden|schreiben sie mir nicht|lasst mich',
  'bitte abmelden|horen sie auf|hort auf|melden sie mich ab|loschen sie mich|nehmen sie mich raus|kein interesse an',
  'plus de sms|plus de messages|ne plus recevoir|ne menvoyez plus|nenvoyez plus|ne mecrivez plus|laissez moi',
  'retirez moi|supprimez moi|arretez de|je me desabonne|me desabonner',
  'no mas|no mas mensajes|no me envien|no me envie|no enviar|no me escriban|no me manden|dejen de|deja de|borrenme',
  'dar de baja|darme de baja|dame de baja|quiero la baja|no molestar|no molesten',
  'nao envie|nao enviem|nao me mande|nao quero receber|nao quero mais|parem de|pare de|me remova|me tire|chega de',
  'non inviate|non scrivetemi|non mandate|non voglio ricevere|non voglio piu|basta messaggi|basta sms|smettete di',
  'nie pisz|nie piszcie|nie wysylajcie|nie wysylaj|nie chce|prosze wypisac|usuncie moj numer|dajcie mi spokoj',
  'i object|i do not consent|i dont consent|no consent|i hereby object',
  'не даю согласия|не даю согласие|не даю своего согласия|не даю разрешения|не даю згоди|не надаю згоди|не даю згоды|не даю дазволу',
  'ich widerspreche|ich widerrufe|ich lege widerspruch ein|widerspruch eingelegt|ich willige nicht ein|ich erteile keine einwilligung|keine einwilligung',
  'je moppose|je ne consens pas|je nautorise pas|me opongo|no consiento|no doy mi consentimiento|no doy consentimiento|no autorizo',
  'oponho me|eu me oponho|me oponho|nao consinto|nao dou consentimento|nao dou o meu consentimento|nao autorizo',
  'mi oppongo|non acconsento|non do il consenso|non do il mio consenso|non autorizzo',
  'wnosze sprzeciw|zglaszam sprzeciw|skladam sprzeciw|sprzeciwiam sie|nie wyrazam zgody|nie daje zgody',
  'itiraz ediyorum|onay vermiyorum|izin vermiyorum|riza gostermiyorum|келісім бермеймін|рұқсат бермеймін|келисим бермеймин|руксат бермеймин',
  'mesaj atmayin|mesaj gondermeyin|yazmayin|aramayin|sms istemiyorum|mesaj istemiyorum|listeden cikar|rahatsiz etmeyin',
);

/** What the messages are, whom they bother and how long already; beside a keyword these add nothing. A `*` ends a stem. */
const aboutMessages = words(
  'me us my mine the this these those your yours you it all any anymore more again ever now at to of for from with and',
  'text* message* messaging sms mms ads advert* promo* offer* marketing spam* email* mail* newsletter* notification*',
  'sending list* number* phone contact* subscription* alerts crap shit bullshit please immediately today once already',
  'меня мне нам нас мой моего моему мои это эти этот эту этого такие такую такое ваш* вашу свои свою вы вам вас от из',
  'с на по и в к больше более никогда вообще сюда все всё всю всех всякую ничего получать слать присылать писать',
  'смс* sms* сообщени* реклам* рассылк* спам* акци* предложени* уведомлени* писем письм* подписк* номер* телефон* баз*',
  'списк* немедленно срочно сейчас сегодня пожалуйста покое',
  'мені мене більше повідомлен* реклам* розсилк* цей ці вашу ваші мяне больш паведамленн* рассылк* хабарлама* маған',
  'жарнама* енді керек емес ету',
  'mir mich uns keine mehr diese dieser nachricht* werbung liste nummer newsletter bitte sofort ihre ihren von aus der',
  'moi nous les des de la le vos votre ces messages publicite* pub liste numero plus recevoir jamais svp',
  'mas mi mis sus estos este mensaje* publicidad lista numero por del los las recibir nunca mais meu minha suas sua',
  'essas esses mensagen* propaganda promoc* receber da do dos das miei mio vostri vostra questi messaggi* pubblicita',
  'lista ricevere dalla dal mai di mnie mi wasz* tych wiadomosc* reklam* liste smsow smsy wiecej z od do dalej',
  'alles alle tout tous toutes todo todos tudo tutto tutti wszystko hepsi hepsini усе усі бәрі бәрін барлығы барлығын',
  'bana beni artik mesaj* reklam* lutfen listeden gondermeyin atmayin istemiyorum',
);
const aboutMessagesWords = new Set(aboutMessages.filter((word) => !word.endsWith('*')));
const aboutMessagesStems = aboutMessages.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));

export function isAboutMessages(word: string): boolean {
  return aboutMessagesWords.has(word) || aboutMessagesStems.some((stem) => word.startsWith(stem));
}

/** What can be stopped or cancelled besides messages: then a weak word is about that. */
export const businessStems = words(
  'order deliver shipment parcel package booking book appointment reservation payment invoice refund purchase meeting',
  'visit tuesday monday wednesday thursday friday saturday sunday',
  'заказ достав посыл курьер брон запис встреч оплат платеж счет покупк возврат приезж визит товар',
  'замовлен достав запис заказ тапсырыс жеткізу заказа',
  'bestellung lieferung termin buchung paket zahlung commande livraison rendez rdv reservation colis paiement',
  'pedido cita reserva entrega envio pago encomenda consulta ordine consegna appuntamento prenotazione spedizione',
  'zamowien wizyt rezerwac dostaw paczk siparis randevu teslimat rezervasyon kargo',
);

/** "Don't stop" and "не останавливайтесь" ask for the contrary. */
export const negations = words('dont not never didnt не не ні nicht pas no nao nie non ne');

/** Politeness changes nothing beside a keyword: "please stop". */
export const polite = words(
  'please pls plz thanks thank thx you hi hello hey ok okay just kindly sorry now',
  'пожалуйста плиз спасибо здравствуйте привет добрый день ну все будь ласка дякую калі рахмет өтінемін',
  'bitte danke merci svp bonjour por favor gracias hola obrigado grazie prego prosze dziekuje dzien dobry lutfen',
  'tesekkurler',
);

/** Nor does the wish itself beside a word that is about messages only: "хочу отписаться"; "I need to cancel" may be about a visit. */
export const wishes = words(
  'i id im want would like wish need can could no to да нет так я хочу хотел хотела бы прошу можно просто мне надо нужно',
  'ich mochte mich will je veux voudrais quiero quero eu vorrei voglio chce istiyorum',
);

export const helpWords = words(
  'help info помощь помогите справка инфо допомога довідка дапамога көмек анықтама hilfe aide infos',
  'ayuda ajuda aiuto pomoc yardim bilgi',
);

/** "yes" and "да" are answers to a question and never bring anybody back. */
export const startWords = words('start unstop старт resubscribe подписаться возобновить iniciar empezar');

function words(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(' '));
}

function phrases(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split('|'));
}
