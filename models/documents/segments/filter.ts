import type { Condition, Test } from '../../domain/segments/condition.ts';

/** A filter of the database. */
export type Filter = Readonly<Record<string, unknown>>;

/** Whose rows are meant: one contact's, or those of all from one id to another. */
export type Ids = string | { $gte: string; $lte: string };

/** A test of a field that holds plain values, as the database asks it; the same as `holdsAgainst`, but for dates. */
export function filterOf(field: string, test: Test): Filter[] {
  return (Object.entries(test) as [keyof Test, unknown][]).flatMap(([operator, wanted]) => {
    if (wanted === undefined) return [];
    const compared = asks[operator];
    if (!compared) throw new Error(`${operator} cannot be asked of ${field} in the database`);
    return [{ [field]: compared(wanted) }];
  });
}

const asks: Partial<Record<keyof Test, (wanted: unknown) => Filter>> = {
  is: ($eq) => ({ $eq }),
  isNot: ($ne) => ({ $ne }),
  in: ($in) => ({ $in }),
  notIn: ($nin) => ({ $nin }),
  above: ($gt) => ({ $gt }),
  atLeast: ($gte) => ({ $gte }),
  below: ($lt) => ({ $lt }),
  atMost: ($lte) => ({ $lte }),
  startsWith: (wanted) => ({ $regex: `^${literally(wanted as string)}` }),
  contains: (wanted) => ({ $regex: literally(wanted as string) }),
  exists: (wanted) => (wanted === true ? { $ne: null } : { $eq: null }),
};

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/**
 * What the row of every contact says for whom a condition can hold, so that the others need not be read; undefined where the
 * rows alone say nothing. It may let some through, and keeps nobody out.
 */
export function rowsFor(condition: Condition): Filter | undefined {
  if ('all' in condition)
    return joined(
      '$and',
      condition.all.map(rowsFor).filter((each) => each !== undefined),
    );
  if ('any' in condition) {
    const each = condition.any.map(rowsFor).filter((one) => one !== undefined);
    return each.length < condition.any.length ? undefined : joined('$or', each);
  }
  if ('list' in condition) return { lists: condition.list };
  const field =
    'attribute' in condition ? `attributes.${condition.attribute}` : 'contact' in condition && condition.contact;
  if (typeof field !== 'string' || !('is' in condition || 'in' in condition)) return undefined;
  const { is, in: among } = condition;
  const told = filterOf(field, { ...(is === undefined ? {} : { is }), ...(among ? { in: among } : {}) });
  return joined('$and', told);
}

function joined(join: '$and' | '$or', filters: readonly Filter[]): Filter | undefined {
  return filters.length > 1 ? { [join]: filters } : filters[0];
}
