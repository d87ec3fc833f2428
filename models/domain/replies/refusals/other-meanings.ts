const meanings = (
  'nothing but|widerspreche mir|no objection|no me opongo|kein widerspruch|stop by|stop at|stop in|stop over|stop off|bus stop|last stop|next stop|non stop|one stop|full stop|pit stop|stop loss|' +
  'stop light|stop sign|stop off|off road|never stop|cant stop|wont stop|will not stop|стоп лист|стоп кран|нон стоп|стоп сигнал|стоп слово|стоп цена|' +
  'in spam|in my spam|in the spam|spam folder|to spam|в спаме|в спам|папку спам|папке спам|im spam|spam ordner|dans les spams|dans mes spams|en spam|nello spam|w spamie|spam klasoru'
).split('|');

/** Takes out what has a keyword in it and means something else: "stop by". */
export function withoutOtherMeanings(plain: string): string {
  let said = ` ${plain} `;
  for (const phrase of meanings) said = said.replaceAll(` ${phrase} `, ' ');
  return said.trim();
}
