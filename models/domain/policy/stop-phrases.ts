/** How a language instructs to reply with a keyword; each field is a regular expression without groups of its own name. */
export interface StopPhrases {
  /** Keywords that `readKeyword` understands as the end of messages. */
  keywords: string;
  /** Asks for the keyword behind it: "reply with ". */
  ask: string;
  /** Asks for the keyword before it: "STOP antworten". */
  asked: string;
  /** Where to, behind the keyword: " to this message". */
  where: string;
  /** What for, behind the keyword: " to opt out". */
  aim: string;
  /** What for, before the keyword: "to opt out", "opt out". */
  leave: string;
  /** Likewise, where it would be a slogan behind the keyword: "no more ads". */
  noMore: string;
  /** Words that turn round what stands behind them in the same sentence. */
  turns: string;
}

/** Matches nothing. */
const none = '(?!)';

const germanTexts =
  '(?:(?:diesen?|unseren?|weiteren?) )?(?:sms|nachrichten|werbung|werbe-?sms|werbenachrichten|newsletter)';
const germanEnd = `(?:(?:von|vom) ${germanTexts} )?(?:abmelden|abmeldung|abbestellen|abbestellung)|(?:abmelden|abmeldung) (?:von|vom) ${germanTexts}|${germanTexts} (?:abbestellen|beenden|stoppen)`;
const de: StopPhrases = {
  keywords: 'stopp?(?: alles)?|abmelden|abmeldung|ende',
  ask: '(?:bitte )?(?:antworten sie|antworte|senden sie|sende|schreiben sie|schreib)(?: uns)?(?: bitte)?(?: einfach)?(?: auf diese (?:sms|nachricht))?(?: mit)?(?: dem wort)?:? |(?:sms|antwort) mit ',
  asked: ' (?:antworten|senden|schreiben|zurücksenden)',
  where: String.raw` (?:an \d{3,15}|auf diese (?:sms|nachricht))`,
  aim: ` (?:zum (?:abmelden|abbestellen)|zur (?:abmeldung|abbestellung)|(?:um|,? ?um) sich (?:von ${germanTexts} )?abzumelden|um keine ${germanTexts} mehr zu (?:erhalten|bekommen)|für keine ${germanTexts} mehr)`,
  leave: `(?:zum |zur )?(?:${germanEnd})|um sich (?:von ${germanTexts} )?abzumelden|um keine ${germanTexts} mehr zu (?:erhalten|bekommen)|alles beenden`,
  noMore: `keine ${germanTexts} mehr`,
  turns: 'nicht|nie|niemals|keine?[mnrs]?|niemand|ohne|wenn|falls|warum|statt|weder|noch',
};

const frenchTexts = '(?:(?:ces|nos|de|des|les|ce type de) )?(?:sms|messages|publicités?|pubs?|offres)';
const frenchEnd = `(?:vous |te )?(?:désinscrire|désabonner)(?: de ${frenchTexts})?|(?:arrêter|stopper) ${frenchTexts}|ne plus recevoir (?:de |nos |ces )?${frenchTexts}|tout finir`;
const fr: StopPhrases = {
  keywords: 'stop(?: tout)?|arret|desabonner|desinscription|désinscription',
  ask: '(?:répondez|réponds|envoyez|envoie|tapez|écrivez)(?: simplement)?(?: à ce (?:sms|message))?(?: par| avec)?(?: le mot)? ?:? ',
  asked: none,
  where: String.raw` (?:au \d{3,15}|par sms|à ce (?:sms|message))`,
  aim: ` pour (?:${frenchEnd})`,
  leave: `pour (?:${frenchEnd})|désinscription|désabonnement|se (?:désinscrire|désabonner)`,
  noMore: 'plus de (?:sms|messages|pub|publicité)',
  turns: 'ne|pas|jamais|si|sans|personne|aucune?|pourquoi|ni|inutile|sauf',
};

