import { describe, expect, it } from 'vitest';
import { readKeyword } from '../../../models/domain/replies/keywords.ts';
import { saysHowToStop } from '../../../models/domain/policy/says-how-to-stop.ts';
import { stopPhrases } from '../../../models/domain/policy/stop-phrases.ts';
import { shipped } from '../../../models/own-texts/own-texts.ts';

const abroad = Object.keys(shipped).filter((locale) => locale !== 'en' && locale !== 'ru');

it('every language in which Tidings comes has its phrases', () => {
  expect(Object.keys(stopPhrases).sort()).toEqual(abroad.sort());
});

it.each(abroad)('what Tidings itself says in %s is an instruction', (locale) => {
  const own = shipped[locale]!;
  expect(saysHowToStop(`Shop: -20 %!\n${own['footer/reply']}`)).toBe(true);
  expect(saysHowToStop(own['double-opt-in/done'])).toBe(true);
  expect(saysHowToStop(own['auto-reply/help'])).toBe(true);
});

describe('an instruction in another language', () => {
  it.each([
    'Räder -20 %. Abmelden: STOP antworten',
    'Räder. Antworten Sie mit STOP, um sich abzumelden.',
    'Räder. Antworte STOP zum Abmelden',
    'Räder. Zum Abmelden STOP antworten',
    'Räder. Keine SMS mehr: STOP antworten',
    'Räder. STOP = Abmelden',
    'Räder. „STOP“ antworten',
    'Räder. Abmeldung jederzeit: STOP',
    'Räder. Jederzeit abbestellen: STOP antworten',
    'Hunger? Abmelden: STOP antworten https://shop.example/a',
    'Soldes. Pour vous désinscrire, répondez STOP.',
    'Soldes. Plus de pub : STOP',
    'Soldes. Répondez STOP pour ne plus recevoir nos SMS',
    'Soldes. Pour vous désinscrire, envoyez STOP au 36111',
    'Soldes. Désinscription : STOP',
    'Rebajas. Responda STOP para darse de baja',
    'Rebajas. Para darte de baja, envía BAJA al 12345',
    'Rebajas. Baja: STOP',
    'Saldi. Risponda STOP per disiscriversi',
    'Saldi. Per non ricevere più messaggi rispondi STOP',
    'Saldos. Responda STOP para cancelar',
    'Saldos. Para deixar de receber mensagens, envie SAIR',
    'Rabat. Rezygnacja: odpisz STOP',
    'Rabat. Odpisz STOP, aby zrezygnować',
    'Rabat. Wyślij STOP, żeby nie otrzymywać reklam',
    'İndirim. Reklam istemezseniz: STOP',
    'İndirim. Çıkmak için STOP yazın.',
    'İndirim. SMS almak istemiyorsanız RET yazıp 3340’a gönderin',
    'Знижки. Відмова: відповідь СТОП',
    'Знижки. Щоб відписатися, надішліть СТОП',
    'Знижки. СТОП – відписатися від розсилки',
    'Жеңілдік. Бас тарту: СТОП деп жазыңыз',
    'Жеңілдік. Жарнамадан бас тарту үшін СТОП деп жауап беріңіз',
  ])('%s', (text) => expect(saysHowToStop(text)).toBe(true));
});

describe('copy in another language', () => {
  it.each([
    'STOP! Räder zum halben Preis',
    'Antworten Sie nicht STOP',
    'Niemand muss sich abmelden: nicht STOP antworten',
    'Antworte STOP und gewinne ein Rad',
    'Vom Alltag abmelden: STOP dem Stress',
    'Abmelden: STOP antworten? Niemals',
    'Wenn Sie uns nicht mögen – STOP antworten',
    'antworte stop',
    'ENDE der Saison',
    'Keine Sorge mehr: STOP',
    'Hunger? STOP antworten',
    'STOP – keine Werbung mehr',
    'STOP: plus de pub',
    'Responda CANCELAR para cancelar',
    'STOP antworten. Und gewinnen!',
    'STOP aux kilos',
    'Ne répondez pas STOP',
    "N'hésitez pas – répondez STOP",
    'Répondez STOP pour gagner',
    'Pour vous désinscrire de la grisaille, répondez STOP',
    'BAJA de precios',
    'No responda STOP',
    'Responda STOP para ganar',
    'Responda STOP si tiene hambre',
    'Non risponda STOP',
    'Risponda STOP per vincere',
    'STOP al freddo',
    'Não responda STOP',
    'Responda SIM para cancelar a reserva',
    'Responda STOP para cancelar a sua reserva',
    'Nie odpisz STOP',
    'Odpisz STOP i wygraj',
    'STOP cenom',
    'STOP yazmayın',
    'STOP yazın ve kazanın',
    'Sakın STOP yazın',
    'Не надсилайте СТОП',
    'Надішліть СТОП і виграйте',
    'СТОП цінам',
    'Відмова від цукру: наш новий торт',
    'СТОП деп жазбаңыз',
    'СТОП деп жазып, жүлде ұтыңыз',
    'СТОП бағаға',
  ])('%s', (text) => expect(saysHowToStop(text)).toBe(false));
});

it.each([
  ['de', 'STOP|STOPP|STOP ALLES|ABMELDEN|ABMELDUNG|ENDE'],
  ['fr', 'STOP|STOP TOUT|ARRET|DESABONNER|DÉSINSCRIPTION'],
  ['es', 'STOP|STOP TODO|BAJA|ALTO'],
  ['it', 'STOP|STOP TUTTO|BASTA'],
  ['pt', 'STOP|STOP TUDO|SAIR|PARAR'],
  ['pl', 'STOP|STOP WSZYSTKO|KONIEC|REZYGNUJĘ|REZYGNACJA'],
  ['tr', 'STOP|STOP HEPSİ|İPTAL|RET|DUR'],
  ['uk', 'СТОП|СТОП УСЕ|STOP|ВІДПИСКА|ВІДМОВА'],
  ['kk', 'СТОП|СТОП БӘРІ|STOP|ТОҚТА|ТОҚТАТ'],
])('a reply with a keyword of %s ends messages', (locale, keywords) => {
  for (const keyword of keywords.split('|')) {
    expect(keyword).toMatch(new RegExp(`^(?:${stopPhrases[locale]!.keywords})$`, 'iu'));
    expect([keyword, readKeyword(keyword)]).toEqual([keyword, 'opt-out']);
  }
});
