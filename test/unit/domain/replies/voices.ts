import { rows } from './rows.ts';

/** Refusals in other voices than whole sentences, by voice. */
export const voices = {
  commands: rows(
    'тоқтатыңыз|тоқтатыңыздар|тоқтатыңызшы|доғарыңыз|доғарыңыздар|cessez|smettete|parem|paren|stoppez tout|plus jamais de sms|stoppez|arrêtez tout|smetti',
    'cesad|detengan|прекращайте|перестань|przestań|durun|durdurunuz|тоқташы|спыні|stoppt|stoppen Sie|cesse|cessate|fermatevi|deténganse|cesen|parad|desist',
    'остановитесь|зупиніться|zatrzymajcie|zaprzestańcie|спыніцеся|доғар|please cease|bitte aufhören|cessem|прекратите всё|припиняйте|nunca más sms',
    'Please send me nothing at all|Send me nothing|send us nothing more|ALLES STOPPEN|Take my number off|Do not call or text me|Dont text or call me|No longer interested in your newsletter',
    'хорош слать рекламу|Ich will von euch nichts mehr hören',
    'mai più messaggi|никогда больше никаких смс',
  ),
  formal: rows(
    'Ich widerspreche der Werbung|I object to receiving your marketing|Je m’oppose à la prospection commerciale|Me opongo al envío de publicidad',
    'Mi oppongo alla pubblicità|Sprzeciwiam się otrzymywaniu reklam|Возражаю против рассылки|I refuse further messages|Ich lehne weitere Werbung ab',
    'İleti almayı reddediyorum|Oponho-me ao envio de publicidade|заперечую проти розсилки|Я против ваших смс|пярэчу супраць рассылкі|жарнамаға қарсымын',
    'reklamı reddediyorum|I decline all further texts|rechazo sus mensajes|rifiuto le vostre comunicazioni|I reject your ads',
  ),
  chat: rows(
    'nn scrivetemi più|n me manda mais sms|no kiero mas mensajes|jveux plus de sms|i dnt want ur msgs|plz no mor txts|нинада слать|нехачу ваши смс',
    'ненада мне смс|no me manden mas msjs|ñ quero mais msg|ich will net mehr eure sms|reklam istemiyom|няхачу вашы смс',
  ),
  lists: rows(
    'ça suffit les sms|nimm mich vom verteiler|nimm mich ausm verteiler|rayez mon numéro de vos fichiers|levate il mio numero dalla vostra lista',
    'Solicito a remoção do meu número da vossa lista|biffez mon nom de la liste|saca mi número de tu lista|вычеркни меня из списка',
  ),
  'Cyrillic in Latin letters': rows(
    'otpishite menya|ne pishite mne|vidpyshit mene|jibermeniz endi|ne prisylayte mne bolshe sms|hvatit slat reklamu|otpiska|ya ne hochu poluchat vashi sms',
    'ne pyshit meni bilshe|habarlama jibermeniz|udalite moj nomer|uberite menya iz bazy|perestante pisat|otkluchite rassylku|toqtatynyz|maghan jazbanyz',
  ),
};

/** Weary of it, or for somebody else: a person decides. */
export const forAPerson = rows(
  'please unsubscribe my wife not me|отпишите мою маму|unsubscribe my husband please|désabonnez ma mère|wypiszcie moją żonę|annemi listeden çıkarın',
  'J’en peux plus de vos sms|tô cansado dessas mensagens|mi avete stancato con la pubblicità|дасталі вашы смс|RED|estoy cansada de sus mensajes',
  'ich habe die nase voll von euren sms|jestem zmęczony waszymi smsami|yoruldum mesajlarınızdan|устал от ваших смс|втомився від ваших смс',
  'шаршадым хабарламалардан|dostali vashi sms',
);

/** What the same words say of other matters. */
export const otherMatters = rows(
  'delete my card details|remove my data plan addon|borren mis datos de la tarjeta vieja|удалите данные моей карты|löschen sie meine kartendaten',
  'supprimez les données de ma carte|elimina i dati della mia carta|apaguem os dados do meu cartão|usuńcie dane mojej karty|kart bilgilerimi silin',
  'I’ll call you|call me at six|red|Red please|I do not object to your texts|я не против рассылки|ich widerspreche nicht|я устал, приду завтра',
  'estoy cansado hoy|kesin|bırakın kapıya|spasibo|budu v pyat|zavtra ne mogu|net spasibo|gde moj zakaz|dobryi den|da konechno|my wife will come',
  'I am sick, text me tomorrow|The red one for my wife|j’arrive, un sms suffit|please send my husband the link|I refuse to pay this invoice',
  'the courier refused the parcel|cancel my husband’s appointment|remove her from the booking|уберите мужа из записи|я не звонила вам',
);