const spanishTexts = '(?:(?:estos|nuestros|más|la|de) )?(?:sms|mensajes|publicidad|ofertas)';
const spanishEnd = `(?:darse|darte) de baja(?: de ${spanishTexts})?|cancelar (?:la suscripción|${spanishTexts})|no recibir (?:más )?${spanishTexts}|dejar de recibir ${spanishTexts}|terminar con todo`;
const es: StopPhrases = {
  keywords: 'stop(?: todo)?|baja|alto',
  ask: '(?:por favor,? )?(?:responda|responde|envíe|envía|envia|escriba|escribe)(?: a este (?:sms|mensaje))?(?: con)?(?: la palabra)?:? ',
  asked: none,
  where: String.raw` (?:al \d{3,15}|a este (?:sms|mensaje))`,
  aim: ` para (?:${spanishEnd})`,
  leave: `(?:para )?(?:${spanishEnd})|baja`,
  noMore: 'no más (?:sms|mensajes|publicidad|ofertas)',
  turns: 'no|nunca|jamás|si|sin|nadie|ni|ningun[oa]?|ningún|tampoco|por qué|en vez',
};

const italianTexts = '(?:(?:questi|nostri|altri|la|i|da|dai) )?(?:sms|messaggi|pubblicità|offerte)';
const italianEnd = `(?:disiscriver(?:si|ti)|cancellar(?:si|ti)|annullare l['’]iscrizione)(?: da(?:i)? ${italianTexts})?|non ricevere più ${italianTexts}|fermare (?:tutto|${italianTexts})`;
const it: StopPhrases = {
  keywords: 'stop(?: tutto)?|basta',
  ask: '(?:risponda|rispondi|rispondere|invia|invii|inviare|scriva|scrivi)(?: a questo (?:sms|messaggio))?(?: con)?(?: la parola)?:? ',
  asked: none,
  where: String.raw` (?:al \d{3,15}|a questo (?:sms|messaggio))`,
  aim: ` per (?:${italianEnd})`,
  leave: `per (?:${italianEnd})|disiscrizione|disiscriversi`,
  noMore: 'niente più (?:sms|messaggi|pubblicità|offerte)',
  turns: 'non|mai|se|senza|nessuno|né|perché|neanche|nemmeno|invece',
};

const portugueseTexts = '(?:(?:estas|destas|as|de|mais|a) )?(?:sms|mensagens|publicidade|ofertas|promoções)';
const portugueseEnd = `cancelar(?: (?:a subscrição|a inscrição|a assinatura|${portugueseTexts}))?|(?:deixar de|não) receber ${portugueseTexts}|encerrar tudo|(?:se )?descadastrar|sair da lista`;
const pt: StopPhrases = {
  keywords: 'stop(?: tudo)?|sair|parar',
  ask: '(?:por favor,? )?(?:responda|responde|envie|envia|escreva|escreve)(?: a esta (?:sms|mensagem))?(?: com)?(?: a palavra)?:? ',
  asked: none,
  where: String.raw` (?:para(?: o)? \d{3,15}|a esta (?:sms|mensagem))`,
  aim: ` para (?:${portugueseEnd})`,
  leave: `para (?:${portugueseEnd})|cancelar|cancelamento|cancelar (?:a subscrição|a inscrição|a assinatura)`,
  noMore: none,
  turns: 'não|nunca|jamais|se|sem|ninguém|nem|nenhuma?|tampouco|em vez',
};

const polishTexts = '(?:(?:tych|naszych|dalszych|z|od) )*(?:sms-?ów|sms|wiadomości|reklam)';
const pl: StopPhrases = {
  keywords: 'stop(?: wszystko)?|koniec|rezygnuj[eę]|rezygnacja',
  ask: '(?:prosimy )?(?:odpisz|odpowiedz|wyślij|napisz)(?: na (?:tę wiadomość|ten sms))?(?: słowem| słowo)?:? |odpowiedź:? ',
  asked: none,
  where: String.raw` (?:na(?: numer)? \d{3,15}|na (?:tę wiadomość|ten sms))`,
  aim: `,? (?:aby|żeby|by) (?:zrezygnować(?: ${polishTexts})?|wypisać się|(?:już )?nie otrzymywać (?:więcej )?${polishTexts})`,
  leave: `rezygnacja(?: ${polishTexts})?|wypisz się|(?:aby|żeby|by) (?:zrezygnować(?: ${polishTexts})?|wypisać się|(?:już )?nie otrzymywać (?:więcej )?${polishTexts})`,
  noMore: `koniec (?:wszystkich|${polishTexts})`,
  turns: 'nie|nigdy|nikt|bez|jeśli|jeżeli|gdyby|gdy|dlaczego|zamiast|ani|chyba',
};

