import type { OwnTexts } from './own-texts.ts';

/** What Tidings itself says, in French. What is sent does without ê, ç and the like, which would cost a text half its room. */
export const fr: OwnTexts = {
  'auto-reply/stopped':
    '{{brand}} : plus de publicité. Les messages sur vos démarches continuent ; STOP TOUT y met fin. Aide : {{help}}.{{#if undo}} Pour annuler : START{{/if}}',
  'auto-reply/stopped-matter':
    '{{brand}} : plus rien à ce sujet, ni publicité. Les messages sur vos autres démarches continuent ; STOP TOUT y met fin. Aide : {{help}}. Pour annuler : START',
  'auto-reply/stopped-all': '{{brand}} : vous ne recevrez plus de messages. Aide : {{help}}. Pour annuler : START',
  'auto-reply/restored': '{{brand}} : vous voilà de nouveau inscrit. Pour vous désinscrire : STOP',
  'auto-reply/data-request': '{{brand}} : notre équipe a votre demande sur vos données et y répondra. Aide : {{help}}.',
  'auto-reply/data-stopped':
    '{{brand}} : notre équipe a votre demande sur vos données et y répondra. Vous ne recevrez plus de publicité. Aide : {{help}}.',
  'auto-reply/reopened':
    '{{brand}} : les messages sur vos démarches reprennent ; la publicité, seulement avec votre accord. Pour tout finir : STOP TOUT',
  'auto-reply/help': '{{brand}} : pour toute aide, écrivez à {{help}}. Répondez STOP pour vous désinscrire.',
  'auto-reply/chat-linked':
    '{{brand}} : cette conversation est reliée. Les messages sur vos démarches peuvent arriver ici. Pour ne pas recevoir de publicité : STOP',
  'chat/unknown':
    "Cette conversation n'est pas encore reliée. Ouvrez le lien d'un de nos messages ou de notre site : il la relie.",
  'double-opt-in/code':
    "{{brand}} : pour recevoir {{topic}} par SMS, répondez par le code {{secret}}. Ce n'est pas vous ? Ne faites rien.",
  'double-opt-in/wrong': "Ce n'est pas le bon code. Répondez par les six chiffres, s'il vous plait.",
  'double-opt-in/link':
    "{{brand}} : pour recevoir {{topic}} par SMS, confirmez ici : {{secret}} Ce n'est pas vous ? Ne faites rien.",
  'double-opt-in/done': "Merci, c'est confirmé. Pour vous désinscrire, répondez STOP.",
  'footer/reply': 'Désinscription : répondez STOP',
  'footer/link': 'Désinscription',
  'link/gone': "Ce lien n'est plus valable.",
  'confirm-page/title': 'Confirmer',
  'confirm-page/agree': "J'accepte",
  'confirm-page/leave': "Si ce n'était pas vous, fermez simplement cette page : rien n'a été accepté.",
  'confirm-page/done': "Merci, c'est confirmé.",
  'confirm-page/over': "Ce lien n'est plus valable.",
  'confirm-page/again': 'Demandez-en un nouveau là où vous avez trouvé le formulaire.',
  'unsubscribe-page/title': 'Désinscription',
  'unsubscribe-page/question': 'Souhaitez-vous ne plus recevoir nos offres ?',
  'unsubscribe-page/stop': "Plus d'offres",
  'unsubscribe-page/leave':
    'Vous recevrez encore les messages sur vos démarches chez nous. Pour ne rien changer, fermez simplement cette page.',
  'unsubscribe-page/done': "C'est fait. Vous ne recevrez plus d'offres de notre part.",
  'unsubscribe-page/stands': 'Vous êtes déjà désinscrit : nous ne vous envoyons aucune offre.',
  'unsubscribe-page/still': 'Vous recevrez encore les messages sur vos démarches chez nous.',
  'unsubscribe-page/ended': 'Vous ne recevrez plus rien à ce sujet non plus.',
  'unsubscribe-page/matter': 'Plus rien à ce sujet',
  'unsubscribe-page/everything': 'Aucun message',
  'unsubscribe-page/over': "C'est fait. Vous ne recevrez plus de messages de notre part.",
  'unsubscribe-page/back': "Pour les recevoir de nouveau, répondez START à l'un de nos messages ou écrivez à",
  'unsubscribe-page/unknown': 'Ce lien est incomplet.',
  'unsubscribe-page/again': 'Ouvrez-le encore une fois depuis le message, ou répondez STOP au message.',
  'unsubscribe-page/gone': 'Nous ne savons plus à qui ce message était adressé.',
  'unsubscribe-page/reply':
    'Si des messages arrivent encore, utilisez le lien du plus récent ou répondez STOP à un SMS : cela compte toujours.',
  'unsubscribe-page/away': "Ce n'est pas possible pour le moment.",
  'unsubscribe-page/later': 'Réessayez dans quelques minutes, ou répondez STOP au message : cela compte toujours.',
};
