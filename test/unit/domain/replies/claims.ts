import { rows } from './rows.ts';

/** A consent that is taken back, in every language that is read. */
export const takenBack = rows(
  'withdraw consent|withdrawing my consent|I revoke consent|revoke my permission|consent withdrawn|Отозвать согласие|отзываю согласие',
  'отзываю разрешение|отзыв согласия|відкликаю згоду|відкликати згоду|відкликання згоди|адклікаю згоду|адклікаць згоду|адклікаю дазвол',
  'Einwilligung widerrufen|Widerruf der Einwilligung|Ich ziehe meine Einwilligung zurück|Zustimmung zurückziehen|je retire mon accord',
  'retirer mon consentement|retrait du consentement|révoquer le consentement|retiro el consentimiento|revoco mi consentimiento',
  'retirar consentimiento|revocar autorización|retiro o consentimento|retirar o consentimento|revogo a autorização|revoco il consenso',
  'ritiro il consenso|revocare il consenso|revoca del consenso|cofam zgodę|Wycofuję zgodę|wycofać zgodę|wycofanie zgody|odwołuję zgodę',
  'onayımı geri çekiyorum|iznimi geri alıyorum|rızamı geri alıyorum|onayı geri çek|келісімімді қайтарып аламын|келісімді кері аламын',
  'келісімді қайтарып алу|рұқсатымды қайтарып аламын',
);

/** An objection, and a consent that is not given. */
export const objected = rows(
  'I do not consent|I dont consent|не даю согласия|не даю своего согласия|не даю згоди|не даю згоды|ich willige nicht ein',
  'ich erteile keine Einwilligung|je ne consens pas|je n’autorise pas|no doy mi consentimiento|no consiento|não consinto|não dou consentimento',
  'non acconsento|non do il consenso|nie wyrażam zgody|nie daję zgody|onay vermiyorum|izin vermiyorum|rıza göstermiyorum|келісім бермеймін',
  'рұқсат бермеймін|sprzeciw|wnoszę sprzeciw|sprzeciwiam się|zgłaszam sprzeciw|Widerspruch|Ich widerspreche|Ich widerrufe|Widerruf',
  'ich lege Widerspruch ein|I object|I object to marketing|objection|I object to direct marketing|je m’oppose|opposition',
  'je m’oppose à la prospection|me opongo|me opongo al marketing|oposición|oponho-me|oponho-me ao marketing|mi oppongo|mi oppongo al marketing',
  'opposizione al marketing|возражаю|возражаю против маркетинга|возражаю против рекламы|заперечую|заперечую проти реклами|пярэчу',
  'пярэчу супраць рэкламы|itiraz ediyorum|pazarlamaya itiraz ediyorum|қарсымын|маркетингке қарсымын|жарнамаға қарсымын|тоқтату|прекратить',
  'остановить|зупинити|припинити|спыніць|zatrzymać',
);

/** What is held is asked for. */
export const askedFor = rows(
  'send me all data you have under article 15|what do you know about me|which data do you hold about me|send me all the data you hold on me',
  'I want a copy of my data|I want to see my data|access to my data|Was wissen Sie über mich?|Was wisst ihr über mich',
  'Welche Daten haben Sie von mir|Kopie meiner Daten|Auskunft über meine Daten|Auskunft bitte über meine gespeicherten Daten',
  'hakkımda hangi verileri tutuyorsunuz|hakkımda ne biliyorsunuz|verilerimin kopyasını istiyorum|hangi verilerimi saklıyorsunuz',
  'Мен туралы қандай деректер бар|мен туралы не білесіз|деректерімнің көшірмесін беріңіз|Мен туралы қандай мәліметтер сақтайсыз',
  'что вы обо мне знаете|что вы знаете обо мне|какие данные вы обо мне храните|копию моих данных|предоставьте мои данные|що ви знаєте про мене',
  'що ви про мене знаєте|які мої дані ви зберігаєте|копію моїх даних|што вы ведаеце пра мяне|якія даныя вы пра мяне маеце|копію маіх даных',
  'que savez-vous de moi|que savez-vous sur moi|copie de mes données|accès à mes données|qué saben de mí|qué datos tienen de mí',
  'copia de mis datos|acceso a mis datos|o que sabem sobre mim|que dados têm sobre mim|cópia dos meus dados|acesso aos meus dados',
  'cosa sapete di me|copia dei miei dati|accesso ai miei dati|co o mnie wiecie|co wiecie o mnie|kopia moich danych|dostęp do moich danych',
  'jakie macie moje dane',
);

/** The data shall be kept and not used. */
export const restriction = rows(
  'restrict the processing of my data|stop processing my data|limit the use of my data|Schränken Sie die Verarbeitung meiner Daten ein',
  'Einschränkung der Verarbeitung meiner Daten|limitez le traitement de mes données|limitation du traitement de mes données',
  'limiten el tratamiento de mis datos|limitación del tratamiento de mis datos|limitem o tratamento dos meus dados',
  'limitate il trattamento dei miei dati|limitazione del trattamento dei miei dati|ograniczcie przetwarzanie moich danych',
  'ograniczenie przetwarzania danych|verilerimin işlenmesini kısıtlayın|verilerimin işlenmesini sınırlandırın|ограничьте обработку моих данных',
  'прошу ограничить обработку персональных данных|обмежте обробку моїх даних|абмяжуйце апрацоўку маіх даных|деректерімді өңдеуді шектеңіз',
  'заблокируйте мои персональные данные',
);

/** The data shall be put right. */
export const rectification = rows(
  'please correct my data|correct my personal data|rectify my data|please update my personal data|my data is wrong|Berichtigen Sie meine Daten',
  'Bitte korrigieren Sie meine Daten|meine Daten sind falsch|rectifiez mes données|corrigez mes données|mes données sont fausses',
  'corrijan mis datos|rectifiquen mis datos|mis datos son incorrectos|corrijam os meus dados|retifiquem os meus dados|correggete i miei dati',
  'rettificate i miei dati|i miei dati sono sbagliati|poprawcie moje dane|sprostujcie moje dane|proszę o sprostowanie danych',
  'verilerimi düzeltin|bilgilerimi düzeltin|исправьте мои данные|прошу уточнить мои персональные данные|мои данные неверны|виправте мої дані',
  'выпраўце мае даныя|деректерімді түзетіңіз',
);
