/** What Tidings itself says, in English. Confirmations of an opt-out sell nothing and argue with nobody: FCC 64.1200(a)(12). */
export const en = {
  'auto-reply/stopped':
    '{{brand}}: no more advertising. Messages about what you have with us still come; STOP ALL ends these too. Help: {{help}}.{{#if undo}} Reply START to undo.{{/if}}',
  'auto-reply/stopped-matter':
    '{{brand}}: no more messages about this, and no advertising. Others about what you have with us still come; STOP ALL ends these too. Help: {{help}}. Reply START to undo.',
  'auto-reply/stopped-all': '{{brand}}: you get no more messages from us. Help: {{help}}. Reply START to undo.',
  'auto-reply/restored': '{{brand}}: you are subscribed again. Reply STOP to end it.',
  'auto-reply/data-request':
    '{{brand}}: your request about your data is with our team, who will answer it. Help: {{help}}.',
  'auto-reply/data-stopped':
    '{{brand}}: your request about your data is with our team, who will answer it. You get no more advertising. Help: {{help}}.',
  'auto-reply/reopened':
    '{{brand}}: messages about what you have with us come again; advertising only if you agree to it. Reply STOP ALL to end them.',
  'auto-reply/help': '{{brand}}: for help write to {{help}}. Msg & data rates may apply. Reply STOP to unsubscribe.',
  'auto-reply/chat-linked':
    '{{brand}}: this chat is connected. Messages about what you have with us can come here. Reply STOP to get no advertising.',
  'chat/unknown':
    'This chat is not connected yet. Open the link in one of our messages or on our site: it connects it.',
  'double-opt-in/code': '{{brand}}: to get {{topic}} by SMS, reply with the code {{secret}}. Not you? Do nothing.',
  'double-opt-in/wrong': 'That was not it. Please reply with the six digits.',
  'double-opt-in/link': '{{brand}}: to get {{topic}} by SMS, confirm here: {{secret}} Not you? Do nothing.',
  'double-opt-in/done': 'Thank you, confirmed. Reply STOP to end this.',
  'footer/reply': 'Reply STOP to opt out',
  'footer/link': 'Opt out',
  'link/gone': 'This link is no longer valid.',
  'confirm-page/title': 'Confirm',
  'confirm-page/agree': 'I agree',
  'confirm-page/leave': 'If it was not you, just close this page: nothing was agreed to.',
  'confirm-page/done': 'Thank you, this is confirmed.',
  'confirm-page/over': 'This link is no longer valid.',
  'confirm-page/again': 'Ask for a new one where you found the form.',
  'unsubscribe-page/title': 'Unsubscribe',
  'unsubscribe-page/question': 'Do you want no more offers from us?',
  'unsubscribe-page/stop': 'No more offers',
  'unsubscribe-page/leave': 'Messages about what you have with us still come. To change nothing, just close this page.',
  'unsubscribe-page/done': 'Done. You will get no more offers from us.',
  'unsubscribe-page/stands': 'You have unsubscribed already: no offers come from us.',
  'unsubscribe-page/still': 'Messages about what you have with us still come.',
  'unsubscribe-page/ended': 'Nothing more comes about this matter either.',
  'unsubscribe-page/matter': 'Nothing more about this matter',
  'unsubscribe-page/everything': 'No messages at all',
  'unsubscribe-page/over': 'Done. You will get no more messages from us.',
  'unsubscribe-page/back': 'To get them again, reply START to one of our messages, or write to',
  'unsubscribe-page/unknown': 'This link is not complete.',
  'unsubscribe-page/again': 'Open it from the message once more, or reply STOP to the message.',
  'unsubscribe-page/gone': 'We no longer know whom this message was for.',
  'unsubscribe-page/reply':
    'If messages still come, use the link in the newest of them, or reply STOP to an SMS: that always counts.',
  'unsubscribe-page/away': 'We cannot do this at the moment.',
  'unsubscribe-page/later': 'Try it again in a few minutes, or reply STOP to the message: that always counts.',
} as const;
