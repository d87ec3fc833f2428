import type { Vocabulary } from './vocabulary.ts';

export const italian: Vocabulary = {
  leave:
    'disiscri* cancellatemi cancellami cancellarmi toglietemi toglimi rimuovetemi rimuovimi disdire_l* levatemi eliminatemi disabbon* depenn* in_pace lasciatemi_stare',
  end: 'stop basta smett* smettetela fermat* ferma interromp* cancell* elimin* rimuov* toglie* togli* disattiv* disdett* disdire disdic* annull* cessat* cess* rimozione bloccat* piantat* finitela sospend* revoc_ smettere togliere revoco revocare revoca smettete smetti smetta smettano smettila cessate cessa cessi fermatevi fermati finiscila piantatela piantala levate leva levare',
  send: 'inviat* inviare invia inviatemi inviarmi mandat* mandare mandatemi mandarmi spedit* spedi*',
  tell: 'scriv* scrivetemi scrivermi contatt* disturb* infastid* chiam* romp* spamm* molest* tartass* importun* cercat*',
  receive: 'ricevere avere vedere leggere sapere essere_contattat*',
  not: 'non mai ne mai_piu nn',
  none: 'niente nessun nessuna basta_con basta no_a piu_nessun stop senza no mai_piu',
  want: 'voglio vogliamo desider* interess* bisogno gradisc* vorrei autorizz* acconsent* accett* intend* iscritt*',
  unsend: '',
  unwant: 'rifiuto oppongo oppormi rifiut*',
  more: 'piu mai ulterior* futuro mai_piu',
  things:
    'messagg* sms pubblicit* pubblicitar* promo* promozion* offert* spam newsletter* notific* avvis* mail email* abbonamento* iscrizion* lista* mailing comunicazion* elenco database rubrica schifezz* cavolat* merda* robaccia testi banca_dati sistem* marketing',
  me: 'mi me mio mia miei ci numero* telefono* cellulare* contatto',
  data: 'dati personali account profilo informazioni dato',
  erase: 'cancell* elimin* rimuov* distrugg*',
  correct: 'rettific* correggete correggere correzione sbagliati errati inesatti',
  restrict: 'limitate limitare limitazione restring*',
  ask: 'quali che copia accesso',
  hold: 'avete conserv* sapete detenet* copia accesso possed* trattat*',
  withdraw: 'revoc* ritir* oppong* oppormi',
  consent: 'consenso autorizzazione permesso assenso trattamento',
  beside:
    'per favore grazie ciao buongiorno prego cortesia di del della dei delle dello il lo la i gli le un una vostri vostra vostre vostro tuoi tue questi questo questa queste tutti tutte tutto a al alla da dal dalla dalle dai in nel nella con e o che io gia subito immediatamente ora adesso oggi voglio vorrei chiedo richiedo prego si e sono piu spettabile nulla sempre potete puoi potreste per_cortesia maledetti cose roba continuamente mai come fare ogni ancora vi',
  business:
    'ordin* consegn* appuntament* prenotazion* spedizion* pacc* pagament* fattur* visita* tavol* bigliett* volo taxi* corriere prodott* codic* indirizz* foto* macchina medic* porta* acquist* rimbors* camera* lezion* strada* autobus treno carta carte tariffa piano',
  times:
    'prima dopo fino lunedi martedi mercoledi giovedi venerdi sabato domenica domani ieri sera mattin* ore ora_ mezzogiorno weekend',
  tells: 'perche errore sbagli* dimentic*',
  wonders: 'quando se_non quante',
  came: 'ricevut* ricevo arrivat* arriva tagliato tagliati incompleto arrivano interrotto',
  spare: 'perder* perd* dimentic* esit* mancar* manc* scordat* perdete',
  call: 'chiam* telefonat* telefonar*',
  asked:
    'scrivi scrivete scriva scrivano scrivetemi scrivimi mandate manda mandatemi mandami inviate invia inviatemi inviami mandi mandare inviare scrivere',
  infinitive: '-are -ere -ire -armi -ermi -irmi disdire_l',
  cease:
    'smettete smetti smetta smettano smettetela smettila cessate cessa cessi fermatevi fermati finitela finiscila piantatela piantala basta',
  tired: 'stancat* stanco stanca stanchi stuf* scatole',
  others: 'moglie marito figlio figlia madre padre fratello sorella amico amica mamma',
};
