import type { Vocabulary } from './vocabulary.ts';

export const german: Vocabulary = {
  leave:
    'nichts_mehr_horen nichts_mehr_von_euch nichts_mehr_von_ihnen abbestell* abgemeldet_werden abmeldung austrag* tragen_sie_mich_aus trag_mich_aus deabonnier* unsubscribe mich_abmelden newsletter_abmelden melden_sie_mich_ab meld_mich_ab in_ruhe in_frieden verpisst lass_mich_in',
  end: 'stop stopp stoppen stoppt stoppen_sie beenden beende beendet kundig* abmelden losch* entfern* streich* streicht stornier* storno aufhoren hort_auf horen_sie_auf hor_auf schluss ende unterlass* unterlasst abstell* stellen_sie einstell* deaktivier* sperr* nehmt_mich nehmen_sie_mich lasst_mich lassen_sie_mich abbrech* verzicht* genug horen hort hor gestrichen entfernt geloscht eingestellt nehmt nehmen stoppe unterlassen lasst_es lass_es aufgehort_wird nimm_mich beenden_sie',
  send: 'send* sende* schick* schicken schickt zusend* zuschick* verschick* ubermittel*',
  tell: 'schreib* text* kontaktier* anschreib* belastig* stor* nerv* spam* simsen anruf* behellig* melde_dich melden_sie_sich meldet_euch',
  receive: 'erhalten bekommen empfangen kriegen haben lesen sehen horen wissen kontaktiert_werden angeschrieben_werden',
  not: 'nicht nie niemals nix keine keinen kein nichts nie_wieder nich nit net ned',
  none: 'kein keine keinen keinerlei genug schluss_mit schluss stopp stop null ohne nie_wieder',
  want: 'mocht* mochte will wollen wunsch* wunsche brauch* interess* interesse wollte verlang* erlaub* angemeldet bestellt zugestimmt',
  unsend: '',
  unwant:
    'verzichte verbiete verbitte untersag* keine_lust kein_bock keinen_bock widersprech* widerspruch ablehn* lehne verweiger*',
  more: 'mehr nie_wieder kunftig zukunft weiter* wieder ferner niemals',
  things:
    'nachricht* sms mms werbung werbe* werbesms newsletter* spam mitteilung* benachrichtigung* angebot* mail* rundschreiben abo abonnement* verteiler* liste* datenbank* info* aktion* mist quatsch muell mull scheiss* scheiß* dreck rabatt* kontaktliste adressliste texte text push* zusendung* schrott system* kontaktaufnahme kontaktaufnahmen kommunikation marketing direktwerbung',
  me: 'mich mir uns mein* meine meiner meinen nummer* handynummer* telefonnummer* kontakt* rufnummer*',
  data: 'daten personlich* datensatz konto account profil* personenbezogen* benutzerkonto kundenkonto datenverarbeitung kontodaten',
  erase: 'losch* vernicht* entfern*',
  correct: 'berichtig* korrigier* falsch* unrichtig* richtigstell*',
  restrict: 'einschrank* beschrank* schranken schrankt',
  ask: 'welche was auskunft auskunftsersuchen kopie einsicht von_mir',
  hold: 'gespeichert speicher* haben habt verarbeite* wissen auskunft auskunftsersuchen kopie einsicht erhoben',
  withdraw:
    'widerruf* widerrufe widersprech* widerspruch ziehe_zuruck zieh_zuruck ziehe zuruckzieh* zuruckziehen ziehe_meine zuruck',
  consent: 'einwilligung* zustimmung* einverstandnis* verarbeitung datenverarbeitung speicherung werbeeinwilligung',
  beside:
    'bitte danke hallo guten tag sofort endlich jetzt heute ab diese dieser diesen dieses diesem die der das den dem eure euer ihre ihren ihr euch sie du ich wir von aus zu zum zur an auf mit und oder fur in im uber es ein eine einen so sehr noch immer alle allen jede weitere weiteren bin habe wurde wurden konnen konnten konnt hiermit mal doch ganz einfach aufhoren damit vom via per als auch schon mehr bloß blos gern gerne bitten sehr geehrte damen herren verdammte blode ewige standige unerwunschte werden ich nehmen lassen ruhe raus ab meldet meine zu_senden wie kann man moglich ausm alles nimm',
  business:
    'bestell* liefer* termin* buchung* paket* zahlung* rechnung* sendung* reserv* tisch* kurier* besuch* ruck* kurs* ticket* fahrt* taxi* artikel ware* arzt* praxis* code* adresse* foto* schlussel* bezahl* stunde* auto* strasse* ware zimmer* karte* tarif*',
  times:
    'vor bevor bis nach montag* dienstag* mittwoch* donnerstag* freitag* samstag* sonntag* morgen* abend* uhr gestern spater ubermorgen wochenende* mittag* woche nachmittag*',
  tells: 'warum wieso weshalb versehen* versehentlich irrtum* vergess* aufgehort sonst',
  wonders: 'wann wenn ob wie_oft',
  came: 'bekommen_habe erhalten_habe kam kommt angekommen gekommen habe_bekommen ankommen abgeschnitten abgebrochen unvollstandig bekomme erhalte kriege kommen',
  spare: 'verpass* verlier* versaum* vergess* vergiss zoger* scheu* entgehen uberseh*',
  call: 'anruf* angerufen rufen ruft ruf telefonier*',
  asked: 'schreiben schreib schreibt schick schicken schickt sende senden sendet simsen texten',
  infinitive: '-en',
  cease:
    'stopp stoppt stoppen stoppe aufhoren hort_auf hor_auf horen_sie_auf unterlassen unterlasst lasst_es lass_es aufgehort_wird stoppen_sie beenden_sie',
  tired: 'satt nase_voll schnauze_voll genervt hals_raus',
  others: 'frau mann sohn tochter mutter vater bruder schwester freund freundin oma opa',
};
