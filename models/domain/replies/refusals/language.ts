import { isMisspelt } from './misspelt.ts';
import type { Role, Vocabulary } from './vocabulary.ts';

/** A vocabulary made ready to be looked up. */
export interface Language {
  /** The roles of each word of a clause; words that mean something only together are one. */
  rolesOf: (clause: string) => ReadonlySet<Role>[];
}

/** Words by their beginnings, and the roles they give. */
interface Entry {
  written: string;
  stem: boolean;
  role: Role;
}

/** Of other words, the forms of a verb lie too near each other to guess one. */
const slips: ReadonlySet<Role> = new Set(['leave', 'end', 'things', 'erase']);
const nothing: ReadonlySet<Role> = new Set();

/** @param typed how the readers of a language also type its letters */
export function language(vocabulary: Vocabulary, typed: (words: string) => string = (words) => words): Language {
  const entries = Object.entries(vocabulary).flatMap(([role, words]) =>
    typed(words as string)
      .split(' ')
      .filter(Boolean)
      .map((word): Entry => {
        const stem = word.endsWith('*');
        return { written: stem ? word.slice(0, -1) : word, stem, role: role as Role };
      }),
  );
  const endings = entries.filter(({ written }) => written.startsWith('-'));
  const exact = byWord(entries);
  const stems = entries.filter(({ stem }) => stem);
  const long = entries.filter(({ written, role }) => slips.has(role) && !written.includes('_'));
  const joined = entries
    .filter(({ written }) => written.includes('_'))
    .sort((a, b) => b.written.length - a.written.length);
  const known = new Map<string, ReadonlySet<Role>>();
  return { rolesOf };

  function rolesOf(clause: string): ReadonlySet<Role>[] {
    let said = ` ${typed(clause)} `;
    for (const { written, stem } of joined) {
      const apart = ` ${written.replaceAll('_', ' ')}${stem ? '' : ' '}`;
      if (said.includes(apart)) said = said.replaceAll(apart, ` ${written}${stem ? '' : ' '}`);
    }
    return said.trim().split(' ').filter(Boolean).map(roles);
  }

  function roles(word: string): ReadonlySet<Role> {
    const before = known.get(word);
    if (before) return before;
    const found = lookUp(word);
    // What people write is endless; what is remembered is not.
    if (known.size < 10_000) known.set(word, found);
    return found;
  }

  function lookUp(word: string): ReadonlySet<Role> {
    const whole = exact.get(word) ?? [];
    const begun = stems.filter(({ written }) => word.startsWith(written));
    const found = new Set([...whole, ...begun.map(({ role }) => role)]);
    if (found.size > 0) return withEndings(word, found);
    const meant = long.filter(({ written, stem }) =>
      [written.length - 1, written.length, written.length + 1].some((length) =>
        isMisspelt(stem ? word.slice(0, length) : word, written),
      ),
    );
    return meant.length > 0 ? withEndings(word, new Set(meant.map(({ role }) => role))) : nothing;
  }

  function withEndings(word: string, found: Set<Role>): Set<Role> {
    for (const { written, role } of endings) if (word.endsWith(written.slice(1))) found.add(role);
    return found;
  }
}

function byWord(entries: readonly Entry[]): Map<string, Role[]> {
  const map = new Map<string, Role[]>();
  for (const { written, stem, role } of entries) {
    if (!stem) map.set(written, [...(map.get(written) ?? []), role]);
  }
  return map;
}
