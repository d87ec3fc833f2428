/**
 * Too little to be certain and too much to go on: a person looks. A `*` ends a stem.
 */
const doubts = words(
  'lawyer* attorney* solicitor* sue suing lawsuit* harass* spam* scam* fraud* complain* fcc ftc ico tcpa gdpr cnil',
  'annoying annoyed hate fuck* wtf illegal юрист* адвокат* жалоб* пожалуюсь прокуратур* роскомнадзор* фас ркн спам* мошенник*',
  'marre harto harta hartos farto farta stufo stufa stanco biktim usandim набрид* надакуч* осточертел* замучил* заеб* задовбал*',
  'незаконн* достали задолбали надоели надоело надоел заколебали бесит нафиг нахуй хуй блять',
  'скарг* адвокат* набридли шахрайств* шағым шагым дастали юрыст* надакучылі',
  'anwalt* belastigung beschwerde* verklage* avocat* plainte* harcelement rgpd arnaque abogado* demandar* demandare',
  'queja* denuncia* estafa acoso advogado* reclamac* golpe lgpd procon avvocato* denuncio reclamo truffa garante',
  'prawnik* adwokat* skarg* uokik uodo oszust* rodo avukat* sikayet* kvkk dolandiric* stalking dsgvo bundesnetzagentur',
);
/** These also stand in harmless reports ("the police closed the road"): they count where somebody is threatened or accused. */
const weakDoubts = words(
  'police legal report consent* privacy court полици* суд суде судом согласия datenschutz* dava',
);
const threats = words(
  'call calling go going tell report* you your take сообщ* обращ* заяв* пиш* напиш* подам пойд* вас вы вам давал* ich sie never gave without',
);
const doubtPhrases = (
  'not interested|sick of your|sick of these|tired of your|tired of these|fed up|fed up with|wrong number|who is this|how did you get|you keep|u keep|they keep|хватит уже|не интересует|не интересно|' +
  'не тот номер|сколько можно|ошиблись номером|откуда у вас|кто вам дал|кто это|не давал согласия|не давал вам разрешения|не давала вам разрешения|не давал разрешения|не давала разрешения|не давала согласия|не цікавить|не той номер|' +
  'ras le bol|cheio de|mam dosc|mam dosyc|habe genug|bin es satt|es satt|звідки у вас|скільки можна|kein interesse|falsche nummer|woher haben sie|pas interesse|mauvais numero|faux numero|no me interesa|' +
  'numero equivocado|nao tenho interesse|numero errado|non mi interessa|numero sbagliato|nie jestem zainteresowany|' +
  'nie jestem zainteresowana|zly numer|pomylka|ilgilenmiyorum|yanlis numara|кате номир'
).split('|');

/** Whether somebody complains, threatens, asks who writes, or is not interested. */
export function raisesDoubt(plain: string): boolean {
  const said = plain.split(' ');
  if (said.some((word) => doubts.holds(word))) return true;
  if (said.some((word) => weakDoubts.holds(word)) && said.some((word) => threats.holds(word))) return true;
  return doubtPhrases.some((phrase) => ` ${plain} `.includes(` ${phrase} `));
}

function words(...lines: string[]): { holds: (word: string) => boolean } {
  const all = lines.flatMap((line) => line.split(' '));
  const whole = new Set(all.filter((word) => !word.endsWith('*')));
  const stems = all.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  return { holds: (word) => whole.has(word) || stems.some((stem) => word.startsWith(stem)) };
}
