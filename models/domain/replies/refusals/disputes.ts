/**
 * What somebody says who never gave the consent, never gave the number, no longer has it, or is a child or speaks for one.
 * Whether the number may be written to must be looked at by a person. In words as `plainWords` gives them, by language.
 */
const neverAgreed = [
  'never (?:agreed|consented|gave (?:you|my|any|permission|consent))|(?:didnt|did not) (?:consent|agree to (?:this|these|your)|give (?:you|my) )|(?:have|has|had) (?:no|not my|no valid) (?:consent|permission)|dont have my (?:consent|permission)|do not have my (?:consent|permission)|without my (?:consent|permission)',
  'не соглаша(?:лся|лась)|не дава(?:л|ла|ли)(?: вам| никакого| своего| такого)* (?:согласи|разрешени)|нет мо[ейго]+ согласия|без моего (?:согласия|разрешения|ведома)',
  'не погоджува(?:вся|лась|лася)|не (?:дава|надава)(?:в|ла)(?: вам)? (?:згод|дозв)|без мо[єї]+ згоди|не мо[єї]+ згоди|без мого дозволу|немає моєї згоди',
  'не згаджа(?:ўся|лася)|не дава(?:ў|ла)(?: вам)? (?:згод|дазв)|без маёй згоды|без майго дазволу|няма маёй згоды',
  '(?:nie|nicht|niemals) (?:zugestimmt|eingewilligt|erlaubt|einverstanden erklart)|ohne meine (?:einwilligung|zustimmung|erlaubnis)|(?:keine|nie eine|nie meine) (?:einwilligung|zustimmung) (?:gegeben|erteilt|von mir)',
  'jamais (?:accepte|consenti|autorise|donne)|pas (?:consenti|autorise|donne mon)|sans mon (?:accord|consentement|autorisation)',
  'nunca (?:acepte|autorice|consenti|di mi|he dado|he aceptado)|no (?:autorice|consenti|di mi (?:consentimiento|permiso))|sin mi (?:consentimiento|permiso|autorizacion)',
  '(?:nunca|nao) (?:aceitei|autorizei|consenti|dei (?:o |a )?(?:meu |minha )?(?:consentimento|autorizacao|permissao))|sem (?:o |a )?(?:meu|minha) (?:consentimento|autorizacao|permissao)',
  '(?:mai|non ho|non ho mai) (?:acconsentito|autorizzato|accettato|dato (?:il |alcun |nessun )?(?:mio )?consenso)|senza (?:il |la )?(?:mio|mia) (?:consenso|autorizzazione|permesso)',
  'nigdy (?:sie )?nie (?:zgadzal|zgodzil|wyraz|dawal|dal)|nie (?:wyrazal|wyrazil|zgadzalem|zgadzalam|zgodzilem|zgodzilam)|sie nie zgadzal|bez mojej (?:zgody|wiedzy)',
  '(?:onay|izin|riza) (?:vermedim|vermemistim|vermemisti|vermis degilim)|(?:iznim|onayim|rizam) (?:olmadan|yok)',
  '(?:келісім|келісімімді|келисим|рұқсат|рұқсатымды|руксат) (?:берген жоқпын|берген жокпын|бермедім|бермедим|бермегенмін)|(?:келісімімсіз|келисимимсиз|рұқсатымсыз|руксатымсыз)',
];
const whereFrom = [
  '(?:where|how|from where|why) (?:did|do|have) (?:you|u|they) (?:get|got|have|find|found|obtain)(?: hold of)? my (?:number|phone|contact|details|data|name)|who gave (?:you|u) (?:my|this) (?:number|phone|contact|details|data)',
  '(?:откуда|где)(?: вы| ты)?(?: взяли| взял| достали| получили| знаете| у вас)* мо[йией]+(?: телефон| номер| данные| контакт)|кто(?: вам)? дал(?: вам)? (?:мой|этот) (?:номер|телефон)',
  '(?:звідки|де)(?: ви| ти)?(?: взяли| маєте| знаєте| у вас)* м[іої]+й?(?: телефон| номер| дані)|хто(?: вам)? дав(?: вам)? мій (?:номер|телефон)',
  '(?:адкуль|дзе)(?: вы| ты)?(?: ўзялі| узялі| маеце| ведаеце| у вас)* м[оа][йеё]+(?: тэлефон| нумар| даныя)?|хто(?: вам)? даў(?: вам)? мой (?:нумар|тэлефон)',
  'woher (?:haben|habt|hast|kennen|kennt) (?:sie|ihr|du) (?:meine|diese) (?:nummer|handynummer|telefonnummer|daten|kontakt)|wer hat (?:ihnen|euch|dir) (?:meine|diese) (?:nummer|handynummer|daten)',
  '(?:ou|comment|dou|par qui) (?:avez vous|vous avez|tenez vous) (?:eu |obtenu |trouve |recupere )?(?:mon numero|mes coordonnees|mes donnees)|qui vous a (?:donne|transmis) (?:mon numero|mes)',
  '(?:de donde|como) (?:sacaron|sacaste|tienen|obtuvieron|consiguieron|consiguio|han sacado) (?:mi|este) (?:numero|telefono|contacto)|quien (?:les|le|te|os) (?:dio|ha dado) mi (?:numero|telefono|contacto)',
  '(?:onde|de onde|como) (?:conseguiram|arranjaram|obtiveram|pegaram|tiraram|tem|voces tem) (?:o )?(?:meu|este) (?:numero|contato|contacto|telefone)|quem (?:vos|lhes|te) deu (?:o )?meu (?:numero|contato|contacto|telefone)|quem deu (?:o )?meu (?:numero|telefone)',
  '(?:dove|da dove|come) avete (?:preso|avuto|ottenuto|trovato) (?:il mio numero|i miei dati|il mio contatto)|chi vi ha dato (?:il mio|questo) numero',
  'skad (?:macie|pan ma|pani ma|masz|wzieliscie|znacie)(?: pan| panstwo)? (?:moj|ten) (?:numer|telefon)|kto (?:wam|panu|pani) dal moj (?:numer|telefon)',
  '(?:numarami|telefonumu|bilgilerimi|verilerimi)(?: siz)? (?:nereden|nerden|kimden|nasil) |(?:nereden|nerden|kimden) (?:buldunuz|aldiniz) (?:numarami|telefonumu)',
  '(?:нөмірімді|номиримди|нөміримді|телефонымды|деректерімді) (?:қайдан|кайдан|кім|ким|қалай) ',
];
const otherHolder = [
  '(?:isnt|is not|not|no longer|is no longer) (?:my|her|his|their) (?:number|phone|cell|mobile)(?: any ?more| now)?(?= |$)|(?:number|phone) (?:now )?(?:belongs|belong) (?:now )?to (?:someone|somebody|another|a different)|new (?:owner|holder|user) of (?:this|the) (?:number|phone|sim)|wrong person',
  'не (?:мой|его|ее|моя|мои)(?: уже| больше)? (?:номер|телефон)|(?:номер|телефон)(?: теперь| уже| сейчас)? (?:принадлежит|другого человека|у другого)|нов(?:ый|ая) (?:владелец|владелица|хозяин|хозяйка) (?:этого )?(?:номера|телефона)|(?:номер|телефон) сменил (?:владельца|хозяина)',
  'не (?:мій|його|її)(?: вже| більше)? (?:номер|телефон)|(?:номер|телефон)(?: тепер| вже| зараз)? належить|нов(?:ий|а) власни(?:к|ця) (?:цього )?(?:номера|телефону)',
  'не (?:мой|яго|яе)(?: ўжо| больш)? (?:нумар|тэлефон)|(?:нумар|тэлефон)(?: цяпер| ўжо)? належыць|новы ўладальнік (?:нумара|тэлефона)',
  'nicht (?:mehr )?(?:meine|seine|ihre|deren) (?:nummer|handynummer|telefonnummer)|(?:nummer|handynummer|telefonnummer) gehort (?:jetzt |nun |inzwischen )?(?:jemand|einem|einer|mir nicht)|neue[rn]? (?:besitzer|besitzerin|inhaber|inhaberin) (?:der|dieser) (?:nummer|handynummer|telefonnummer)',
  '(?:pas|plus) (?:mon|son|leur) (?:numero|telephone)|numero nest plus (?:le|a)|(?:numero|telephone) (?:appartient|est) (?:maintenant |desormais )?a quelquun|nouveau (?:titulaire|proprietaire) (?:du|de ce) numero',
  '(?:no|ya no) es (?:mi|su) (?:numero|telefono)|(?:numero|telefono)(?: ahora| ya)? (?:es|pertenece)(?: ahora)? (?:de|a) otr|nuev[oa] (?:dueno|duena|titular) (?:del|de este) numero',
  'nao e (?:mais )?(?:o )?(?:meu|seu) (?:numero|telefone)|(?:numero|telefone)(?: agora| ja)? (?:e|pertence|nao e) (?:agora )?(?:a|de|dele|dela|do) ?(?:outr)?|nov[oa] (?:dono|dona|titular) (?:do|deste) numero',
  'non e (?:piu )?(?:il )?(?:mio|suo) numero|numero(?: ora| adesso)? (?:e|appartiene)(?: ora| adesso)? (?:a|di) (?:un|qualcun|altr)|nuov[oa] (?:proprietari|intestatari)[oa] (?:del|di questo) numero',
  'nie (?:jest )?(?:juz )?(?:moj|jego|jej) (?:numer|telefon)|juz nie (?:moj|jego|jej) (?:numer|telefon)|(?:numer|telefon) (?:teraz )?nalezy (?:teraz )?do (?:kogos|innej|innego)|now[ya] (?:wlasciciel|wlascicielka) (?:tego )?numeru',
  'benim (?:numaram|telefonum) degil|numara (?:artik |simdi )?(?:baska|bana ait degil)|(?:numaranin|telefonun) yeni sahibi',
  '(?:менің|менин) (?:нөмірім|номирим|нөмирим|телефоным) емес|(?:нөмір|номир) (?:енді )?(?:басқа|баска)|(?:нөмірдің|номирдин) жаңа иесі',
];
const child = [
  '(?:i am|im) (?:a |an |still a |just a |only a )?(?:child|kid|minor|underage|under age)(?= |$)|(?:this is|its) (?:a childs|a kids|my (?:sons?|daughters?|childs?|kids?)) (?:phone|number|cell|mobile)|(?:i am|im) (?:his|her|the|their) (?:mother|father|mom|mum|dad|parent|guardian)(?= |$)',
  'я (?:еще )?(?:несовершеннолетн|ребенок)|(?:телефон|номер) (?:моего|моей|нашего) (?:сына|дочери|дочки|ребенка)|я (?:его|ее) (?:мама|мать|папа|отец)|я (?:мать|отец|мама|папа)$',
  'я (?:ще )?(?:неповнолітн|дитина)|(?:телефон|номер) (?:мого|моєї|нашого) (?:сина|доньки|дочки|дитини)|я (?:його|її) (?:мама|мати|тато|батько)|я (?:мати|мама|батько|тато)$',
  'я (?:яшчэ )?(?:непаўналетн|дзіця)|(?:тэлефон|нумар) (?:майго|маёй) (?:сына|дачкі|дзіцяці)|я (?:яго|яе) (?:маці|мама|бацька|тата)|я (?:маці|бацька)$',
  'ich bin (?:noch |erst )?(?:minderjahrig|ein kind)|ich bin (?:die|der|seine|ihre|sein|ihr) (?:mutter|mama|vater|papa)$|(?:handy|nummer|telefon) (?:von )?(?:meines sohnes|meiner tochter|meines kindes|meinem sohn|meinem kind)',
  'je suis (?:encore )?(?:mineure?|un enfant)(?= |$)|je suis (?:la|sa|le|son) (?:mere|maman|pere|papa)(?: de|$)|(?:telephone|numero) de (?:mon fils|ma fille|mon enfant)',
  'soy (?:un |una )?(?:menor|menor de edad|nino|nina)(?= |$)|soy (?:la|su|el) (?:madre|mama|padre|papa)(?= |$)|(?:telefono|numero) de mi (?:hijo|hija)',
  'sou (?:um |uma )?(?:menor|menor de idade|crianca)(?= |$)|sou (?:a|o) (?:mae|pai)(?= |$)|(?:telefone|numero|telemovel) (?:do meu filho|da minha filha)',
  'sono (?:un |una |ancora )?(?:minorenne|bambin[oa])(?= |$)|sono (?:la|sua|il|suo) (?:madre|mamma|padre|papa)(?= |$)|(?:telefono|numero|cellulare) di (?:mio figlio|mia figlia)',
  'jestem (?:jeszcze )?(?:niepelnoletni|dzieckiem)|jestem (?:jego |jej )?(?:mama|matka|ojcem|tata)$|(?:telefon|numer) (?:mojego|mojej) (?:syna|corki|dziecka)',
  '(?:ben )?(?:daha )?(?:cocugum|resit degilim)$|(?:annesiyim|babasiyim|velisiyim)|(?:oglumun|kizimin|cocugumun) (?:telefonu|numarasi)',
  'мен (?:әлі )?(?:баламын|кәмелетке толмаған|камелетке толмаган)|мен (?:оның )?(?:анасымын|әкесімін|шешесімін)|(?:ұлымның|қызымның|баламның) (?:телефоны|нөмірі)',
];
/** How old somebody says he is. */
const ages = [
  '(?:i am|im)(?: only| just)? (\\d{1,2}) ?(?:years?|yrs?|yo|y o)(?= |$)|^(?:i am|im)(?: only| just)? (\\d{1,2})$',
  '(?:мне|мені|маған|маган)(?: всего| только| лише| тільки| толькі| усяго)? (\\d{1,2}) (?:лет|год|рок|гад|жас)',
  '(\\d{1,2}) жастамын|жасым (\\d{1,2})',
  'ich bin(?: erst)? (\\d{1,2})(?: jahre| j)(?= |$)|^ich bin(?: erst)? (\\d{1,2})$',
  'jai(?: seulement)? (\\d{1,2}) ans|tengo(?: solo)? (\\d{1,2}) anos|tenho(?: so)? (\\d{1,2}) anos|ho(?: solo)? (\\d{1,2}) anni',
  'mam(?: tylko)? (\\d{1,2}) lat|(\\d{1,2}) yasindayim',
];

const said = new RegExp(`(?:^| )(?:${[neverAgreed, whereFrom, otherHolder, child].flat().join('|')})`, 'u');
const age = new RegExp(`(?:^| )(?:${ages.join('|')})`, 'u');

/** Whether somebody says, in plain words, that this number or consent is not his, or not one that he could give. */
export function disputes(plain: string): boolean {
  const [years] = (age.exec(plain) ?? []).slice(1).filter(Boolean);
  return said.test(plain) || (years !== undefined && Number(years) < 18);
}
