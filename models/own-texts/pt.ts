import type { OwnTexts } from './own-texts.ts';

/** What Tidings itself says, in Portuguese. What is sent does without ã, ç and the like, which would cost a text half its room. */
export const pt: OwnTexts = {
  'auto-reply/stopped':
    '{{brand}}: fim da publicidade. As mensagens sobre assuntos seus continuam; STOP TUDO encerra também estas. Ajuda: {{help}}.{{#if undo}} Para desfazer: START{{/if}}',
  'auto-reply/stopped-matter':
    '{{brand}}: fim das mensagens sobre este assunto e da publicidade. As de outros assuntos continuam; STOP TUDO encerra também estas. Ajuda: {{help}}. Para desfazer: START',
  'auto-reply/stopped-all': '{{brand}}: deixamos de lhe enviar mensagens. Ajuda: {{help}}. Para desfazer: START',
  'auto-reply/restored': '{{brand}}: o seu registo volta a estar ativo. Para cancelar, responda STOP.',
  'auto-reply/data-request':
    '{{brand}}: a nossa equipa recebeu o seu pedido sobre os seus dados e vai responder. Ajuda: {{help}}.',
  'auto-reply/data-stopped':
    '{{brand}}: a nossa equipa recebeu o seu pedido sobre os seus dados e vai responder. Deixamos de lhe enviar publicidade. Ajuda: {{help}}.',
  'auto-reply/reopened':
    '{{brand}}: as mensagens sobre assuntos seus voltam; a publicidade, apenas se a aceitar. Para encerrar tudo: STOP TUDO',
  'auto-reply/help': '{{brand}}: para obter ajuda escreva para {{help}}. Responda STOP para cancelar.',
  'auto-reply/chat-linked':
    '{{brand}}: esta conversa está ligada. As mensagens sobre assuntos seus podem chegar aqui. Para não receber publicidade, responda STOP.',
  'chat/unknown':
    'Esta conversa ainda não está ligada. Abra a ligação numa das nossas mensagens ou no nosso site: é ela que a liga.',
  'double-opt-in/code':
    '{{brand}}: para receber {{topic}} por SMS, responda com a senha {{secret}}. Caso seja engano, ignore.',
  'double-opt-in/wrong': 'A senha enviada tem um erro. Por favor, responda com os seis algarismos.',
  'double-opt-in/link':
    '{{brand}}: para receber {{topic}} por SMS, confirme aqui: {{secret}} Caso seja engano, ignore.',
  'double-opt-in/done': 'Obrigado, fica confirmado. Para cancelar, responda STOP.',
  'footer/reply': 'Responda STOP para cancelar',
  'footer/link': 'Cancelar',
  'link/gone': 'Este link já não é válido.',
  'confirm-page/title': 'Confirmar',
  'confirm-page/agree': 'Aceito',
  'confirm-page/leave': 'Se não foi você, feche esta página: nada foi aceite.',
  'confirm-page/done': 'Obrigado, está confirmado.',
  'confirm-page/over': 'Este link já não é válido.',
  'confirm-page/again': 'Peça um novo onde encontrou o formulário.',
  'unsubscribe-page/title': 'Cancelar',
  'unsubscribe-page/question': 'Não quer receber mais ofertas nossas?',
  'unsubscribe-page/stop': 'Não receber ofertas',
  'unsubscribe-page/leave':
    'As mensagens sobre assuntos seus continuam a chegar. Para não mudar nada, feche esta página.',
  'unsubscribe-page/done': 'Feito. Já não vai receber ofertas nossas.',
  'unsubscribe-page/stands': 'Já tinha cancelado: não lhe enviamos ofertas.',
  'unsubscribe-page/still': 'As mensagens sobre assuntos seus continuam a chegar.',
  'unsubscribe-page/ended': 'Também não vai receber mais nada sobre este assunto.',
  'unsubscribe-page/matter': 'Mais nada sobre este assunto',
  'unsubscribe-page/everything': 'Nenhuma mensagem',
  'unsubscribe-page/over': 'Feito. Já não vai receber mensagens nossas.',
  'unsubscribe-page/back': 'Para voltar a recebê-las, responda START a uma das nossas mensagens ou escreva para',
  'unsubscribe-page/unknown': 'Este link está incompleto.',
  'unsubscribe-page/again': 'Abra-o outra vez a partir da mensagem ou responda STOP à mensagem.',
  'unsubscribe-page/gone': 'Já não sabemos a quem se destinava esta mensagem.',
  'unsubscribe-page/reply':
    'Se ainda chegarem mensagens, use a ligação da mais recente ou responda STOP a um SMS: isso vale sempre.',
  'unsubscribe-page/away': 'De momento, não é possível.',
  'unsubscribe-page/later': 'Tente de novo dentro de alguns minutos ou responda STOP à mensagem: isso vale sempre.',
};
