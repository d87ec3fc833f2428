import { rows } from './rows.ts';

/** What people write to claim a right about their data. */
export const erasure = rows(
  'удалите мои данные|Удалите мои персональные данные|прошу удалить мой аккаунт|требую уничтожить мои персональные данные|delete my data',
  'Please erase all my personal data|I want you to delete my account and all my information|right to be forgotten|delete all data you have about me',
  'Löschen Sie meine Daten|Bitte löschen Sie alle meine personenbezogenen Daten|Löschung meiner Daten|supprimez mes données|Je demande la suppression de mes données',
  'Veuillez effacer mes données personnelles|borren mis datos|Eliminen mis datos personales|Apaguem os meus dados|Excluam minha conta|cancellate i miei dati',
  'Eliminate i miei dati personali|usuńcie moje dane|Proszę usunąć moje dane osobowe|verilerimi silin|kişisel verilerimi siliniz|видаліть мої дані',
  'Прошу видалити мої персональні дані|выдаліце мае даныя|деректерімді өшіріңіз|жеке деректеримди оширинизши',
);
export const withdrawal = rows(
  'Ich widerrufe meine Einwilligung|Hiermit widerrufe ich meine Einwilligung zur Verarbeitung meiner Daten|I withdraw my consent|I hereby revoke my permission',
  'Я отзываю своё согласие на обработку персональных данных|отзываю согласие на обработку моих данных|Прошу считать моё согласие отозванным',
  'Je retire mon consentement|je m’oppose au traitement de mes données|Retiro mi consentimiento|revogo o meu consentimento|Revoco il mio consenso',
  'Wycofuję zgodę na przetwarzanie moich danych|cofam moją zgodę|відкликаю свою згоду на обробку даних|rızamı geri çekiyorum|не согласен на обработку моих данных',
);
export const access = rows(
  'what data do you have about me|What personal data do you hold on me?|send me a copy of my data|GDPR request|I make a subject access request',
  'Какие данные обо мне вы храните?|какие у вас есть мои данные|запрос по 152-ФЗ|Welche Daten haben Sie über mich gespeichert|Auskunft nach Art. 15 DSGVO',
  'quelles données avez-vous sur moi|droit d’accès|qué datos tienen sobre mí|quais dados vocês têm sobre mim|quali dati avete su di me',
  'jakie dane o mnie przechowujecie|які дані про мене ви зберігаєте',
);
