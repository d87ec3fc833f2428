/** The words of one language by what they do in an answer; a `_` joins words that mean something only together. */
export interface AnswerWords {
  /** Agrees, whatever goes on behind it: "yes". */
  yes: string;
  /** Agrees before a mark, and else is also a word for "so": the Polish "tak". */
  so?: string;
  /** Agrees where nothing else is said: "ok", "of course". */
  agree: string;
  /** Declines where nothing else is said: "no", "of course not". */
  no: string;
  /** Denies what is done, in the same thought: "nicht". */
  not: string;
  /** Says by itself that it is not possible: "can't make it". */
  cannot: string;
  /** What somebody who was asked does or can do: "komme", "geht". */
  acts: string;
  /** Adds nothing beside the others: "I", "unfortunately". */
  beside: string;
  /** Begins like an agreement and is none: "так себе". */
  idioms?: string;
}

/** How people agree and decline, by language. */
export const answerWords: readonly AnswerWords[] = [
  {
    yes: 'yes y yep yeah yup sure definitely absolutely',
    agree: 'ok okay of_course certainly sounds_good with_pleasure gladly fine_by_me',
    no: 'no n nope nah never of_course_not certainly_not absolutely_not definitely_not not_possible no_way',
    not: 'not',
    cannot: `can't cannot won't couldn't can_not will_not unable`,
    acts: `come make_it make be be_there attend able to_come to_make_it to_attend do do_it I'll_come I'll_be_there I_will_come I_will_be_there`,
    beside: `I I'm I'll it's that's we am are unfortunately sadly afraid sorry that time there it this so then today to very much`,
    idioms: 'yeah_right yeah_nah no_problem sure_about',
  },
  {
    yes: 'ja jawohl jep jo',
    agree:
      'ok okay gern gerne sehr_gern sehr_gerne klar geht_klar alles_klar natürlich selbstverständlich sicher klaro na_klar na_gut in_Ordnung einverstanden passt passt_gut auf_jeden_Fall aber_gern aber_gerne ja_gern ja_gerne aber_ja ja_aber_gern ja_natürlich abgemacht freilich mit_Vergnügen',
    no: 'nein nee nö ne leider_nicht natürlich_nicht auf_keinen_Fall sicher_nicht lieber_nicht nicht_möglich keinesfalls niemals',
    not: 'nicht nich nix leider_nicht',
    cannot: '',
    acts: 'komme kommen komm kann können geht schaffe schaffen schaff klappt passt möglich dabei werde werden möchte möchten will mag',
    beside:
      'ich wir es das leider tut_mir_leid tut_mir_sehr_leid tut_uns_leid sehr sorry dann da heute vielen Dank schön',
    idioms:
      'na_ja ja_mei ja_toll ja_jestem ja_mam ja_chcę ja_tylko ja_już ja_też ja_bym ja_się ja_to ja_tu ja_teraz ja_zawsze ja_pytam ja_piszę ja_byłem ja_byłam ja_w ja_z ja_na',
  },
  {
    yes: 'oui ouais',
    agree: `ok d'accord volontiers avec_plaisir bien_sûr bien_sur évidemment certainement entendu parfait ça_marche ça_me_va tout_à_fait bien_entendu`,
    no: 'non nan bien_sûr_que_non certainement_pas pas_du_tout jamais pas_possible',
    not: 'pas',
    cannot: '',
    acts: 'peux pouvons pourrai pourrons viens viendrai viendrons venir viendra serai serons possible là disponible être pourrais veux voulons',
    beside: `je nous ne n' n'est n'y c'est est ce malheureusement hélas désolé désolée désolés vraiment sera ça cela y aujourd'hui beaucoup`,
    idioms: 'oui_et_non',
  },
  {
    yes: '',
    so: 'sí',
    agree:
      'ok claro vale claro_que_sí por_supuesto desde_luego de_acuerdo con_gusto con_mucho_gusto cómo_no perfecto encantado encantada naturalmente está_bien por_supuesto_que_sí',
    no: 'no claro_que_no por_supuesto_que_no desde_luego_que_no nunca no_es_posible imposible de_ninguna_manera',
    not: 'no',
    cannot: '',
    acts: 'puedo podemos podré podremos voy vamos iré iremos ir venir asistir asistiré llego posible estaré acudir podría quiero queremos',
    beside:
      'yo nosotros me es será lamentablemente desgraciadamente desafortunadamente lo_siento siento lo mucho muchas ahí hoy a',
    idioms: 'vale_más',
  },
  {
    yes: 'sim',
    agree:
      'ok claro claro_que_sim com_certeza com_prazer de_acordo combinado certamente está_bem tudo_bem naturalmente perfeito pode_ser_sim',
    no: 'não claro_que_não de_jeito_nenhum nunca não_é_possível impossível',
    not: 'não',
    cannot: '',
    acts: 'poder posso podemos poderei poderemos vou vamos irei iremos ir vir comparecer consigo conseguirei estarei possível dá conseguimos quero queremos',
    beside: 'eu nós infelizmente lamento desculpe desculpa sinto_muito é será aí hoje mesmo obrigada muito',
  },
  {
    yes: 'certo',
    so: 'sì',
    agree: `ok volentieri certamente certo_che_sì va_bene d'accordo naturalmente ovviamente perfetto con_piacere molto_volentieri senz'altro assolutamente_sì ma_certo sicuramente`,
    no: 'no certo_che_no assolutamente_no ovviamente_no mai non_è_possibile impossibile',
    not: 'non',
    cannot: '',
    acts: 'posso possiamo potrò potremo vengo veniamo verrò verremo venire riesco riusciamo riuscirò possibile esserci sarò essere ce_la_faccio voglio vogliamo',
    beside: 'io noi purtroppo mi_dispiace ci_dispiace spiacente è sarà a ci oggi mille tante',
  },
  {
    yes: 'yhy',
    so: 'tak',
    agree:
      'ok okej dobrze dobra jasne oczywiście oczywiście_że_tak pewnie pewnie_że_tak naturalnie zgoda chętnie z_przyjemnością bardzo_chętnie jak_najbardziej w_porządku zgadzam_się no_jasne no_pewnie no_tak potwierdzam',
    no: 'nie oczywiście_że_nie oczywiście_nie raczej_nie_dam_rady niemożliwe nie_ma_mowy nigdy',
    not: 'nie',
    cannot: 'nie_dam_rady nie_damy_rady nie_da_rady',
    acts: 'przyjdę przyjdziemy przyjadę przyjedziemy będę będziemy mogę możemy przyjść przyjechać zdążę pasuje uda_się uda_mi_się stawię_się skorzystam być mógł mogła da_się_przyjść możliwe chcę chcemy',
    beside: 'ja my niestety przykro_mi bardzo przepraszam to jest na_pewno się mi tam dziś dzisiaj',
    idioms: 'tak_sobie tak_samo tak_naprawdę tak_długo',
  },
  {
    yes: 'evet',
    agree:
      'ok olur tamam tabii tabi tabii_ki tabi_ki elbette elbette_ki memnuniyetle kesinlikle peki seve_seve uygundur hay_hay',
    no: 'hayır yok tabii_ki_hayır elbette_hayır olmaz asla mümkün_değil kesinlikle_hayır maalesef_olmaz imkansız',
    not: 'değil',
    cannot:
      'gelemem gelemeyeceğim gelemiyorum gelmeyeceğim gelmiyorum gelemeyiz gelemiyoruz gelemeyeceğiz gelmem katılamam katılamıyorum katılamayacağım yapamam olamam uygun_değil müsait_değilim uygun_değilim yetişemem istemiyorum',
    acts: 'geleceğim gelirim geliyorum geliriz geleceğiz katılacağım katılırım orada_olacağım uygun istiyorum',
    beside: 'ben biz maalesef malesef ne_yazık_ki üzgünüm çok orada bugün teşekkür ederim sağol sağolun',
    idioms: 'tamam_mı',
  },
  {
    yes: 'да ага угу конечно согласен согласна',
    so: 'так хочу давайте',
    agree:
      'хорошо ладно верно давай ок окей разумеется безусловно естественно с_удовольствием обязательно договорились само_собой непременно подтверждаю',
    no: 'нет не неа нету конечно_нет конечно_же_нет ни_в_коем_случае никогда невозможно разумеется_нет',
    not: 'не',
    cannot: '',
    acts: 'приду придем приеду приедем буду будем смогу сможем могу можем получится получается прийти приехать быть выйдет успею успеваю хочу хотим',
    beside:
      'я мы к_сожалению увы жаль очень извините простите у меня нас там же тоже точно сегодня мне большое огромное благодарю',
    idioms: 'да_ладно да_ну да_уж да_что да_ты да_вы да_я так_себе давай_не',
  },
  {
    yes: 'згоден згодна авжеж',
    so: 'так',
    agree:
      'ок добре гаразд звичайно звісно певна_річ зрозуміло_так із_задоволенням з_задоволенням залюбки обовʼязково домовились домовилися безумовно звичайно_так підтверджую',
    no: 'ні звичайно_ні звісно_ні ніколи неможливо нізащо',
    not: 'не',
    cannot: '',
    acts: 'прийду прийдемо приїду приїдемо буду будемо зможу зможемо можу можемо вийде прийти приїхати бути встигну вдасться хочу хочемо',
    beside: 'я ми на_жаль шкода дуже вибачте пробачте у мене нас там же теж точно сьогодні мені щиро',
    idioms: 'так_собі',
  },
  {
    yes: 'згодзен згодна але_ж_так',
    so: 'так',
    agree: 'добра вядома канешне безумоўна ахвотна з_задавальненнем абавязкова дамовіліся вядома_так пацвярджаю',
    no: 'не вядома_не ніколі немагчыма',
    not: 'не',
    cannot: '',
    acts: 'прыйду прыйдзем прыеду прыедзем буду будзем змагу зможам магу можам атрымаецца прыйсці прыехаць паспею хачу',
    beside: 'я мы на_жаль шкада вельмі прабачце выбачайце калі_ласка у мяне нас там сёння дзякуй вялікі',
    idioms: 'так_сабе',
  },
  {
    yes: 'иә ия',
    agree: 'ок жарайды әрине мақұл келісемін келістім қуана_қуана қуанып жақсы болады міндетті_түрде',
    no: 'жоқ әрине_жоқ болмайды мүмкін_емес ешқашан',
    not: 'емес',
    cannot:
      'келмеймін келе_алмаймын бара_алмаймын келе_алмаймыз бара_алмаймыз алмаймын бармаймын қатыса_алмаймын үлгермеймін келмейміз қаламаймын',
    acts: 'келемін барамын келеміз барамыз боламын қатысамын',
    beside: 'мен біз өкінішке_орай кешіріңіз кешіріңіздер өте бүгін онда көп',
  },
];
