import type { OwnTexts } from './own-texts.ts';

/** What Tidings itself says, in Turkish. Lines behind the texts of others do without ı, ş and ğ, which would cost these half their room. */
export const tr: OwnTexts = {
  'auto-reply/stopped':
    '{{brand}}: artık reklam yok. İşlemleriniz için yazarız; o da bitsin: STOP HEPSİ. Yardım: {{help}}.{{#if undo}} Geri alma: START{{/if}}',
  'auto-reply/stopped-matter':
    '{{brand}}: bu konuda artık mesaj ve reklam yok. Diğer işlemlerin mesajları sürer; bitirmek için: STOP HEPSİ. Yardım: {{help}}. Geri almak için: START',
  'auto-reply/stopped-all': '{{brand}}: artık size mesaj göndermeyeceğiz. Yardım: {{help}}. Geri almak için: START',
  'auto-reply/restored': '{{brand}}: aboneliğiniz yeniden açıldı. Çıkmak için STOP yazın.',
  'auto-reply/data-request':
    '{{brand}}: verilerinizle ilgili talebiniz ekibimize ulaştı, yanıt verilecek. Yardım: {{help}}.',
  'auto-reply/data-stopped':
    '{{brand}}: verilerinizle ilgili talebiniz ekibimize ulaştı, yanıt verilecek. Artık reklam yok. Yardım: {{help}}.',
  'auto-reply/reopened':
    '{{brand}}: işlemlerinizle ilgili mesajlar yine gelecek; reklam yalnızca onayınızla. Hepsini bitirmek için: STOP HEPSİ',
  'auto-reply/help': '{{brand}}: yardım için {{help}}. Çıkmak için STOP yazın.',
  'auto-reply/chat-linked':
    '{{brand}}: bu sohbet bağlandı. İşlemlerinizle ilgili mesajlar artık buraya gelebilir. Reklam almamak için STOP yazın.',
  'chat/unknown':
    'Bu sohbet henüz bağlı değil. Mesajlarımızdan birindeki veya sitemizdeki bağlantıyı açın: sohbeti o bağlar.',
  'double-opt-in/code':
    '{{brand}}: SMS ile {{topic}} almak için {{secret}} kodunu yanıtlayın. Siz değilseniz bir şey yapmayın.',
  'double-opt-in/wrong': 'Kod doğru değil. Lütfen altı rakamı yazın.',
  'double-opt-in/link':
    '{{brand}}: SMS ile {{topic}} almak için onaylayın: {{secret}} Siz değilseniz bir şey yapmayın.',
  'double-opt-in/done': 'Teşekkürler, onaylandı. Çıkmak için STOP yazın.',
  'footer/reply': 'Reklam istemezseniz: STOP',
  'footer/link': 'Reklam istemezseniz',
  'link/gone': 'Bu bağlantı artık geçerli değil.',
  'confirm-page/title': 'Onay',
  'confirm-page/agree': 'Kabul ediyorum',
  'confirm-page/leave': 'Bu siz değilseniz sayfayı kapatmanız yeterli: hiçbir şey kabul edilmedi.',
  'confirm-page/done': 'Teşekkürler, onaylandı.',
  'confirm-page/over': 'Bu bağlantı artık geçerli değil.',
  'confirm-page/again': 'Formu bulduğunuz yerden yenisini isteyin.',
  'unsubscribe-page/title': 'Abonelikten çıkma',
  'unsubscribe-page/question': 'Artık tekliflerimizi almak istemiyor musunuz?',
  'unsubscribe-page/stop': 'Teklif gönderilmesin',
  'unsubscribe-page/leave':
    'İşlemlerinizle ilgili mesajlar gelmeye devam eder. Bir şey değiştirmek istemiyorsanız sayfayı kapatın.',
  'unsubscribe-page/done': 'Tamam. Artık bizden teklif almayacaksınız.',
  'unsubscribe-page/stands': 'Abonelikten zaten çıktınız: size teklif göndermiyoruz.',
  'unsubscribe-page/still': 'İşlemlerinizle ilgili mesajlar gelmeye devam eder.',
  'unsubscribe-page/ended': 'Bu konuda da artık bir şey gelmeyecek.',
  'unsubscribe-page/matter': 'Bu konuda artık bir şey gelmesin',
  'unsubscribe-page/everything': 'Hiç mesaj gelmesin',
  'unsubscribe-page/over': 'Tamam. Artık bizden mesaj almayacaksınız.',
  'unsubscribe-page/back': 'Yeniden almak için mesajlarımızdan birine START yanıtını verin ya da şuraya yazın:',
  'unsubscribe-page/unknown': 'Bu bağlantı eksik.',
  'unsubscribe-page/again': 'Mesajdan bir kez daha açın ya da mesaja STOP yanıtını verin.',
  'unsubscribe-page/gone': 'Bu mesajın kime gönderildiğini artık bilmiyoruz.',
  'unsubscribe-page/reply':
    'Mesaj gelmeye devam ederse en yenisindeki bağlantıyı kullanın ya da bir SMS’e STOP yanıtını verin: bu her zaman geçerlidir.',
  'unsubscribe-page/away': 'Şu anda yapılamıyor.',
  'unsubscribe-page/later':
    'Birkaç dakika sonra yeniden deneyin ya da mesaja STOP yanıtını verin: bu her zaman geçerlidir.',
};
