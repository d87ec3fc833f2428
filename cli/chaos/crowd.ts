import { SetUpError } from '../../models/domain/set-up-error.ts';
import type { Fiction } from '../fiction.ts';
import type { Chance } from './chance.ts';
import type { Answer, Fact, StoryKind } from './stories.ts';

/** What a client does next for one person; each begins after the one before was acknowledged. */
export type Act = { at: number } & ({ posts: (Fact & { at: number })[] } | { answers: Answer });

/** A customer. Texts about one story come in its order, whatever happens in the others. */
export interface Person {
  id: string;
  phone: string;
  /** Which import brings the person; absent for those who were there before. */
  broughtBy?: number;
  /** Agreed to marketing before it all began. */
  agreed: boolean;
  acts: Act[];
}

type PlannedStep = { at: number } & ({ fact: Fact } | { answer: Answer });

/** Ten texts a day are allowed, eight of ordinary service; nobody's plan has more, so that no cap holds any. */
const mostTexts = 7;
/** Stories that are about the person, so that one person has one of them in all. */
const personal: readonly StoryKind[] = ['welcome', 'consent', 'opt-out'];

interface Member {
  person: Omit<Person, 'acts'>;
  steps: PlannedStep[];
  personal: boolean;
  /** Gets no other story. */
  alone: boolean;
}

/** Deals stories out to people, so many to each as the frequency caps allow. */
export class Crowd {
  readonly #chance: Chance;
  readonly #imports: readonly { at: number }[];
  readonly #fiction: Fiction;
  readonly #members: Member[] = [];

  constructor(chance: Chance, imports: readonly { at: number }[], fiction: Fiction) {
    this.#fiction = fiction;
    this.#chance = chance;
    this.#imports = imports;
  }

  /** Gives a story to somebody who may still get as many texts, or to somebody new. */
  give(kind: StoryKind, steps: PlannedStep[]): void {
    const isPersonal = personal.includes(kind);
    // Where STOP ends the matter of the text before it as well, nobody has another story besides.
    const alone = kind === 'opt-out' && this.#fiction.stopEndsTheMatter;
    const member = alone ? this.#newMember(steps, isPersonal) : this.#someone(steps, isPersonal);
    member.alone = alone;
    member.personal ||= isPersonal;
    member.person.agreed ||= kind === 'opt-out';
    member.steps.push(...steps);
  }

  people(): Person[] {
    return this.#members.map(({ person, steps }) => ({ ...person, acts: this.#inOrder(steps) }));
  }

  #someone(steps: PlannedStep[], isPersonal: boolean): Member {
    const fits = (member: Member) =>
      !member.alone &&
      member.steps.length + steps.length <= mostTexts &&
      !(isPersonal && (member.personal || member.person.broughtBy !== undefined));
    const known = this.#members.filter(fits);
    const full = this.#members.length >= this.#fiction.numbers;
    if (known.length > 0 && (full || this.#chance.happens(0.6))) {
      return known[this.#chance.between(0, known.length - 1)] as Member;
    }
    if (full)
      throw new SetUpError('arguments-unfit', 'There are not enough numbers for so many texts: run fewer minutes.');
    return this.#newMember(steps, isPersonal);
  }

  #newMember(steps: PlannedStep[], isPersonal: boolean): Member {
    const nth = this.#members.length;
    const id = { id: `person-${nth}`, phone: this.#fiction.phoneOf(nth) };
    const firstAt = steps[0]?.at ?? 0;
    const broughtBy = this.#imports.findLastIndex(({ at }) => at < firstAt);
    const imported = !isPersonal && broughtBy >= 0 && this.#chance.happens(0.3);
    const person = { ...id, agreed: false, ...(imported ? { broughtBy } : {}) };
    const member = { person, steps: [], personal: false, alone: false };
    this.#members.push(member);
    return member;
  }

  /** One act after the other; what follows closely may be posted in one batch, not always in the order of its times. */
  #inOrder(steps: PlannedStep[]): Act[] {
    const acts: Act[] = [];
    let last = -1;
    for (const step of steps.toSorted((one, other) => one.at - other.at)) {
      const at = (last = Math.max(step.at, last + 20));
      const before = acts.at(-1);
      if ('answer' in step) acts.push({ at, answers: step.answer });
      else if (before && 'posts' in before && at - before.at < 3_000 && this.#chance.happens(0.25)) {
        before.at = at;
        before.posts = this.#chance.shuffled([...before.posts, { ...step.fact, at }]);
      } else acts.push({ at, posts: [{ ...step.fact, at }] });
    }
    return acts;
  }
}