const turkishTexts = '(?:(?:bu|artık|daha fazla) )*(?:sms|mesaj(?:lar)?|reklam(?:lar)?|kampanya)';
const turkishEnd = String.raw`ç[ıi]kmak [iİ]çin|(?:abonelikten|listeden) ç[ıi]kmak [iİ]çin|${turkishTexts} almamak [iİ]çin|${turkishTexts} almak [iİ]stemiyorsan[ıi]z|(?:reklam|sms|mesaj) [iİ]stemezseniz|(?:reklam|sms|mesaj) [iİ]stemiyorsan[ıi]z|hepsini bitirmek [iİ]çin|bitirmek [iİ]çin`;
const tr: StopPhrases = {
  keywords: 'stop(?: heps[iİ])?|[iİ]ptal|ret|dur',
  ask: none,
  asked: String.raw` (?:yaz[ıi]n(?:[ıi]z)?|yan[ıi]t[ıi]n[ıi] verin|gönderin(?:iz)?|yaz[ıi]p (?:gönderin|yan[ıi]tlay[ıi]n|\d{3,15}['’][a-zı]{1,3} gönderin))`,
  where: none,
  aim: none,
  leave: turkishEnd,
  noMore: none,
  turns: 'asla|hiç|hiçbir|kimse|eğer|neden|niçin|değil|sakın|yok',
};

const ukrainianTexts =
  '(?:(?:цих|ці|наших|наші|цієї|нашої) )?(?:розсилк[иу]|розсилок|реклам[иу]|смс|sms|повідомлен(?:ь|ня))';
const ukrainianEnd = `(?:відписатис[яь]|відмовитис[яь])(?: від ${ukrainianTexts})?|(?:більше )?не отримувати(?: більше)? ${ukrainianTexts}|вимкнути (?:все|усе|${ukrainianTexts})`;
const uk: StopPhrases = {
  keywords: 'стоп(?: (?:все|усе))?|stop|відписка|відмова',
  ask: '(?:будь ласка,? )?(?:дайте відповідь|відповідайте|відповідь|надішліть|напишіть)(?: нам)?(?: на це (?:смс|повідомлення))?(?: слово| словом)?:? ',
  asked: none,
  where: String.raw` (?:на (?:цей номер|номер \d+|\d{3,15}|це (?:смс|повідомлення))|у відповідь)`,
  aim: `,? (?:щоб|аби) (?:${ukrainianEnd})`,
  leave: `(?:щоб |аби )?(?:${ukrainianEnd})|(?:відмова|відписка)(?: від ${ukrainianTexts})?`,
  noMore: none,
  turns: 'не|ні|ніколи|ніхто|немає|нема|якщо|коли|навіщо|чому|без|замість|жоден',
};

const kazakhTexts = '(?:(?:осы|біздің|бұл) )?(?:жарнама(?:дан|ны)?|хабарлама(?:лар)?(?:дан|ды)?|смс|sms)';
const kk: StopPhrases = {
  keywords: 'стоп(?: бәрі)?|stop|тоқта|тоқтат',
  ask: none,
  asked: ' (?:деп (?:жазыңыз|жауап беріңіз|жіберіңіз)|сөзін (?:жазыңыз|жіберіңіз)|жазыңыз|жіберіңіз)',
  where: none,
  aim: none,
  leave: `(?:${kazakhTexts} )?бас тарту(?: үшін)?|(?:бәрін|${kazakhTexts}) тоқтату(?: үшін)?|${kazakhTexts} алмау үшін`,
  noMore: none,
  turns: 'емес|жоқ|егер|ешқашан|ешкім|неге|болмаса|орнына',
};

/** In each language in which Tidings comes, beside English and Russian. */
export const stopPhrases: Readonly<Record<string, StopPhrases>> = { de, fr, es, it, pt, pl, tr, uk, kk };
