import type { OwnTexts } from './own-texts.ts';

/** What Tidings itself says, in Spanish. What is sent does without á, í, ó and ú, which would cost a text half its room. */
export const es: OwnTexts = {
  'auto-reply/stopped':
    '{{brand}}: fin de la publicidad. Los mensajes de sus gestiones siguen; STOP TODO los termina también. Ayuda: {{help}}.{{#if undo}} Para deshacerlo: START{{/if}}',
  'auto-reply/stopped-matter':
    '{{brand}}: fin de los mensajes sobre este asunto y de la publicidad. Los de otros asuntos siguen; STOP TODO los termina también. Ayuda: {{help}}. Para deshacerlo: START',
  'auto-reply/stopped-all': '{{brand}}: ya no le enviaremos mensajes. Ayuda: {{help}}. Para deshacerlo: START',
  'auto-reply/restored': '{{brand}}: vuelve a estar dado de alta. Para darse de baja, responda STOP.',
  'auto-reply/data-request':
    '{{brand}}: nuestro equipo tiene su solicitud sobre sus datos y le responde en breve. Ayuda: {{help}}.',
  'auto-reply/data-stopped':
    '{{brand}}: nuestro equipo tiene su solicitud sobre sus datos y le responde en breve. Ya no le enviaremos publicidad. Ayuda: {{help}}.',
  'auto-reply/reopened':
    '{{brand}}: vuelven los mensajes de sus gestiones; la publicidad, solo si la acepta. Para terminar con todo: STOP TODO',
  'auto-reply/help': '{{brand}}: para recibir ayuda escriba a {{help}}. Responda STOP para darse de baja.',
  'auto-reply/chat-linked':
    '{{brand}}: este chat está conectado. Los mensajes sobre sus gestiones pueden llegar aquí. Para no recibir publicidad, responda STOP.',
  'chat/unknown':
    'Este chat aún no está conectado. Abra el enlace de uno de nuestros mensajes o de nuestro sitio: lo conecta.',
  'double-opt-in/code':
    '{{brand}}: para recibir {{topic}} por SMS, responda con la clave {{secret}}. ¿No es usted? No haga nada.',
  'double-opt-in/wrong': 'Esa no es la clave. Por favor, responda con las seis cifras.',
  'double-opt-in/link': '{{brand}}: para recibir {{topic}} por SMS, confirme en {{secret}} ¿No es usted? No haga nada.',
  'double-opt-in/done': 'Gracias, confirmado. Para darse de baja, responda STOP.',
  'footer/reply': 'Responda STOP para darse de baja',
  'footer/link': 'Darse de baja',
  'link/gone': 'Este enlace ya no es válido.',
  'confirm-page/title': 'Confirmar',
  'confirm-page/agree': 'Acepto',
  'confirm-page/leave': 'Si no fue usted, cierre esta página: no se ha aceptado nada.',
  'confirm-page/done': 'Gracias, queda confirmado.',
  'confirm-page/over': 'Este enlace ya no es válido.',
  'confirm-page/again': 'Pida uno nuevo donde encontró el formulario.',
  'unsubscribe-page/title': 'Darse de baja',
  'unsubscribe-page/question': '¿No quiere recibir más ofertas nuestras?',
  'unsubscribe-page/stop': 'No más ofertas',
  'unsubscribe-page/leave':
    'Seguirá recibiendo los mensajes de sus gestiones con nosotros. Para no cambiar nada, cierre esta página.',
  'unsubscribe-page/done': 'Hecho. Ya no recibirá ofertas nuestras.',
  'unsubscribe-page/stands': 'Ya se había dado de baja: no le enviamos ofertas.',
  'unsubscribe-page/still': 'Seguirá recibiendo los mensajes de sus gestiones con nosotros.',
  'unsubscribe-page/ended': 'Tampoco recibirá nada más sobre este asunto.',
  'unsubscribe-page/matter': 'Nada más sobre este asunto',
  'unsubscribe-page/everything': 'Ningún mensaje',
  'unsubscribe-page/over': 'Hecho. Ya no recibirá mensajes nuestros.',
  'unsubscribe-page/back': 'Para volver a recibirlos, responda START a uno de nuestros mensajes o escriba a',
  'unsubscribe-page/unknown': 'Este enlace está incompleto.',
  'unsubscribe-page/again': 'Ábralo otra vez desde el mensaje o responda STOP al mensaje.',
  'unsubscribe-page/gone': 'Ya no sabemos para quién era este mensaje.',
  'unsubscribe-page/reply':
    'Si siguen llegando mensajes, use el enlace del más reciente o responda STOP a un SMS: eso siempre vale.',
  'unsubscribe-page/away': 'En este momento no es posible.',
  'unsubscribe-page/later': 'Inténtelo de nuevo en unos minutos o responda STOP al mensaje: eso siempre vale.',
};
