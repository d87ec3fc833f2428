import type { Vocabulary } from './vocabulary.ts';

export const french: Vocabulary = {
  leave:
    'desabonn* desinscri* desinscrire me_desabonne desabo laissez_moi_tranquille moi_tranquille foutez_moi_la_paix fichez_moi_la_paix la_paix',
  end: 'stop stoppez arret arrete arretez arreter arretes cessez cesser supprim* suppression retir* enlev* efface* effacez annul* resili* radi* desactiv* fin_aux fini finissez bloqu* retrait refus* coupez cesse stoppe stopper arretons ray* biff* otez ca_suffit',
  send: 'envoy* envoie envoi envoyez menvoy* nenvoy* menvoie transmett* expedi* adress*',
  tell: 'ecri* mecri* necriv* contact* contactez derang* derangez embet* harcel* importun* sollicit* appelez mappelez textez emmerd* spamm* joindre',
  receive: 'recevoir avoir voir lire etre_contact* etre_sollicit* etre_derang*',
  not: 'ne n pas plus_rien plus_jamais plus_jamais_de jamais_plus_de plus_jamais_un',
  none: 'plus_de plus_aucun plus_aucune pas_de aucun aucune assez_de assez marre_de marre halte basta zero fini plus_jamais_de jamais_plus_de plus_jamais_un pu_de',
  want: 'veux veut voulons souhait* desir* besoin interess* aimerais voudrais accept* consens inscri* abonne jveux jveu jve veu',
  unsend: 'ne_menvoy* nenvoyez_plus ne_mecriv* arretez_denvoyer arretez_decrire nenvoyez_pas ne_menvoyez_plus',
  unwant: 'refuse oppos* moppos* refus* jveux_plus_de jveux_pu_de jveux_plus jveu_plus_de',
  more: 'plus jamais desormais davantage plus_jamais_de jamais_plus_de plus_jamais_un',
  things:
    'sms message* messages texto* textos pub pubs publicit* publicitaire* newsletter* promo* promotion* offre* spam* notification* alerte* mail* mails abonnement* liste* fichier* base listing* demarchage sollicitation* infolettre envois merde* conneries betises base_de_donnees systeme* coordonnees msg msgs prospection marketing',
  me: 'me moi m mon ma mes nous numero* telephone portable nom',
  data: 'donnees personnelles donnee compte profil* informations dossier',
  erase: 'supprim* suppression efface* effacer effacez detrui* effacement',
  correct: 'rectifi* corrig* faux fausse fausses inexact* errone*',
  restrict: 'limit* restrei* limitation gel_du gelez',
  ask: 'quelles quelle quel copie acces',
  hold: 'avez conserv* detenez savez stock* copie acces possed* collect*',
  withdraw: 'retire retirer revoqu* retract* moppos* oppos* retrait',
  consent: 'consentement accord autorisation* permission* traitement',
  beside:
    'svp sil vous plait merci bonjour de du des d la le les l un une votre vos ces cette ce cet tous toutes toute tout aux au a sur dans par et ou en que je j il on y immediatement maintenant aujourdhui enfin bien vouloir veuillez voulez pouvez pourriez demande prie souhaite cela ca est sont encore trop tres monsieur madame ne pas plus jamais de_la vous merci_de rien inutile inutiles comment faire peut sil_te sans toujours jamais marketing_ commerciaux commerciales commerciale etre suis ne du_tout',
  business:
    'commande* livraison* colis rendez* rdv reservation* paiement* facture* table* ticket* billet* visite* coursier livreur taxi cours produit* article* code* adresse_ photo* voiture* medecin* porte cle cles remboursement* chambre* route* bus train carte* forfait*',
  times:
    'avant apres jusqua jusquau lundi mardi mercredi jeudi vendredi samedi dimanche demain hier soir matin midi heure* heures weekend plus_tard',
  tells: 'pourquoi erreur oublie* arrete_pas',
  wonders: 'quand si combien',
  came: 'recu recus arrivait arriv* coupe tronque incomplet recois arrivent',
  spare: 'manqu* rater ratez perd* oubli* hesit* louper loupez genez',
  call: 'appel* mappel* rappel* telephon* tel',
  asked: 'envoyez envoie ecrivez ecris ecrivezmoi textez envoyer ecrire',
  infinitive: '-er -ir -re',
  cease: 'cessez cesse cesser stoppez stoppe stopper arretez arrete arreter arretons',
  tired: 'peux_plus saoul* soul* fatigu* ras_le marre lasse gonfl* gave',
  others: 'femme mari fils fille mere pere frere soeur ami amie',
};
