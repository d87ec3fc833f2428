import { readingsOf } from '../refusals/languages.ts';
import { has } from '../refusals/clause.ts';

/** Words that take an agreement back, or speak of something besides, whatever the language. A `*` ends a stem. */
const doubts = [
  // It is denied, or turned to the contrary.
  'not dont cant wont cannot couldnt isnt no but however although though nicht kein keine keinen nein nie aber doch sondern jedoch allerdings pas non mais sauf pero excepto sino no nao porem mas non ma pero tuttavia nie ale lecz jednak ama fakat degil hayir yok',
  'не нет ні але однако хотя зато жоқ емес бірақ бирак аднак однак хоча ни адно немає няма',
  // It depends on something.
  'if unless only depends depend provided when wenn falls sofern erst nur ausser sobald kommt_drauf si seulement sauf quand selon condition solo solamente salvo depende se somente so_se apenas soltanto purche dipende jesli jezeli gdy gdyby o_ile tylko dopiero chyba zalezy oprocz eger sadece ancak sartiyla',
  'если только лишь кроме когда зависит смотря якщо тільки лише залежить коли калі толькі залежыць егер тек ғана қашан',
  // It is not sure.
  'maybe perhaps probably might possibly guess think unsure try hope later or otherwise vielleicht eventuell wahrscheinlich vermutlich eher glaube denke mal_sehen versuche hoffe hoffentlich spater oder peut_etre probablement sans_doute essaierai crois pense espere tard ou',
  'quizas quiza tal_vez acaso probablemente creo pienso intentare espero despues luego talvez provavelmente acho tentarei depois mais_tarde forse probabilmente credo penso provero spero dopo oppure piu_tardi moze prawdopodobnie raczej mysle sprobuje pozniej potem lub albo czy zobacze belki galiba muhtemelen sanirim sonra veya ya_da yoksa',
  'может наверно наверное возможно вероятно думаю подумаю попробую постараюсь надеюсь вроде потом позже попозже или либо посмотрю може мабуть можливо думаю подумаю спробую постараюсь сподіваюсь пізніше потім або чи можа мабыць магчыма напэўна пастараюся пазней потым ці мүмкін бәлкім шығар кейін немесе сосын',
  'бы б был* бывает',
  // It asks.
  'what who where which why how whose question* was wer wo wann wie warum wieso weshalb welche* wieviel frage* qui quoi pourquoi comment combien quel quelle question* quien cuando donde cual cuanto cuanta pregunta* quem onde quando qual quanto quanta pergunta* chi dove quale perche domanda* kto gdzie kiedy jak jaki jaka jakie ile dlaczego czemu co pytan* kim nerede nasil hangi kac neden niye ne soru* mu mi',
  'что чего кто где как какой какая какие какое сколько почему зачем куда чем вопрос* що хто де як який яка яке які скільки чому навіщо куди питан* што хто дзе які якая колькі чаму пытан* не_үшін қайда қалай қандай қанша кім неге ме сұрақ* сұра*',
  // It is to be another time or thing, or no more.
  'cancel* reschedul* postpone* another other instead different change move wrong absag* verschieb* verleg* ander* anders statt falsch* anstatt annul* reporter deplac* decal* autre* plutot faux cancel* aplaz* cambi* otro otra anular adiar remarcar mudar outro outra spostar* rimand* disdi* altro altra invece',
  'odwola* przeloz* przesun* przeniesc zmieni* inny inna inne innym zamiast iptal ertele* degistir* baska yanlis отмен* перенес* перенос* перенести друг* вместо сменить изменить скасу* перенест* інш* замість адмян* іншы басқа ауыстыр* кейінге',
  // It is meant as the contrary.
  'пошли пошел пошла иди идите отвали* отстань* отвяж* достали whatever',
].flatMap((line) => line.split(' '));

const whole = new Set(doubts.filter((word) => !/[*_]/.test(word)));
const stems = doubts.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
const phrases = doubts.filter((word) => word.includes('_')).map((word) => word.replaceAll('_', ' '));

/** What words mean that end something, in the vocabularies of refusals. */
const endings = ['leave', 'end', 'unsend', 'unwant', 'withdraw', 'erase', 'tired'] as const;

/** Whether what stands behind a "yes" denies, limits, doubts or asks, or wants something to end. */
export function leavesDoubt(rest: string): boolean {
  const words = rest.split(' ').filter(Boolean);
  if (words.some((word) => whole.has(word) || stems.some((stem) => word.startsWith(stem)))) return true;
  if (phrases.some((phrase) => ` ${rest} `.includes(` ${phrase} `))) return true;
  return readingsOf(rest).some((clause) => endings.some((role) => has(clause, role)));
}
