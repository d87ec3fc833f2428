import { rows } from './rows.ts';

/** Wishes for messages, told by what is denied. */
export const wanted = {
  'missing and forgetting': rows(
    'i dont want to miss your offers|je ne veux pas manquer vos promos|ich möchte keine nachricht verpassen|не хочу пропустить ваши акции',
    'nie chcę przegapić waszych ofert|kampanyaları kaçırmak istemiyorum|no quiero perderme sus ofertas|non voglio perdere le vostre offerte',
    'não quero perder as promoções|не хочу пропустити ваші акції|жарнамаңызды өткізіп алғым келмейді|I never want to lose your newsletter',
    'не хочу терять ваши скидки|не хачу прапусціць вашы акцыі|don’t miss to send me offers|не забудьте прислать мне смс',
    'vergesst nicht mir eine sms zu schicken|n’oubliez pas de m’envoyer le message|no olviden enviarme las ofertas|não esqueçam de me mandar mensagem',
    'non dimenticate di mandarmi il messaggio|nie zapomnijcie wysłać mi smsa|не забудьте надіслати мені смс|хабарлама жіберуді ұмытпаңыз',
    'не забудзьце даслаць мне смс|не стесняйтесь писать мне|zögern sie nicht mir zu schreiben|n’hésitez pas à m’écrire|no duden en escribirme',
    'non esitate a scrivermi|não hesitem em me escrever|nie wahajcie się pisać do mnie|yazmaktan çekinmeyin|I wouldn’t want to miss any of your texts',
    'I don’t want to lose these messages|ich will eure angebote nicht verpassen|je ne voudrais pas rater vos offres',
    'I wouldn’t like to miss the next newsletter|Please don’t lose my number|never miss a message from you|don’t be afraid to text me again',
    'I don’t mind your texts at all|Do not forget to message me about the sale|не хочется пропускать ваши рассылки|не забывайте присылать мне акции',
    'не бойтесь писать мне|не хочу упустить скидки|не хотелось бы терять подписку|не сомневайтесь, пишите|не хочу втратити ваші знижки',
    'не забувайте надсилати мені повідомлення|не соромтеся писати мені|не вагайтеся писати|не хачу згубіць вашы зніжкі|не забывайце дасылаць мне навіны',
    'не саромейцеся пісаць мне|акцияларды өткізіп алғым келмейді|маған жазуды ұмытпаңыз|жазудан тартынбаңыз|ich will eure newsletter nicht verlieren',
    'bitte vergessen Sie nicht, mir eine Nachricht zu senden|scheuen Sie sich nicht, mir zu schreiben|keine Aktion versäumen möchte ich',
    'je ne voudrais pas perdre vos offres|n’oubliez surtout pas de m’écrire|je ne veux rater aucun message|n’hésitez surtout pas à m’envoyer un sms',
    'no me quiero perder ningún mensaje|no se olviden de mandarme mensajes|no dude en escribirme|no quiero perder sus promociones',
    'não quero perder nenhuma mensagem|não se esqueça de me enviar ofertas|não hesite em contactar-me|non vorrei perdermi i vostri messaggi',
    'non dimenticatevi di scrivermi|non voglio mancare le offerte|nie chciałbym stracić waszych promocji|nie zapominajcie pisać do mnie',
    'nie chcę pominąć żadnej wiadomości|nie obawiajcie się pisać|mesajlarınızı kaybetmek istemiyorum|bana yazmayı unutmayın|mesaj göndermekten çekinmeyin',
  ),
  'texts, and no calls': rows(
    'не надо звонить, пишите смс|nicht anrufen, lieber schreiben|n’appelez pas, envoyez un sms|no me llamen, mejor escriban|nie dzwońcie, piszcie smsy',
    'aramayın mesaj atın|non chiamate, mandate un sms|não liguem, mandem mensagem|не дзвоніть, пишіть смс|не званіце, пішыце смс',
    'қоңырау шалмаңыз, смс жазыңыз|don’t call, text me|do not ring me, send a text|не звоните пишите|не звоните, лучше напишите смс',
    'bitte nicht anrufen, schreiben Sie mir|no llame, mande mensaje|aramayın, yazın|não me ligue, melhor mandar mensagem',
    'please don’t ring, just send a message|no calls please, text me|звонить не надо, напишите смс|не набирайте мне, лучше напишите',
    'не телефонуйте, напишіть мені|не тэлефануйце, напішыце|bitte kein Anruf, schreibt mir|ruf nicht an, schick eine SMS|ne m’appelez pas, écrivez-moi',
    'pas d’appel, un sms suffit|no llamar, enviar mensaje|não telefonem, escrevam|non telefonatemi, scrivetemi|proszę nie dzwonić, napiszcie',
    'lütfen aramayın, mesaj gönderin|звондамаңыз, хабарлама жіберіңіз',
  ),
  staying: rows(
    'no quiero darme de baja|não quero sair da lista|nie chcę się wypisać|aboneliğimi iptal etmek istemiyorum|I don’t want to stop getting your messages',
    'dont forget to send me the offers|dont hesitate to text me|mesaj atmayı unutmayın|не хочу отписываться|ich will mich nicht abmelden',
    'je ne veux pas me désabonner|non voglio disiscrivermi|не хочу відписуватися|listeden çıkmak istemiyorum|I dont want to cancel my subscription',
    'non voglio cancellarmi dalla lista|не хачу адпісвацца|no quiero cancelar mi suscripción|nie chcę rezygnować z newslettera',
    'ich möchte den newsletter nicht kündigen|je ne veux pas arrêter les sms|жазылымнан бас тартқым келмейді|I do not wish to be removed from the list',
    'I don’t want to unsubscribe|I do not want to be taken off your list|не хочу отказываться от рассылки|не хочу отключать уведомления',
    'я не хотел отписываться|не хочу скасовувати підписку|не хачу адмяняць рассылку|ich möchte mich nicht austragen|ich will nicht abbestellen',
    'je ne souhaite pas me désinscrire|je ne veux pas annuler mon abonnement|no deseo cancelar la suscripción|no quiero dejar de recibir ofertas',
    'não quero cancelar minha inscrição|não desejo deixar de receber mensagens|non desidero cancellarmi|non voglio disdire l’abbonamento',
    'nie chcę rezygnować|nie chcę usuwać numeru z listy|üyeliğimi sonlandırmak istemiyorum|mesajları durdurmak istemiyorum|рассылканы тоқтатқым келмейді',
  ),
  'messages that broke off or do not come': rows(
    'your last sms got cut off|the message is incomplete|why am I not getting your texts|I no longer receive your messages, is something wrong?',
    'смс обрезано|сообщение пришло не полностью|рассылка больше не приходит|смс обірвалось|mesajınız yarım geldi|eure SMS kommen nicht mehr an',
    'ich kriege eure Nachrichten nicht mehr|je n’ai plus vos messages depuis lundi|vos messages n’arrivent plus|el sms llegó incompleto',
    'seus sms não chegam mais|i vostri sms non arrivano più|wiadomość nie doszła cała',
  ),
};

