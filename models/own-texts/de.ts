import type { OwnTexts } from './own-texts.ts';

/** What Tidings itself says, in German. */
export const de: OwnTexts = {
  'auto-reply/stopped':
    '{{brand}}: keine Werbung mehr. Zu Ihren Anliegen schreiben wir noch; STOP ALLES beendet auch das. Hilfe: {{help}}.{{#if undo}} Rückgängig: START{{/if}}',
  'auto-reply/stopped-matter':
    '{{brand}}: hierzu kommt nichts mehr, auch keine Werbung. Zu anderen Anliegen schreiben wir noch; STOP ALLES beendet auch das. Hilfe: {{help}}. Rückgängig: START',
  'auto-reply/stopped-all':
    '{{brand}}: Sie erhalten keine Nachrichten mehr von uns. Hilfe: {{help}}. Rückgängig: START',
  'auto-reply/restored': '{{brand}}: Sie sind wieder angemeldet. Abmelden: STOP antworten.',
  'auto-reply/data-request':
    '{{brand}}: Ihre Anfrage zu Ihren Daten liegt unserem Team vor, das sie beantwortet. Hilfe: {{help}}.',
  'auto-reply/data-stopped':
    '{{brand}}: Ihre Anfrage zu Ihren Daten liegt unserem Team vor, das sie beantwortet. Werbung kommt keine mehr. Hilfe: {{help}}.',
  'auto-reply/reopened':
    '{{brand}}: Nachrichten zu Ihren Anliegen kommen wieder; Werbung nur mit Ihrer Zustimmung. Alles beenden: STOP ALLES',
  'auto-reply/help': '{{brand}}: Hilfe erhalten Sie unter {{help}}. Abmelden: STOP antworten.',
  'auto-reply/chat-linked':
    '{{brand}}: Dieser Chat ist verbunden. Nachrichten zu Ihren Anliegen können nun hier kommen. Keine Werbung: STOP antworten.',
  'chat/unknown':
    'Dieser Chat ist noch nicht verbunden. Öffnen Sie den Link aus einer unserer Nachrichten oder von unserer Website: Er verbindet ihn.',
  'double-opt-in/code':
    '{{brand}}: Um {{topic}} per SMS zu erhalten, antworten Sie mit dem Code {{secret}}. Nicht von Ihnen? Dann nichts tun.',
  'double-opt-in/wrong': 'Das war nicht der Code. Bitte antworten Sie mit den sechs Ziffern.',
  'double-opt-in/link':
    '{{brand}}: Um {{topic}} per SMS zu erhalten, hier bestätigen: {{secret}} Nicht von Ihnen? Dann nichts tun.',
  'double-opt-in/done': 'Danke, das ist bestätigt. Abmelden: STOP antworten.',
  'footer/reply': 'Abmelden: STOP antworten',
  'footer/link': 'Abmelden',
  'link/gone': 'Dieser Link ist nicht mehr gültig.',
  'confirm-page/title': 'Bestätigen',
  'confirm-page/agree': 'Ich stimme zu',
  'confirm-page/leave': 'Wenn Sie das nicht waren, schließen Sie diese Seite: Es wurde nichts zugestimmt.',
  'confirm-page/done': 'Danke, das ist bestätigt.',
  'confirm-page/over': 'Dieser Link ist nicht mehr gültig.',
  'confirm-page/again': 'Fordern Sie dort einen neuen an, wo Sie das Formular gefunden haben.',
  'unsubscribe-page/title': 'Abmelden',
  'unsubscribe-page/question': 'Möchten Sie keine Angebote mehr von uns?',
  'unsubscribe-page/stop': 'Keine Angebote mehr',
  'unsubscribe-page/leave':
    'Nachrichten zu Ihren Anliegen kommen weiterhin. Soll alles bleiben, wie es ist, schließen Sie diese Seite.',
  'unsubscribe-page/done': 'Erledigt. Sie erhalten keine Angebote mehr von uns.',
  'unsubscribe-page/stands': 'Sie haben sich bereits abgemeldet: Von uns kommen keine Angebote.',
  'unsubscribe-page/still': 'Nachrichten zu Ihren Anliegen kommen weiterhin.',
  'unsubscribe-page/ended': 'Auch hierzu kommt nichts mehr.',
  'unsubscribe-page/matter': 'Hierzu nichts mehr',
  'unsubscribe-page/everything': 'Gar keine Nachrichten',
  'unsubscribe-page/over': 'Erledigt. Sie erhalten keine Nachrichten mehr von uns.',
  'unsubscribe-page/back':
    'Um sie wieder zu erhalten, antworten Sie mit START auf eine unserer Nachrichten oder schreiben Sie an',
  'unsubscribe-page/unknown': 'Dieser Link ist unvollständig.',
  'unsubscribe-page/again':
    'Öffnen Sie ihn noch einmal aus der Nachricht, oder antworten Sie auf die Nachricht mit STOP.',
  'unsubscribe-page/gone': 'Wir wissen nicht mehr, an wen diese Nachricht ging.',
  'unsubscribe-page/reply':
    'Kommen noch Nachrichten, nutzen Sie den Link in der neuesten oder antworten Sie auf eine SMS mit STOP: Das gilt immer.',
  'unsubscribe-page/away': 'Das ist im Moment nicht möglich.',
  'unsubscribe-page/later':
    'Versuchen Sie es in einigen Minuten noch einmal, oder antworten Sie auf die Nachricht mit STOP: Das gilt immer.',
};
