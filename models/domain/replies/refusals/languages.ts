import { belarusian } from './be.ts';
import { english } from './en.ts';
import { french } from './fr.ts';
import { german } from './de.ts';
import { italian } from './it.ts';
import { kazakh } from './kk.ts';
import { unknown, type Clause } from './clause.ts';
import { language, type Language } from './language.ts';
import { polish } from './pl.ts';
import { portuguese } from './pt.ts';
import { russian } from './ru.ts';
import { spanish } from './es.ts';
import { turkish } from './tr.ts';
import { ukrainian } from './uk.ts';

const kazakhLetters: Record<string, string> = {
  ә: 'а',
  і: 'и',
  ң: 'н',
  ғ: 'г',
  ү: 'у',
  ұ: 'у',
  қ: 'к',
  ө: 'о',
  һ: 'х',
};

/** The languages in which refusals are read; docs/opt-out.md names them. */
export const languages: readonly Language[] = [
  ...[english, russian, ukrainian, belarusian, german, french, spanish, portuguese, italian, polish, turkish].map(
    (vocabulary) => language(vocabulary),
  ),
  language(kazakh, (words) => words.replace(/[әіңғүұқөһ]/gu, (letter) => kazakhLetters[letter] ?? letter)),
];

/** A thought in the languages that know most of its words. */
export function readingsOf(thought: string): Clause[] {
  const readings = languages.map(({ rolesOf }) => rolesOf(thought));
  const fewest = Math.min(...readings.map(unknown));
  return readings.filter((reading) => unknown(reading) === fewest);
}