/** The same words where an end is wanted all the same. */
export const refusedAllTheSame = rows(
  'don’t forget to unsubscribe me|не забудьте отписать меня|vergesst nicht meine Nummer zu löschen|n’oubliez pas de me désinscrire',
  'no olviden borrar mi número|nie zapomnijcie mnie wypisać|beni listeden çıkarmayı unutmayın|не звоните и не пишите|не надо мне звонить и писать',
  'no llamen ni escriban más|nicht anrufen und nicht schreiben|nie dzwońcie i nie piszcie więcej|не звоните мне больше, отпишите',
  'ne m’appelez plus et ne m’écrivez plus|не хочу, отпишите меня|не хочу отпишите меня|don’t forget no more texts',
  'no quiero más mensajes cancelar suscripción',
);

/** Calls, and no texts: a person decides what is to end. */
export const callsInstead = rows(
  'Do not text, ring at six|don’t message, call me|смс не нужно, лучше позвоните|не присылайте сообщений, звоните|keine sms, rufen sie an',
  'pas de sms, appelez-moi|no me escriban, llamen|não mandem sms, liguem|niente sms, chiamatemi|nie piszcie, dzwońcie|mesaj atmayın, arayın',
  'не пишіть, дзвоніть|не пішыце, тэлефануйце',
);
