/** Shorter words have too many neighbours that mean something else. */
const shortestCompared = 7;

/** Real words that stand one letter from one of ours. */
const neighbours = new Set(
  (
    'stopped stopper subscribe subscribed subscriber subscribing massage massages passage passages mission missing receiver deceive ' +
    'contract contracts contest sanding lending spending bothered brother brothers weather mentions dosage ' +
    'подписка подписки подписать подписаться подписываться подпишите записать запиской переписка переписать ' +
    'описание описать отписала вписать выписать посылать постылый рекламация присылали ' +
    'anmelden anmeldung umbestellen bestellen vorbestellen einladung senden abonnieren abonner inscription cancela canciones ' +
    'iscrivermi inscrever suscribir zapisz zapisać wpisz odpisz'
  ).split(' '),
);

/** Whether a word is a long known one with a single slip: a letter too many, too few, another, or two swapped (Damerau). */
export function isMisspelt(word: string, known: string): boolean {
  if (known.length < shortestCompared || word.length < shortestCompared - 1 || neighbours.has(word)) return false;
  if (Math.abs(word.length - known.length) > 1 || word === known) return false;
  let begin = 0;
  while (begin < word.length && word[begin] === known[begin]) begin += 1;
  // Whoever slips in the first letter most often writes another word.
  if (begin === 0) return false;
  const [mine, theirs] = [word.slice(begin), known.slice(begin)];
  const swapped = mine[0] === theirs[1] && mine[1] === theirs[0] && mine.slice(2) === theirs.slice(2);
  return swapped || mine.slice(1) === theirs.slice(1) || mine === theirs.slice(1) || mine.slice(1) === theirs;
}
