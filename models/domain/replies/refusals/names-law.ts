/** Words of consent and of the law on data, by their beginnings and as `plainWords` gives them. */
const law = new RegExp(
  '(?:^| )(?:' +
    [
      'consent|permission|privacy|gdpr|data protection|personal data|my data',
      'согласи[еяю]|персональн|разрешени|роскомнадзор|152 ?фз|згод[аиуоы]|дозв[оі]л|дазвол|персанальн',
      'einwillig|zustimmung|datenschutz|widerr|widerspr|dsgvo|personenbezogen|meine daten',
      'rgpd|cnil|donnees personnelles|mes donnees|moppose|privacidad|datos personales|mis datos|opon[gh]o',
      'lgpd|dados pessoais|meus dados|autorizac|autorizzazion|dati personali|miei dati|consenso|oppongo',
      'zgod[ay]|rodo(?= |$)|danych osobow|moje dane|sprzeciw|kvkk|kisisel veri|riza|itiraz|onayim|iznim|verilerim',
      'кел[іи]с[іи]м|р[ұу][қх]сат|дербес|деректер[іи]м',
    ].join('|') +
    ')',
  'u',
);

/** Whether a reply has a word of consent or of the law on data, whatever it says of it. */
export function namesLaw(plain: string): boolean {
  return law.test(plain);
}
