import type { OwnTexts } from './own-texts.ts';

/** What Tidings itself says, in Italian. */
export const it: OwnTexts = {
  'auto-reply/stopped':
    '{{brand}}: niente più pubblicità. Su quanto la riguarda scriviamo ancora; STOP TUTTO ferma anche questo. Aiuto: {{help}}.{{#if undo}} Annulla: START{{/if}}',
  'auto-reply/stopped-matter':
    '{{brand}}: niente più messaggi su questo, né pubblicità. Su altro che la riguarda scriviamo ancora; STOP TUTTO ferma anche questo. Aiuto: {{help}}. Annulla: START',
  'auto-reply/stopped-all': '{{brand}}: non riceverà più nostri messaggi. Aiuto: {{help}}. Annulla: START',
  'auto-reply/restored': '{{brand}}: la sua iscrizione è di nuovo attiva. Per disiscriversi risponda STOP.',
  'auto-reply/data-request':
    '{{brand}}: la sua richiesta sui suoi dati è presso il nostro team, che le risponderà. Aiuto: {{help}}.',
  'auto-reply/data-stopped':
    '{{brand}}: la sua richiesta sui suoi dati è presso il nostro team, che le risponderà. Non riceverà più pubblicità. Aiuto: {{help}}.',
  'auto-reply/reopened':
    '{{brand}}: i messaggi che la riguardano arrivano di nuovo; la pubblicità solo se la accetta. Per fermare tutto: STOP TUTTO',
  'auto-reply/help': '{{brand}}: per assistenza scriva a {{help}}. Risponda STOP per disiscriversi.',
  'auto-reply/chat-linked':
    '{{brand}}: questa chat è collegata. I messaggi su quanto la riguarda possono arrivare qui. Per non ricevere pubblicità risponda STOP.',
  'chat/unknown':
    'Questa chat non è ancora collegata. Apra il link in uno dei nostri messaggi o sul nostro sito: la collega.',
  'double-opt-in/code':
    '{{brand}}: per ricevere {{topic}} via SMS risponda con il codice {{secret}}. Non è lei? Non faccia nulla.',
  'double-opt-in/wrong': 'Il codice non è giusto. Risponda con le sei cifre, per favore.',
  'double-opt-in/link':
    '{{brand}}: per ricevere {{topic}} via SMS confermi qui: {{secret}} Non è lei? Non faccia nulla.',
  'double-opt-in/done': 'Grazie, confermato. Per disiscriversi risponda STOP.',
  'footer/reply': 'Risponda STOP per disiscriversi',
  'footer/link': 'Disiscrizione',
  'link/gone': 'Questo link non è più valido.',
  'confirm-page/title': 'Conferma',
  'confirm-page/agree': 'Accetto',
  'confirm-page/leave': 'Se non è stato lei, chiuda questa pagina: nulla è stato accettato.',
  'confirm-page/done': 'Grazie, è confermato.',
  'confirm-page/over': 'Questo link non è più valido.',
  'confirm-page/again': 'Ne chieda uno nuovo dove ha trovato il modulo.',
  'unsubscribe-page/title': 'Disiscrizione',
  'unsubscribe-page/question': 'Non vuole più ricevere nostre offerte?',
  'unsubscribe-page/stop': 'Niente più offerte',
  'unsubscribe-page/leave':
    'I messaggi che la riguardano personalmente continueranno ad arrivare. Per non cambiare nulla, chiuda questa pagina.',
  'unsubscribe-page/done': 'Fatto. Non riceverà più nostre offerte.',
  'unsubscribe-page/stands': 'Si è già disiscritto: non le inviamo offerte.',
  'unsubscribe-page/still': 'I messaggi che la riguardano personalmente continueranno ad arrivare.',
  'unsubscribe-page/ended': 'Non arriverà più nulla neanche su questo.',
  'unsubscribe-page/matter': 'Più nulla su questo',
  'unsubscribe-page/everything': 'Nessun messaggio',
  'unsubscribe-page/over': 'Fatto. Non riceverà più nostri messaggi.',
  'unsubscribe-page/back': 'Per riceverli di nuovo, risponda START a un nostro messaggio oppure scriva a',
  'unsubscribe-page/unknown': 'Questo link non è completo.',
  'unsubscribe-page/again': 'Lo apra ancora una volta dal messaggio, oppure risponda STOP al messaggio.',
  'unsubscribe-page/gone': 'Non sappiamo più a chi era destinato questo messaggio.',
  'unsubscribe-page/reply':
    'Se arrivano ancora messaggi, usi il link nel più recente oppure risponda STOP a un SMS: vale sempre.',
  'unsubscribe-page/away': 'In questo momento non è possibile.',
  'unsubscribe-page/later': 'Riprovi tra qualche minuto, oppure risponda STOP al messaggio: vale sempre.',
};
