import type { Vocabulary } from './vocabulary.ts';

export const polish: Vocabulary = {
  leave: 'wypis* wyrejestr* odsubskryb* wypiszcie wyrejestrowac odpisz_mnie swiety_spokoj spokoj odczep* spadajcie',
  end: 'stop koniec przestan* przestac zaprzest* zatrzym* usun* usuncie usunac usuwa* skasuj* kasuj* anuluj* anulowac rezygn* skresl* wykresl* wylacz* wylaczcie odwoluj* wstrzym* dosc zakoncz* skoncz* zablok* blokuj* przerwij* odmawiam wymaz* przestan przestancie zaprzestancie zaprzestan zaprzestac zatrzymajcie zatrzymaj skoncz skonczcie',
  send: 'wysyl* przysyl* przesyl* slij* slac slijcie nadsyl* podsyl*',
  tell: 'pisz* pisac kontakt* niepok* przeszk* nek* dzwon* spam* zawrac* mecz* zaczep* smsuj* nekaj*',
  receive: 'otrzymywac dostawac odbierac widziec czytac miec pisali wysylali przysylali',
  not: 'nie nigdy ani nigdy_wiecej nje',
  none: 'zadnych zadnej zadnego bez koniec_z dosc koniec stop brak nigdy_wiecej',
  want: 'chce chcemy zycz* potrzeb* interes* chcial* zgadz* wyraz* prosil* zainteres* zapisywa* zapisal*',
  unsend: '',
  unwant: 'odmawiam zabraniam nie_chce sprzeciw* odrzuc* niechce',
  more: 'wiecej nigdy juz dalej ponownie przyszlosci nigdy_wiecej',
  things:
    'sms* smsow esemes* wiadomosc* reklam* spam* newsletter* ofert* promocj* powiadom* subskrypcj* list* mailing* mail* maili baz* komunikat* marketing* smiec* bzdur* gowno gowna informacj_ abonament* tresci bazy_danych system* kontaktu kontaktow',
  me: 'mnie mi nam nas moj moja moje moich mojego numer* telefon* kontakt_',
  data: 'dane danych osobow* konto konta profil* informacje',
  erase: 'usun* skasuj* kasuj* wymaz* zniszcz*',
  correct: 'popraw poprawcie sprostow* sprostuj* bledne nieprawidlowe poprawic poprawienie poprawki',
  restrict: 'ogranicz*',
  ask: 'jakie jaka kopi* dostep*',
  hold: 'macie przechow* wiecie posiad* przetwarza* kopi* dostep*',
  withdraw: 'wycof* cofam odwol* sprzeciw* wycofac wycofanie odwoluj* cofnac cofniecie',
  consent: 'zgod* pozwol* przetwarzani*',
  beside:
    'prosze dziekuje dzien dobry wasz* twoj* pana pani te ten ta to tych tej tego tym takie takich wszystk* z ze od do na w o i oraz a sie juz natychmiast teraz dzis dzisiaj wreszcie chce chcialbym chcialabym mozecie moglibyscie mozna zadam bardzo tyle nic tu ja my za wam was panstwo panstwa panstwu blagam no ciagle glupie glupich swoje swoich jak sobie ani rad mam_dosc mam_dosyc',
  business:
    'zamow* wizyt* rezerwac* paczk* przesylk* platn* faktur* kurier* spotkan* stolik* bilet* taks* produkt* kod* adres* zdjec* lekarz* drzwi* zakup* zwrot* pokoj* lekcj* ulic* autobus pociag dostawa dostawy dostawe dostawie dostaw kart* taryf*',
  times:
    'przed po dopoki poniedzial* wtor* srod* czwart* piat* sobot* niedziel* jutro wczoraj wieczor* rano godzin* poludni* pozniej weekend*',
  tells: 'dlaczego czemu pomylk* przypadk* zapomn*',
  wonders: 'kiedy jesli jezeli ile',
  came: 'dostal* otrzymal* przysz* przychodz* dotar* urwal* ucie* niepeln* dostaj* otrzymuj* dochodz*',
  spare: 'przegap* strac* zapom* waha* przeocz* omin* pomin* krep* obawia*',
  call: 'dzwon* zadzwon* telefonuj* oddzwon*',
  asked: 'pisz piszcie napisz napiszcie pisac napisac wyslij wyslijcie slijcie smsujcie smsuj przyslij przyslijcie',
  infinitive: '-ac -ec -ic -yc',
  cease: 'przestan przestancie przestac zaprzestancie zaprzestan zaprzestac zatrzymajcie zatrzymaj skoncz skonczcie',
  tired: 'zmecz* mecza dosyc dosc znudz*',
  others: 'zone zony meza syna corke mame matke tate ojca brata siostre',
};
