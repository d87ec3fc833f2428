import type { Vocabulary } from './vocabulary.ts';

export const turkish: Vocabulary = {
  leave:
    'uyelikten_cik* listeden_cik* listenizden_cik* aboneligimi_iptal abonelikten_cik* abonelik_iptal* ret_ uyeligimi_iptal uyeligimi_sonlandir* rahat_birak* aboneligimi_iptal_etmek',
  end: 'dur durdur* durun iptal birak* kes* kesin sil* silin siliniz cikar* cikarin son_ver* kaldir* sonlandir* yeter engelle* vazgec* kapat* cikmak cikart* iptal_etmek durdur durdurun durdurunuz son_verin',
  send: '',
  tell: '',
  receive: 'almak almayi gormek',
  not: 'degil hayir unutmayin unutmayiniz unutma kacirmayin cekinmeyin cekinmeyiniz atlamayin tereddut_etmeyin',
  none: 'yok yeter hayir artik_yok',
  want: 'istiyorum isterim ilgileniyorum',
  unsend:
    'gonderme* atma* yollama* yazma* arama* rahatsiz_etme* iletme* mesajlama* gondermeyi_birak* gondermeyi_kes* yazmayi_birak* gondermeyi_durdur* taciz_etme* ulasma*',
  unwant:
    'istemiyor* istemem* ilgilenmiyor* gerek_yok izin_vermiyor* almak_istemiyor* onaylamiyor* istemedi* reddediyor* reddet* reddeder* red_ediyor* itiraz_ediyor* karsiyim istemiom* istemiyom* istemyorum istemio* istemiyrm',
  more: 'artik bir_daha asla hic',
  things:
    'mesaj* sms* reklam* kampanya* spam* bulten* bildirim* abonelik* abonelig* liste* tanitim* ileti* promosyon* teklif* eposta* mail* rehber* duyuru* sacma* copu veri_taban* sistem* pazarlama*',
  me: 'bana beni benim bize numara* numaram* telefon* telefonum* rizam* iznim* onayim* hakkimda onayimi iznimi rizami verilerim* bilgilerim*',
  data: 'veri* verilerim* kisisel* hesab* hesap* profil* bilgilerim* bilgilerimi verilerimi verilerim verilerimin',
  erase: 'sil* silin siliniz imha_ed* yok_ed*',
  correct: 'duzelt* guncelle* yanlis*',
  restrict: 'kisitla* sinirla* sinirlandir*',
  ask: 'hangi neler kopya* erisim ne kopyasini',
  hold: 'sakli* biliyor* tutuyor* var kopya* erisim sakliyor*',
  withdraw: 'geri_cek* geri_al* iptal_ed*',
  consent: 'onay* riza* rizam* izn* izin* islenme*',
  beside:
    'lutfen tesekkurler merhaba iyi gunler bu su sizin sizden size siz ben biz ve ile bir daha artik hemen simdi bugun istiyorum isterim rica ederim ediyorum edin edin ediniz et misiniz mi lutfen hic her cok tum butun gonderdiginiz gelen boyle yeter den dan bile nasil ederim icin ya olun kez gerek yok',
  business:
    'siparis* randevu* teslimat* rezervasyon* kargo* odeme* fatura* kurye* toplanti* masa* bilet* taksi* urun* kod* adres* foto* araba* doktor* kapi* iade* oda* ders* yol* otobus tren kart* tarife*',
  times:
    'once sonra kadar pazartesi sali carsamba persembe cuma cumartesi pazar yarin dun aksam* sabah* saat* ogle* hafta_sonu',
  tells:
    'neden niye yanlislikla hata* unuttu* silmeyin cikarmayin etmeyin durdurmayin kesmeyin kaldirmayin kesilmis kesildi kesiliyor kesik',
  wonders: 'ne_zaman eger',
  came: 'gelmed* gelmiyor geldi almadim alamadim ulasmadi',
  spare: 'kacir* kaybet* unut* cekin* atla* tereddut_et* mahrum_kal*',
  call: 'arama* arayin ara arayiniz ararsaniz aramak telefon_et* telefon_edin telefon_acin',
  asked: 'atin atiniz yazin yaz yaziniz gonderin gonder gonderiniz yollayin iletin mesajlas*',
  infinitive: '-mak -mek iptal_etmek aboneligimi_iptal_etmek -mayi -meyi -maktan -mekten',
  cease: 'durun durdur durdurun durdurunuz dur son_verin',
  tired: 'yoruldum biktim yordu* usandim sikildim bunaldim biktir*',
  others: 'esimi karimi kocami oglumu kizimi annemi babami kardesimi',
};
